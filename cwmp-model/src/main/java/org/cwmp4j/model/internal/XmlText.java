package org.cwmp4j.model.internal;

/** Which characters XML 1.0 can carry (B-TYPE-18), and how many a text has (B-TYPE-01). */
public final class XmlText {
    private XmlText() {}

    /** Where the first character stands that XML 1.0 cannot carry, an unpaired surrogate included; -1 if there is none. */
    public static int firstIllegal(String text) {
        // One branch-free pass settles nearly every text: the sign bit stays clear if all are in U+0020..U+D7FF.
        int outside = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            outside |= (c - 0x20) | (0xD7FF - c);
        }
        return outside >= 0 ? -1 : search(text);
    }

    private static int search(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean legal = c >= 0x20
                    ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000
                    : c == '\t' || c == '\n' || c == '\r';
            if (!legal) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    /** Whether a text has more than {@code max} characters; a surrogate pair is one. */
    public static boolean longerThan(String text, int max) {
        return text.length() > max && text.codePointCount(0, text.length()) > max;
    }

    /** Whether a text can be the name of an element: no colon, no blank. */
    public static boolean isName(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean letter = c == '_' || Character.isLetter(c);
            if (!letter && (i == 0 || !(c == '-' || c == '.' || Character.isDigit(c)))) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}
