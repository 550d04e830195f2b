package org.cwmp4j.acs.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cwmp4j.acs.profile.ProfileSection.Setting;
import org.jspecify.annotations.Nullable;

/** Reads the line format: {@code [section]}, {@code key = value}, {@code # comment}. Used once. */
final class ProfileParser {
    private static final Map<String, Match.Property> CRITERIA = Map.of(
            "match.manufacturer", Match.Property.MANUFACTURER,
            "match.oui", Match.Property.OUI,
            "match.product-class", Match.Property.PRODUCT_CLASS,
            "match.software-version", Match.Property.SOFTWARE_VERSION);

    private final String file;
    private final List<ProfileSection> sections = new ArrayList<>();
    private final Map<String, Integer> sectionLines = new HashMap<>();
    private final Map<Match.Property, List<Criterion>> criteria = new EnumMap<>(Match.Property.class);
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Integer> keyLines = new HashMap<>();
    private @Nullable String section;
    private int line;

    ProfileParser(String file) {
        this.file = file;
    }

    List<ProfileSection> parse(String text) {
        for (String raw : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1)) {
            line++;
            String content = raw.strip();
            if (content.startsWith("[")) {
                begin(content);
            } else if (!content.isEmpty() && !content.startsWith("#")) {
                setting(content);
            }
        }
        end();
        return sections;
    }

    private ProfileSyntaxException error(String message, @Nullable Throwable cause) {
        return new ProfileSyntaxException(file, line, message, cause);
    }

    private void begin(String content) {
        end();
        String name = content.endsWith("]")
                ? content.substring(1, content.length() - 1).strip()
                : "";
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw error("expected a section such as [example-router-1], got " + content, null);
        }
        Integer former = sectionLines.put(name, line);
        if (former != null) {
            throw error("section [" + name + "] stands already in line " + former, null);
        }
        section = name;
    }

    private void end() {
        if (section != null) {
            sections.add(new ProfileSection(section, new Match(criteria), settings));
        }
        section = null;
        criteria.clear();
        settings.clear();
        keyLines.clear();
    }

    private void setting(String content) {
        int equals = content.indexOf('=');
        if (equals < 1) {
            throw error("expected key = value, [section] or # comment, got " + content, null);
        }
        String key = content.substring(0, equals).strip();
        String value = content.substring(equals + 1).strip();
        if (section == null) {
            throw error("expected a [section] before the first key", null);
        }
        Match.Property property = CRITERIA.get(key);
        if (property == null && !ProfileKeys.isList(key)) {
            once(key);
        }
        if (value.isEmpty()) {
            throw error(key + ": expected a value; the empty text is written \"\"", null);
        }
        try {
            if (property != null) {
                criterion(property, value);
            } else {
                settings.add(Objects.requireNonNullElseGet(ProfileKeys.read(key, value), () -> {
                    throw error("unknown key \"" + key + "\"" + suggestion(key), null);
                }));
            }
        } catch (IllegalArgumentException e) {
            throw error(key + ": " + e.getMessage(), e);
        }
    }

    private void once(String key) {
        Integer former = keyLines.put(key, line);
        if (former != null) {
            throw error(key + " stands already in line " + former, null);
        }
    }

    private void criterion(Match.Property property, String value) {
        criteria.computeIfAbsent(property, p -> new ArrayList<>())
                .add(property == Match.Property.SOFTWARE_VERSION ? Criterion.version(value) : Criterion.text(value));
    }

    private static String suggestion(String key) {
        return Stream.concat(CRITERIA.keySet().stream(), ProfileKeys.names().stream())
                .sorted()
                .filter(known -> distance(key, known) <= 3)
                .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    /** How many characters must be put in, left out or replaced to get from one to the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
