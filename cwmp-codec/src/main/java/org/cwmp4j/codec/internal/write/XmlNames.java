package org.cwmp4j.codec.internal.write;

/** Which names of elements and types may be written (XML 1.0, fifth edition, section 2.3). */
final class XmlNames {
    private XmlNames() {}

    /**
     * Whether a name without prefix may stand in a tag.
     *
     * @param asReceived also allows what a peer may have sent: letters beyond ASCII, and colons
     */
    static boolean isWritable(String name, boolean asReceived) {
        if (name.isEmpty() || !isStart(name.codePointAt(0), asReceived)) {
            return false;
        }
        return name.codePoints().allMatch(c -> isPart(c, asReceived));
    }

    private static boolean isStart(int c, boolean asReceived) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || (asReceived && (c == ':' || isStartBeyondAscii(c)));
    }

    private static boolean isPart(int c, boolean asReceived) {
        return isStart(c, asReceived)
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || (asReceived && isPartBeyondAscii(c));
    }

    private static boolean isStartBeyondAscii(int c) {
        return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
                || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
                || c == 0x200C
                || c == 0x200D
                || (c >= 0x2070 && c <= 0x218F)
                || (c >= 0x2C00 && c <= 0x2FEF)
                || (c >= 0x3001 && c <= 0xD7FF)
                || (c >= 0xF900 && c <= 0xFDCF)
                || (c >= 0xFDF0 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0xEFFFF);
    }

    private static boolean isPartBeyondAscii(int c) {
        return c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
    }
}
