package org.cwmp4j.model.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** References as the text form writes them. What is wrong with one is thrown as IllegalArgumentException. */
final class ReferenceText {
    private ReferenceText() {}

    /**
     * Reads {@code strong:row:Device.IP.Interface.}.
     *
     * @param full makes a path full
     */
    static Reference.ToPath path(String text, UnaryOperator<String> full) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    text + ": expected strong or weak, the target and paths, with colons between");
        }
        Reference.Target target = Reference.Target.ofText(parts[1])
                .orElseThrow(() -> new IllegalArgumentException("unknown target " + parts[1]));
        List<String> parents = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1)).map(full).toList();
        return new Reference.ToPath(strong(parts[0]), target, parents);
    }

    /** Reads {@code strong:Device.IP.Interface.}. */
    static Reference.ToInstance instance(String text, UnaryOperator<String> full) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(text + ": expected strong or weak, a colon and the table");
        }
        return new Reference.ToInstance(strong(text.substring(0, colon)), full.apply(text.substring(colon + 1)));
    }

    private static boolean strong(String text) {
        if (!text.equals("strong") && !text.equals("weak")) {
            throw new IllegalArgumentException(text + ": expected strong or weak");
        }
        return text.equals("strong");
    }

    static String write(Reference.ToPath reference) {
        return strength(reference.strong()) + reference.target().text() + ":" + String.join(",", reference.parents());
    }

    static String write(Reference.ToInstance reference) {
        return strength(reference.strong()) + reference.table();
    }

    private static String strength(boolean strong) {
        return strong ? "strong:" : "weak:";
    }
}
