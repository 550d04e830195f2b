package org.cwmp4j.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into the nodes of a path. Finds the first problem; throws nothing. */
final class PathParser {
    private final String text;
    private final List<PathNode> nodes = new ArrayList<>();
    private int at;
    private String problem = "";

    PathParser(String text) {
        this.text = text;
    }

    String problem() {
        return problem;
    }

    @Nullable
    ParameterPath parse() {
        if (text.codePointCount(0, text.length()) > ParameterPath.MAX_LENGTH) {
            problem = "longer than " + ParameterPath.MAX_LENGTH + " characters";
            return null;
        }
        while (at < text.length()) {
            int start = at;
            PathNode node = node();
            if (node == null) {
                return null;
            }
            if (nodes.isEmpty() && node.isInstance()) {
                note("the root object has no instances", start);
                return null;
            }
            nodes.add(node);
            if (at < text.length() && text.charAt(at++) != '.') {
                note("expected a dot", at - 1);
                return null;
            }
        }
        return ParameterPath.parsed(text, nodes, text.endsWith("."));
    }

    private @Nullable PathNode node() {
        int start = at;
        if (text.charAt(start) == '[') {
            return alias();
        }
        int dot = text.indexOf('.', start);
        at = dot < 0 ? text.length() : dot;
        String part = text.substring(start, at);
        return switch (part) {
            case "" -> fail("empty node", start);
            case "*" -> new PathNode.Wildcard();
            case "{i}" -> new PathNode.Template();
            default -> isNumeric(part) ? instance(part, start) : name(part, start);
        };
    }

    /** B-PATH-03: no sign, no leading zero. */
    private @Nullable PathNode instance(String part, int start) {
        if (part.charAt(0) == '0') {
            return fail("an instance number begins with 1 to 9", start);
        }
        long number = part.length() > 10 ? Long.MAX_VALUE : Long.parseLong(part);
        return number > PathNode.Instance.MAX
                ? fail("instance number above " + PathNode.Instance.MAX, start)
                : new PathNode.Instance(number);
    }

    private @Nullable PathNode name(String part, int start) {
        int i = 0;
        while (i < part.length()) {
            int c = part.codePointAt(i);
            boolean letter = c == '_' || Character.isLetter(c);
            if (!letter && (i == 0 || !(c == '-' || Character.isDigit(c)))) {
                return fail("a name is a letter, then letters, digits, underscores and hyphens", start + i);
            }
            i += Character.charCount(c);
        }
        return new PathNode.Name(part);
    }

    private @Nullable PathNode alias() {
        int start = at;
        int end = text.indexOf(']', start);
        if (end < 0) {
            return fail("no closing bracket", start);
        }
        String alias = text.substring(start + 1, end);
        if (alias.isEmpty() || !Character.isLetter(alias.codePointAt(0))) {
            return fail("an alias begins with a letter", start);
        }
        if (alias.indexOf('[') >= 0) {
            return fail("a bracket inside an alias", start);
        }
        if (alias.codePointCount(0, alias.length()) > PathNode.Alias.MAX_LENGTH) {
            return fail("an alias has at most " + PathNode.Alias.MAX_LENGTH + " characters", start);
        }
        at = end + 1;
        return new PathNode.Alias(alias);
    }

    private static boolean isNumeric(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void note(String what, int index) {
        problem = what + ", at character " + (index + 1);
    }

    private @Nullable PathNode fail(String what, int index) {
        note(what, index);
        return null;
    }
}
