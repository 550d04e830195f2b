package org.cwmp4j.model;

import java.util.regex.Pattern;

/**
 * Names that vendors add (TR-106 3.3): {@code X_<VENDOR>_Name}, where the vendor is an OUI of six upper-case hexadecimal digits or
 * a domain name in upper case with hyphens or underscores for its dots.
 */
public final class VendorNames {
    /** The longest vendor value of an enumeration, in characters. */
    public static final int MAX_VALUE_LENGTH = 31;

    private static final Pattern NAME = Pattern.compile("X_[0-9A-Z]([0-9A-Z_-]*[0-9A-Z])?_[\\p{L}_][\\p{L}\\p{Nd}_-]*");

    private VendorNames() {}

    /** Whether this names an object or a parameter of a vendor (C-PATH-06). */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether this is a vendor's value of an enumeration (C-PATH-07). */
    public static boolean isValue(String value) {
        return value.codePointCount(0, value.length()) <= MAX_VALUE_LENGTH && isName(value);
    }
}
