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

/** The rules of the standard as facts, in the order of the catalogue, and the topics that group them. */
public final class Catalogue {

    /** The first line of the list of rules. */
    public static final String HEADER = "id,side,topic,level,section";

    private final Map<String, CatalogueRule> rules;
    private final List<Topic> topics;

    /**
     * Makes a catalogue.
     *
     * @param rules the rules, each identifier once
     * @param topics the topics, in the order of reports
     */
    public Catalogue(List<CatalogueRule> rules, List<Topic> topics) {
        this.rules = rules.stream()
                .collect(Collectors.toMap(
                        CatalogueRule::id,
                        rule -> rule,
                        (a, b) -> {
                            throw new IllegalArgumentException("rule listed twice: " + a.id());
                        },
                        LinkedHashMap::new));
        this.topics = List.copyOf(topics);
    }

    /**
     * Reads the catalogue that comes with this module.
     *
     * @return the catalogue
     */
    public static Catalogue load() {
        return new Catalogue(
                lines("rules.csv").map(Catalogue::rule).toList(),
                lines("topics.csv").map(Catalogue::topic).toList());
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
