package org.cwmp4j.acs.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The order of software versions: runs of digits compare as numbers, runs of letters by the alphabet whatever their case, and all else
 * only separates. A number comes after letters, and a version after its own beginning: 1.0-a, 1.0.1, 1.2, 1.10.
 */
final class SoftwareVersions {
    private SoftwareVersions() {}

    static int compare(String a, String b) {
        List<String> left = runs(a);
        List<String> right = runs(b);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareRuns(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareRuns(String a, String b) {
        boolean numberA = isDigit(a.charAt(0));
        boolean numberB = isDigit(b.charAt(0));
        if (numberA != numberB) {
            return numberA ? 1 : -1;
        }
        return numberA && a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    /** Runs of digits (without leading zeros) and of letters (in lower case). */
    private static List<String> runs(String version) {
        List<String> runs = new ArrayList<>();
        String text = version.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean digits = isDigit(text.charAt(at));
            while (at < text.length() && (digits ? isDigit(text.charAt(at)) : Character.isLetter(text.charAt(at)))) {
                at++;
            }
            if (at == start) {
                at++; // a separator
            } else {
                runs.add(digits ? withoutZeros(text.substring(start, at)) : text.substring(start, at));
            }
        }
        return runs;
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
