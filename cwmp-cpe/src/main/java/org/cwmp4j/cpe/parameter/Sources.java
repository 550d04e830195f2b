package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cwmp4j.model.data.Definition;

/** Which provider has which part of the tree: the longest prefix counts. */
final class Sources {
    private final List<Source> longestFirst = new ArrayList<>();
    private final Map<String, Source> known = new HashMap<>();
    private final boolean aliases;

    /** @param aliases whether the engine keeps aliases: then also those of rows that a provider stores */
    Sources(Collection<Source> sources, boolean aliases) {
        this.aliases = aliases;
        longestFirst.addAll(sources);
        longestFirst.sort(
                Comparator.comparingInt((Source s) -> s.prefix().length()).reversed());
    }

    Source of(Definition definition) {
        return known.computeIfAbsent(definition.path(), template -> find(definition));
    }

    private Source find(Definition definition) {
        if (aliases && AliasIndex.isAlias(definition)) {
            return Source.ENGINE;
        }
        String template = definition.path();
        for (Source source : longestFirst) {
            boolean covers = source.prefix().endsWith(".")
                    ? template.startsWith(source.prefix())
                    : template.equals(source.prefix());
            if (covers) {
                return source;
            }
        }
        return Source.ENGINE;
    }

    /** All that have something below an object. */
    List<Source> below(String template) {
        return longestFirst.stream()
                .filter(s -> s.prefix().startsWith(template))
                .toList();
    }

    Optional<Source> withPrefix(String prefix) {
        return longestFirst.stream().filter(s -> s.prefix().equals(prefix)).findFirst();
    }
}
