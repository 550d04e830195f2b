package org.cwmp4j.model;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which parameters must not be shown: in logs, in {@code toString} and in exceptions. */
public final class Secrets {
    private static final String MASK = "***";
    private static final String SCHEME_END = "://";
    private static final Pattern QUERY = Pattern.compile("([?&;])([^=&;#?\\s<>\"']+)=([^&;#\\s<>\"']+)");
    private static final Pattern WORDS = Pattern.compile("password|passwd|passphrase|passcode|pwd|secret|credential"
            + "|(wep|wpa|shared|private)key|(read|write|ro|rw|get|set)community|communitystring");
    private static final Pattern ENDS = Pattern.compile("(key|psk|pass|token|pincode)$|^pin$");
    /** They identify, count or are shown to everybody. */
    private static final Pattern OPEN = Pattern.compile("^(parameterkey|commandkey)$|(publickey|uniquekey|bypass)$");

    private static final Pattern PIN = Pattern.compile(".+(PIN|Pin)$");

    private Secrets() {}

    /**
     * Whether the last node of a parameter name, a number at its end put aside, says that its value is a secret: a password, pass
     * phrase, credential, key (of WEP, WPA, pre-shared), SNMP community, secret, PIN or token. Keys that identify ({@code ParameterKey},
     * {@code CommandKey}) or are public are none. Where a name may mean either, the answer is yes: too much is hidden rather than
     * too little.
     */
    public static boolean isSecret(String parameterName) {
        String leaf = withoutNumber(parameterName.substring(parameterName.lastIndexOf('.') + 1));
        String lower = leaf.toLowerCase(Locale.ROOT);
        if (OPEN.matcher(lower).find()) {
            return false;
        }
        return WORDS.matcher(lower).find()
                || ENDS.matcher(lower).find()
                || PIN.matcher(leaf).matches();
    }

    private static String withoutNumber(String leaf) {
        int end = leaf.length();
        while (end > 0 && (Character.isDigit(leaf.charAt(end - 1)) || leaf.charAt(end - 1) == '_')) {
            end--;
        }
        return leaf.substring(0, end);
    }

    /**
     * A text in which the user information of a URL, if it has one, is replaced by {@code ***}, and so are values in its query whose
     * names say that they are secret. What stands before an {@code @} in the path is hidden too, since it may belong to a password.
     */
    public static String maskUrl(String text) {
        int start = text.indexOf(SCHEME_END);
        if (start < 0) {
            return text;
        }
        String shown = text.indexOf('@', start) < 0 ? text : withoutUserInfo(text, start);
        return shown.indexOf('=') < 0 ? shown : QUERY.matcher(shown).replaceAll(Secrets::maskedArgument);
    }

    /**
     * Up to the last sign: a password may hold one, or a slash, against the rules of URLs. No regular expression, since one would go over
     * the rest of a word again at each {@code ://}, and a peer may send long ones.
     */
    private static String withoutUserInfo(String text, int first) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        int url = first;
        while (url >= 0) {
            int from = url + SCHEME_END.length();
            int end = from;
            int sign = -1;
            for (; end < text.length() && " \t\n\u000B\f\r<>\"'".indexOf(text.charAt(end)) < 0; end++) {
                sign = text.charAt(end) == '@' ? end : sign;
            }
            if (sign >= 0) {
                out.append(text, copied, from).append(MASK);
                copied = sign;
            }
            url = text.indexOf(SCHEME_END, end);
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static String maskedArgument(MatchResult argument) {
        String name = argument.group(2);
        boolean hidden = isSecret(name) || name.toLowerCase(Locale.ROOT).endsWith("signature");
        return Matcher.quoteReplacement(hidden ? argument.group(1) + name + "=" + MASK : argument.group());
    }
}
