package org.cwmp4j.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Says which parameters must not be shown: in logs, in {@code toString} and in exceptions. */
public final class Secrets {
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/?#\\s]*@");

    private Secrets() {}

    /**
     * Whether the last node of a parameter name says that its value is a secret: a password, pass phrase, key, secret, PIN
     * or token. Keys that identify ({@code ParameterKey}, {@code CommandKey}) are none.
     */
    public static boolean isSecret(String parameterName) {
        String leaf =
                parameterName.substring(parameterName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (leaf.equals("parameterkey") || leaf.equals("commandkey")) {
            return false;
        }
        return leaf.contains("password")
                || leaf.contains("passphrase")
                || leaf.contains("secret")
                || leaf.endsWith("key")
                || leaf.equals("pin")
                || leaf.equals("pincode")
                || leaf.endsWith("token");
    }

    /** A text in which the user information of a URL, if it has one, is replaced by {@code ***}. */
    public static String maskUrl(String text) {
        int start = text.indexOf("://");
        if (start < 0 || text.indexOf('@', start) < 0) {
            return text;
        }
        return USER_INFO.matcher(text).replaceAll("$1***@");
    }
}
