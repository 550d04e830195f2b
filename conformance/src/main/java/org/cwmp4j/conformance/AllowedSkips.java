package org.cwmp4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests that may be skipped, read from lines of the form {@code [without-shared] Class[#method]: reason}. */
final class AllowedSkips {

    private static final String WITHOUT_SHARED = "without-shared ";

    private final List<Pattern> patterns;

    private AllowedSkips(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads the lines.
     *
     * @param lines the lines of the file
     * @param shared whether the standard's material is there, so that its absence excuses nothing
     */
    static AllowedSkips parse(List<String> lines, boolean shared) {
        List<Pattern> patterns = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException("not of the form 'test: reason': " + line);
            }
            boolean conditional = line.startsWith(WITHOUT_SHARED);
            if (!conditional || !shared) {
                String glob = line.substring(conditional ? WITHOUT_SHARED.length() : 0, colon);
                patterns.add(pattern(glob.strip()));
            }
        }
        return new AllowedSkips(patterns);
    }

    /**
     * Tells whether a test may be skipped.
     *
     * @param test the test, {@code Class#method}
     */
    boolean allow(String test) {
        String type = test.substring(0, test.indexOf('#'));
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.matcher(test).matches() || pattern.matcher(type).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
