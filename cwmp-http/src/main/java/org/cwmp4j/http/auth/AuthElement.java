package org.cwmp4j.http.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scheme with its directives, as found in {@code WWW-Authenticate} and {@code Authorization} (RFC 7235 section 2.1).
 *
 * @param scheme as written
 * @param token68 what stands after the scheme if it is no list of directives
 * @param directives by lower-case name, unescaped
 * @param duplicate whether a directive came twice, which makes the element useless
 */
record AuthElement(String scheme, @Nullable String token68, Map<String, String> directives, boolean duplicate) {
    AuthElement {
        directives = Map.copyOf(directives);
    }

    boolean is(String name) {
        return scheme.equalsIgnoreCase(name);
    }

    @Nullable
    String get(String name) {
        return directives.get(name);
    }

    /** All elements of a header line; none if the line is malformed anywhere. */
    static List<AuthElement> parse(String header) {
        return new Parser(header).parse();
    }

    /** The only element of a header line. */
    static Optional<AuthElement> parseOne(String header) {
        List<AuthElement> all = parse(header);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** As a quoted-string. */
    static String quote(String value) {
        return '"' + HeaderText.encode(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final class Parser {
        private static final String TOKEN68 = "-._~+/";
        private static final String TCHAR = "!#$%&'*+-.^_`|~";
        private final String text;
        private final List<AuthElement> found = new ArrayList<>();
        private int at;
        private @Nullable String scheme;
        private @Nullable String token68;
        private Map<String, String> directives = new LinkedHashMap<>();
        private boolean duplicate;

        Parser(String text) {
            this.text = text;
        }

        List<AuthElement> parse() {
            while (skipSeparators()) {
                String word = token();
                if (word.isEmpty()) {
                    return List.of();
                }
                if (scheme != null && directiveFollows()) {
                    if (!directive(word)) {
                        return List.of();
                    }
                } else {
                    finish();
                    scheme = word;
                    token68 = token68();
                }
            }
            finish();
            return List.copyOf(found);
        }

        private void finish() {
            if (scheme != null) {
                found.add(new AuthElement(Objects.requireNonNull(scheme), token68, directives, duplicate));
            }
            directives = new LinkedHashMap<>();
            duplicate = false;
        }

        private boolean directiveFollows() {
            int next = skipSpaces(at);
            return next < text.length() && text.charAt(next) == '=';
        }

        private boolean directive(String name) {
            at = skipSpaces(skipSpaces(at) + 1);
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            if (value == null) {
                return false;
            }
            String key = name.toLowerCase(Locale.ROOT);
            duplicate |= directives.putIfAbsent(key, HeaderText.decode(value)) != null;
            at = skipSpaces(at);
            return at == text.length() || text.charAt(at) == ',';
        }

        private @Nullable String quoted() {
            StringBuilder value = new StringBuilder();
            for (int i = at + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    at = i + 1;
                    return value.toString();
                }
                if (c == '\\' && i + 1 < text.length()) {
                    i++;
                    c = text.charAt(i);
                }
                value.append(c);
            }
            return null;
        }

        private String bare() {
            int start = at;
            while (at < text.length() && ",\" \t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String token() {
            int start = at;
            while (at < text.length() && isToken(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        /** Only if what follows the scheme can be nothing else: base64 often ends in '='. */
        private @Nullable String token68() {
            int start = skipSpaces(at);
            int end = start;
            while (end < text.length() && (isAlnum(text.charAt(end)) || TOKEN68.indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            if (end == start) {
                return null;
            }
            while (end < text.length() && text.charAt(end) == '=') {
                end++;
            }
            int next = skipSpaces(end);
            if (next < text.length() && text.charAt(next) != ',') {
                return null;
            }
            at = next;
            return text.substring(start, end);
        }

        private boolean skipSeparators() {
            while (at < text.length() && ", \t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length();
        }

        private int skipSpaces(int from) {
            int i = from;
            while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                i++;
            }
            return i;
        }

        private static boolean isToken(char c) {
            return isAlnum(c) || TCHAR.indexOf(c) >= 0;
        }

        private static boolean isAlnum(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
    }
}
