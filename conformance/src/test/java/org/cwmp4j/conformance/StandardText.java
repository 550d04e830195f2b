package org.cwmp4j.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the facts about each rule out of the catalogue's prose, so that the list of facts can be compared with it. */
final class StandardText {

    private static final Pattern ROW = Pattern.compile("\\| ([CAB]-)?[A-Z]+-[0-9]+ .*");

    private static final Map<String, String> BY_MARK = marks();

    private StandardText() {}

    static List<CatalogueRule> core(Path catalogue) throws IOException {
        return rules(catalogue, StandardText::section);
    }

    static List<CatalogueRule> annexes(Path catalogue) throws IOException {
        return rules(catalogue, StandardText::annexSection);
    }

    private static List<CatalogueRule> rules(Path catalogue, UnaryOperator<String> section) throws IOException {
        return Files.readAllLines(catalogue).stream()
                .filter(line -> ROW.matcher(line).matches())
                .map(line -> line.split(" \\| "))
                .map(cells -> new CatalogueRule(
                        cells[0].replace("|", "").strip(), side(cells[1]), level(cells[2]), section.apply(cells[3])))
                .toList();
    }

    private static String side(String who) {
        return switch (who.split(" ", 2)[0]) {
            case "CPE" -> "C";
            case "ACS" -> "A";
            case "STUN" -> "S";
            case "BDC" -> "D";
            default -> "B";
        };
    }

    private static Level level(String requirement) {
        if (has(requirement, "MUST|REQUIRED")) {
            return Level.MUST;
        }
        if (has(requirement, "SHOULD|RECOMMENDED")) {
            return Level.SHOULD;
        }
        return has(requirement, "MAY|OPTIONAL") ? Level.MAY : Level.NONE;
    }

    private static boolean has(String text, String words) {
        return Pattern.compile("\\b(" + words + ")\\b").matcher(text).find();
    }

    private static String section(String cell) {
        String clauses = cell.replaceAll("\\[[^]]*]|\\([^)]*[a-z][^)]*\\)", "")
                .replaceAll("; .*$", "")
                .replaceAll("[ ,]*(refs|elementFormDefault|example)\\s*$", "")
                .replaceAll("\\s+", " ")
                .replace(" ,", ",")
                .replaceAll(" ?,\\s*$|^[ ,]+", "")
                .strip();
        if (!clauses.isEmpty() && !clauses.equals("issue history")) {
            return clauses;
        }
        return BY_MARK.entrySet().stream()
                .filter(mark -> cell.contains("[" + mark.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    /** Annexes mark each document with a letter for the kind of evidence, after a middle dot. */
    private static String annexSection(String cell) {
        String clauses = cell.split(" / |; |\\(", 2)[0]
                .replaceAll(" ?\u00b7 [A-Z](/[A-Z])?", "")
                .strip();
        return clauses.matches(".*[0-9].*|XSD.*") ? clauses : "own decision or practice";
    }

    private static Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("X", "schemas");
        marks.put("D", "data model");
        marks.put("O", "older issues");
        marks.put("K", "common practice");
        marks.put("I", "own decision");
        return marks;
    }
}
