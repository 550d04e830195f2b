package org.cwmp4j.acs.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a device's spelling of values means, and how to write ours for it. Other texts stay as they are. */
public sealed interface ValueTransform {
    /** What a value of the device means. */
    String fromDevice(String text);

    /** How to write a value for the device. */
    String toDevice(String text);

    /** Booleans that mean their contrary. The spelling stays. */
    record Invert() implements ValueTransform {
        @Override
        public String fromDevice(String text) {
            return inverted(text);
        }

        @Override
        public String toDevice(String text) {
            return inverted(text);
        }

        private static String inverted(String text) {
            return switch (text.strip()) {
                case "0" -> "1";
                case "1" -> "0";
                case "true" -> "false";
                case "false" -> "true";
                default -> text;
            };
        }
    }

    /**
     * Other words for some values.
     *
     * @param meanings of the device's words; one to one
     */
    record Words(Map<String, String> meanings) implements ValueTransform {
        /** @throws IllegalArgumentException if two words mean the same */
        public Words {
            meanings = Map.copyOf(meanings);
            if (meanings.values().stream().distinct().count() < meanings.size()) {
                throw new IllegalArgumentException("two words of the device mean the same: " + meanings);
            }
        }

        @Override
        public String fromDevice(String text) {
            return Objects.requireNonNullElse(meanings.get(text.strip()), text);
        }

        @Override
        public String toDevice(String text) {
            String wanted = text.strip();
            return meanings.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(wanted))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(text);
        }
    }

    /**
     * Reads {@code invert}, or {@code n6 -> 6, n8 -> 8} with the device's words on the left.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static ValueTransform parse(String text) {
        if (text.equals("invert")) {
            return new Invert();
        }
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] sides = pair.split("->", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw new IllegalArgumentException(
                        "expected invert, or pairs such as n6 -> 6, n8 -> 8, got \"" + text + "\"");
            }
            if (meanings.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException("\"" + sides[0].strip() + "\" stands there twice");
            }
        }
        return new Words(meanings);
    }
}
