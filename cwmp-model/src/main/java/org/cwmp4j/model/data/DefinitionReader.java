package org.cwmp4j.model.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cwmp4j.model.data.LineWords.Word;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one text, in order. What is wrong with one is thrown as IllegalArgumentException. */
final class DefinitionReader {
    private final String root;
    private String object = "";

    DefinitionReader(String root) {
        this.root = root;
    }

    @Nullable
    Definition read(String line) {
        List<Word> words = LineWords.split(line);
        if (words.isEmpty()) {
            return null;
        }
        Word first = words.get(0);
        if (first.hasValue()) {
            throw new IllegalArgumentException("expected a path first");
        }
        boolean indented = LineWords.isBlank(line.charAt(0));
        String path = path(first.key(), indented);
        List<Word> rest = words.subList(1, words.size());
        if (!path.endsWith(".")) {
            return parameter(path, rest);
        }
        ObjectDefinition definition = object(path, rest);
        if (!indented) {
            object = path;
        }
        return definition;
    }

    private String path(String word, boolean indented) {
        if (word.startsWith(".")) {
            if (root.isEmpty()) {
                throw new IllegalArgumentException("a path below the root object, in a text that has none given");
            }
            return root + word.substring(1);
        }
        if (indented && object.isEmpty()) {
            throw new IllegalArgumentException("indented, but no object stands before");
        }
        return indented ? object + word : word;
    }

    private static ObjectDefinition object(String path, List<Word> words) {
        ObjectDefinition.Builder builder = ObjectDefinition.builder(path);
        for (Word word : words) {
            if (word.hasValue()) {
                objectValue(builder, word.key(), word.value());
            } else {
                switch (word.key()) {
                    case "create" -> builder.creatable();
                    case "delete" -> builder.deletable();
                    default -> throw unknown(word.key(), "an object");
                }
            }
        }
        return builder.build();
    }

    private static void objectValue(ObjectDefinition.Builder builder, String key, String value) {
        switch (key) {
            case "entries" -> builder.entries(bounds(value));
            case "key" -> builder.uniqueKey(new UniqueKey(names(value), false));
            case "enabledKey" -> builder.uniqueKey(new UniqueKey(names(value), true));
            case "enable" -> builder.enableParameter(value);
            case "count" -> builder.countParameter(value);
            default -> throw unknown(key + "=", "an object");
        }
    }

    private static List<String> names(String value) {
        return Arrays.asList(value.split(",", -1));
    }

    private ParameterDefinition parameter(String path, List<Word> words) {
        if (words.isEmpty() || words.get(0).hasValue()) {
            throw new IllegalArgumentException("parameter " + path + ": expected its type; objects end with a dot");
        }
        String typeName = words.get(0).key();
        DataType type =
                DataType.ofText(typeName).orElseThrow(() -> new IllegalArgumentException("unknown type " + typeName));
        ParameterDefinition.Builder builder = ParameterDefinition.builder(path, type);
        FacetWords facets = new FacetWords(target -> path(target, false));
        for (Word word : words.subList(1, words.size())) {
            if (!word.hasValue()) {
                flag(builder, word.key());
            } else if (!facets.accept(word.key(), word.value())) {
                parameterValue(builder, word.key(), word.value());
            }
        }
        return builder.facets(facets.facets()).build();
    }

    private static void flag(ParameterDefinition.Builder builder, String key) {
        switch (key) {
            case "rw" -> builder.writable();
            case "once" -> builder.writeOnce();
            case "hidden" -> builder.hidden();
            case "command" -> builder.command();
            case "forcedInform" -> builder.forcedInform();
            default -> throw unknown(key, "a parameter");
        }
    }

    private static void parameterValue(ParameterDefinition.Builder builder, String key, String value) {
        switch (key) {
            case "units" -> builder.units(value);
            case "default" -> builder.defaultValue(value);
            case "notify" ->
                builder.activeNotify(ActiveNotify.ofText(value)
                        .orElseThrow(() -> new IllegalArgumentException("notify=" + value + ": unknown")));
            default -> throw unknown(key + "=", "a parameter");
        }
    }

    private static IllegalArgumentException unknown(String word, String of) {
        return new IllegalArgumentException("unknown word " + word + " of " + of);
    }

    static Bounds bounds(String text) {
        int slash = text.indexOf('/');
        String range = slash < 0 ? text : text.substring(0, slash);
        int colon = range.indexOf(':');
        try {
            return new Bounds(
                    colon < 0 ? number(range) : number(range.substring(0, colon)),
                    colon < 0 ? number(range) : number(range.substring(colon + 1)),
                    slash < 0 ? null : number(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + ": expected min:max, either may be missing", e);
        }
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** The words that narrow a type down. */
    private static final class FacetWords {
        private final List<Bounds> sizes = new ArrayList<>();
        private final List<Bounds> ranges = new ArrayList<>();
        private final List<String> enumeration = new ArrayList<>();
        private final List<String> readOnlyValues = new ArrayList<>();
        private final List<String> patterns = new ArrayList<>();
        private final UnaryOperator<String> full;
        private @Nullable Reference reference;
        private @Nullable String nullValue;
        private @Nullable Bounds list;
        private @Nullable Bounds listSize;

        FacetWords(UnaryOperator<String> full) {
            this.full = full;
        }

        boolean accept(String key, String value) {
            switch (key) {
                case "size" -> sizes.add(bounds(value));
                case "range" -> ranges.add(bounds(value));
                case "enum" -> enumeration.add(value);
                case "readOnlyEnum" -> {
                    enumeration.add(value);
                    readOnlyValues.add(value);
                }
                case "pattern" -> patterns.add(value);
                case "pathRef" -> reference = ReferenceText.path(value, full);
                case "instanceRef" -> reference = ReferenceText.instance(value, full);
                case "enumRef" -> reference = new Reference.ToValue(full.apply(value), null);
                case "enumRefNull" -> nullValue = value;
                case "list" -> list = bounds(value);
                case "listSize" -> listSize = bounds(value);
                default -> {
                    return false;
                }
            }
            return true;
        }

        Facets facets() {
            if (listSize != null && list == null) {
                list = Bounds.ANY;
            }
            if (nullValue != null) {
                if (!(reference instanceof Reference.ToValue values)) {
                    throw new IllegalArgumentException("enumRefNull= without enumRef=");
                }
                reference = new Reference.ToValue(values.parameter(), nullValue);
            }
            return new Facets(sizes, ranges, enumeration, readOnlyValues, patterns, reference, list, listSize);
        }
    }
}
