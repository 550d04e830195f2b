package org.cwmp4j.codec.arbitrary;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Status;

/**
 * Draws single fields. Texts come empty, short, as long as allowed, beyond ASCII, with markup, line ends and blanks at the ends.
 */
final class Draw {
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--",
        "&amp;",
        "<![CDATA[",
        "\u007f",
        "\u0085",
        "\u00a0",
        "é",
        "ß",
        "Ω",
        "漢",
        "\ufffd",
        "\ud7ff",
        "\ue000",
        "\ud83d\ude00",
        "\udbff\udffd"
    };
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    private final Random random;

    Draw(Random random) {
        this.random = random;
    }

    /** Values made from single draws. */
    static <T> Arbitrary<T> values(Function<Draw, T> f) {
        return Arbitraries.randomValue(random -> f.apply(new Draw(random)));
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean bool() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** A text of at most {@code max} characters, whichever XML can carry. */
    String text(int max) {
        return switch (below(6)) {
            case 0 -> "";
            case 1 -> letters(max);
            case 2 -> wild(max);
            default -> letters(1 + below(Math.min(max, 24)));
        };
    }

    /** The same, but never empty and without blanks at the ends. */
    String solid(int max) {
        return max > 2 && below(4) == 0 ? "[" + wild(max - 2) + "]" : letters(1 + below(Math.min(max, 40)));
    }

    private String wild(int max) {
        StringBuilder sb = new StringBuilder();
        int wanted = below(3) == 0 ? max : 1 + below(Math.min(max, 40));
        int length = 0;
        while (true) {
            String piece = oneOf(PIECES);
            length += piece.codePointCount(0, piece.length());
            if (length > wanted) {
                return sb.toString();
            }
            sb.append(piece);
        }
    }

    String letters(int length) {
        StringBuilder sb = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            sb.append(LETTERS.charAt(below(LETTERS.length())));
        }
        return sb.toString();
    }

    /** A command key or parameter key. */
    String key() {
        return text(32);
    }

    /** Hexadecimal digits in upper case. */
    String hex(int digits) {
        StringBuilder sb = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            sb.append("0123456789ABCDEF".charAt(below(16)));
        }
        return sb.toString();
    }

    /** A full parameter name; one in ten as long as allowed. Two are never alike, so to say. */
    String parameterName() {
        String name = oneOf("Device.", "InternetGatewayDevice.")
                + letters(1 + below(12)).replace('-', '_') + "." + (1 + below(Integer.MAX_VALUE)) + "."
                + oneOf("Enable", "X_00D09E_Größe", "Status", "SSID");
        return below(10) == 0 ? name + "_" + letters(255 - name.length()) : name;
    }

    /** An object's path. */
    String objectName() {
        return parameterName().replaceAll(".$", ".");
    }

    /** A full name, a partial path, or the root. */
    String path() {
        return switch (below(5)) {
            case 0 -> "";
            case 1 -> objectName();
            default -> parameterName();
        };
    }

    String url(int max) {
        String url = oneOf("http://", "https://") + "files.example.com/" + letters(1 + below(20)) + "?a=1&b=%20<é>";
        return below(8) == 0 ? url + letters(max - url.length()) : url;
    }

    String uuid() {
        String h = bool() ? hex(32) : hex(32).toLowerCase(Locale.ROOT);
        return h.substring(0, 8) + "-" + h.substring(8, 12) + "-" + h.substring(12, 16) + "-" + h.substring(16, 20)
                + "-" + h.substring(20);
    }

    long unsignedInt() {
        return oneOf(0L, 1L, 30L, (long) below(100_000), MAX_UNSIGNED_INT);
    }

    String base64(int bytes) {
        byte[] b = new byte[bytes];
        random.nextBytes(b);
        return Base64.getEncoder().encodeToString(b);
    }

    Status status() {
        return oneOf(Status.APPLIED, Status.COMMITTED);
    }

    /** A point in time with its offset, Unknown Time, or a time since boot. */
    CwmpDateTime time() {
        return below(6) == 0 ? new CwmpDateTime("0001-01-03T03:04:05") : localTime();
    }

    /** With an offset. */
    CwmpDateTime localTime() {
        String date = String.format("%04d-%02d-%02d", 1 + below(9999), 1 + below(12), 1 + below(28));
        String time = String.format("T%02d:%02d:%02d", below(24), below(60), below(60));
        return switch (below(6)) {
            case 0 -> CwmpDateTime.UNKNOWN;
            case 1 -> CwmpDateTime.INFINITE;
            case 2 -> new CwmpDateTime(date + time + "." + below(1_000_000_000) + "Z");
            case 3 -> new CwmpDateTime(date + time + "-05:30");
            case 4 -> new CwmpDateTime(date + "T24:00:00+01:00");
            default -> new CwmpDateTime(date + time + "Z");
        };
    }

    /** One of the codes, or a vendor's. */
    FaultCode faultCode(List<FaultCode> codes, int firstOfVendors) {
        return below(8) == 0 ? new FaultCode(firstOfVendors + below(100)) : oneOf(codes);
    }
}
