package org.cwmp4j.it.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the bodies out of the recorded bytes of one direction of an HTTP/1.1 connection; only Content-Length is used here. */
final class HttpBodies {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");

    private HttpBodies() {}

    static List<byte[]> of(byte[] recording) {
        List<byte[]> bodies = new ArrayList<>();
        String text = new String(recording, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\r\n\r\n", at);
            if (end < 0) {
                break;
            }
            Matcher length = LENGTH.matcher(text.substring(at, end));
            int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
            int from = end + 4;
            if (from + size > text.length()) {
                break;
            }
            if (size > 0) {
                bodies.add(text.substring(from, from + size).getBytes(StandardCharsets.ISO_8859_1));
            }
            at = from + size;
        }
        return bodies;
    }
}
