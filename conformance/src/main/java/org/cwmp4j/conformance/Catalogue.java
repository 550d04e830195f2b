package org.cwmp4j.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the standard as facts, in the order of the catalogue, the topics that group them, and the quirks of real
 * peers.
 */
public final class Catalogue {

    /** The first line of the list of rules. */
    public static final String HEADER = "id,side,topic,level,section";

    private final Map<String, CatalogueRule> rules;
    private final List<Topic> topics;
    private final List<Quirk> quirks;
    private final Map<String, String> same;

    /**
     * Makes a catalogue.
     *
     * @param rules the rules, each identifier once
     * @param topics the topics, in the order of reports
     * @param quirks the quirks of real peers
     * @param same rules that repeat another one, each with that other
     */
    public Catalogue(List<CatalogueRule> rules, List<Topic> topics, List<Quirk> quirks, Map<String, String> same) {
        this.rules = rules.stream()
                .collect(Collectors.toMap(
                        CatalogueRule::id,
                        rule -> rule,
                        (a, b) -> {
                            throw new IllegalArgumentException("rule listed twice: " + a.id());
                        },
                        LinkedHashMap::new));
        this.topics = List.copyOf(topics);
        this.quirks = List.copyOf(quirks);
        this.same = Map.copyOf(same);
    }

    /**
     * Reads the catalogue that comes with this module.
     *
     * @return the catalogue
     */
    public static Catalogue load() {
        return new Catalogue(
                lines("rules.csv").map(Catalogue::rule).toList(),
                lines("topics.csv").map(Catalogue::topic).toList(),
                lines("quirks.tsv").map(Catalogue::quirk).toList(),
                lines("same.csv").map(line -> line.split(",")).collect(Collectors.toMap(f -> f[0], f -> f[1])));
    }

    /**
     * All rules.
     *
     * @return the rules in the order of the catalogue
     */
    public List<CatalogueRule> rules() {
        return List.copyOf(rules.values());
    }

    /**
     * All topics.
     *
     * @return the topics in the order of the catalogue
     */
    public List<Topic> topics() {
        return topics;
    }

    /**
     * Looks up a rule.
     *
     * @param id its identifier
     * @return the rule, or empty if the catalogue has none of that name
     */
    public Optional<CatalogueRule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /**
     * All quirks of real peers.
     *
     * @return the quirks in the order of the catalogue
     */
    public List<Quirk> quirks() {
        return quirks;
    }

    /**
     * Tells whether a mark names something.
     *
     * @param id the identifier of a rule or a quirk
     * @return whether the catalogue has it
     */
    public boolean knows(String id) {
        return rules.containsKey(id)
                || quirks.stream().anyMatch(quirk -> quirk.id().equals(id));
    }

    /**
     * The rule that another one repeats: tests are marked with the former.
     *
     * @param id the identifier of the rule that repeats
     * @return the identifier of the rule that it repeats, or empty if it stands for itself
     */
    public Optional<String> sameAs(String id) {
        return Optional.ofNullable(same.get(id));
    }

    /**
     * The rules of one topic.
     *
     * @param topic the topic
     * @return its rules in the order of the catalogue
     */
    public List<CatalogueRule> rulesOf(Topic topic) {
        return rules.values().stream()
                .filter(rule -> rule.topic().equals(topic.code()))
                .toList();
    }

    /**
     * Writes a rule as a line of the list.
     *
     * @param rule the rule
     * @return the line, without line end
     */
    public static String line(CatalogueRule rule) {
        return String.join(
                ",", rule.id(), rule.side(), rule.topic(), rule.level().name(), rule.section());
    }

    private static CatalogueRule rule(String line) {
        String[] fields = line.split(",", 5);
        return new CatalogueRule(fields[0], fields[1], Level.valueOf(fields[3]), fields[4]);
    }

    private static Topic topic(String line) {
        String[] fields = line.split(",", 3);
        return new Topic(fields[0], fields[2], fields[1].equals("yes"));
    }

    private static Quirk quirk(String line) {
        String[] fields = line.split("\t", 3);
        return new Quirk(fields[0], fields[1], fields[2]);
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
