package org.cwmp4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path of the data model: an object ("partial path", ends with a dot), a parameter, or the root of everything (the empty
 * text); TR-069 A6C1 A.2.2, A.3.2.2 and TR-106 3.1. Instances may be given by number, <code>{i}</code>, {@code *} or
 * {@code [alias]}. Case-sensitive. Whether the device has such an object or parameter only its data model says.
 *
 * <p>Names that a peer sent stay strings in messages; {@link #tryParse} looks into them without throwing. Immutable.
 */
public final class ParameterPath implements Comparable<ParameterPath> {
    /** The longest path, in characters (TR-069 A6C1 Table 17). */
    public static final int MAX_LENGTH = 256;
    /** The empty path: everything. */
    public static final ParameterPath ROOT = new ParameterPath("", List.of(), true);

    private final String text;
    private final List<PathNode> nodes;
    private final boolean partial;

    private ParameterPath(String text, List<PathNode> nodes, boolean partial) {
        this.text = text;
        this.nodes = nodes;
        this.partial = partial;
    }

    /**
     * Reads a path that this program made.
     *
     * @throws IllegalArgumentException if the text is no path; the message says why and where
     */
    public static ParameterPath of(String text) {
        PathParser parser = new PathParser(text);
        ParameterPath path = parser.parse();
        if (path == null) {
            throw new IllegalArgumentException("path \"" + text + "\": " + parser.problem());
        }
        return path;
    }

    /** Reads a path that a peer sent; empty if the text is none, which a device answers by fault 9005. Never throws. */
    public static Optional<ParameterPath> tryParse(String text) {
        return Optional.ofNullable(new PathParser(text).parse());
    }

    /** What keeps a text from being a path; empty if it is one. */
    public static Optional<String> problem(String text) {
        PathParser parser = new PathParser(text);
        return parser.parse() == null ? Optional.of(parser.problem()) : Optional.empty();
    }

    /**
     * Reads a value that is a path (TR-106 3.2.4): it has no dot at its end, and one at its beginning stands for the root object.
     *
     * @param root the root object, {@code Device.} or {@code InternetGatewayDevice.}
     * @return the absolute path without a final dot ({@link #asObject} adds it); empty if the value is no such path
     */
    public static Optional<ParameterPath> tryReference(String value, ParameterPath root) {
        if (value.isEmpty() || value.endsWith(".")) {
            return Optional.empty();
        }
        return tryParse(value.startsWith(".") ? root.text + value.substring(1) : value);
    }

    static @Nullable ParameterPath parsed(String text, List<PathNode> nodes, boolean partial) {
        return nodes.isEmpty() ? ROOT : new ParameterPath(text, List.copyOf(nodes), partial);
    }

    private static ParameterPath ofNodes(List<PathNode> nodes, boolean partial) {
        if (nodes.isEmpty()) {
            return ROOT;
        }
        StringBuilder text = new StringBuilder();
        for (PathNode node : nodes) {
            text.append(node.text()).append('.');
        }
        if (!partial) {
            text.setLength(text.length() - 1);
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("path \"" + text + "\": longer than " + MAX_LENGTH + " characters");
        }
        return new ParameterPath(text.toString(), List.copyOf(nodes), partial);
    }

    /** The path as messages write it. */
    public String text() {
        return text;
    }

    /** The steps, from the root object on; none for the empty path. */
    public List<PathNode> nodes() {
        return nodes;
    }

    /** The last step; empty for the empty path. */
    public Optional<PathNode> last() {
        return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.get(nodes.size() - 1));
    }

    /** Whether this is the empty path. */
    public boolean isRoot() {
        return nodes.isEmpty();
    }

    /** Whether this names objects: ends with a dot, or is empty. */
    public boolean isPartial() {
        return partial;
    }

    /** Whether this names exactly one item: neither <code>{i}</code> nor {@code *} in it. */
    public boolean isConcrete() {
        return !isTemplate() && !hasWildcard();
    }

    /** Whether there is a <code>{i}</code>: such paths stand in definitions, never in messages. */
    public boolean isTemplate() {
        return nodes.stream().anyMatch(PathNode.Template.class::isInstance);
    }

    /** Whether there is a {@code *}. */
    public boolean hasWildcard() {
        return nodes.stream().anyMatch(PathNode.Wildcard.class::isInstance);
    }

    /** Whether an instance is given by its alias. */
    public boolean hasAlias() {
        return nodes.stream().anyMatch(PathNode.Alias.class::isInstance);
    }

    /** Whether the last step is an instance identifier: a row of a table. */
    public boolean endsInInstance() {
        return !nodes.isEmpty() && nodes.get(nodes.size() - 1).isInstance();
    }

    /** The object that holds this; the empty path for a root object; empty for the empty path. */
    public Optional<ParameterPath> parent() {
        return nodes.isEmpty() ? Optional.empty() : Optional.of(ofNodes(nodes.subList(0, nodes.size() - 1), true));
    }

    /**
     * What stands below this object.
     *
     * @param relative one step or several; with a dot at its end an object
     * @throws IllegalArgumentException if this is a parameter or {@code relative} is no path
     */
    public ParameterPath child(String relative) {
        if (!partial) {
            throw new IllegalArgumentException("path \"" + text + "\": a parameter has no children");
        }
        return of(text + relative);
    }

    /** A row of this table. */
    public ParameterPath instance(long number) {
        return child(new PathNode.Instance(number).text() + ".");
    }

    /** The same path with a dot at its end. */
    public ParameterPath asObject() {
        return partial ? this : ofNodes(nodes, true);
    }

    /** The same path with <code>{i}</code> in place of every instance identifier. */
    public ParameterPath template() {
        List<PathNode> changed = new ArrayList<>(nodes);
        changed.replaceAll(node -> node.isInstance() ? new PathNode.Template() : node);
        return changed.equals(nodes) ? this : ofNodes(changed, partial);
    }

    /** The instance numbers in the path, in order; identifiers of other kinds are left out. */
    public List<Long> instanceNumbers() {
        return nodes.stream()
                .filter(PathNode.Instance.class::isInstance)
                .map(node -> ((PathNode.Instance) node).number())
                .toList();
    }

    /**
     * The path with its <code>{i}</code> and {@code *} replaced, in order.
     *
     * @throws IllegalArgumentException if the count differs
     */
    public ParameterPath withInstances(List<Long> numbers) {
        List<PathNode> changed = new ArrayList<>(nodes);
        int used = 0;
        for (int i = 0; i < changed.size(); i++) {
            PathNode node = changed.get(i);
            if (node instanceof PathNode.Template || node instanceof PathNode.Wildcard) {
                if (used == numbers.size()) {
                    throw new IllegalArgumentException("path \"" + text + "\": too few numbers: " + numbers);
                }
                changed.set(i, new PathNode.Instance(numbers.get(used++)));
            }
        }
        if (used != numbers.size()) {
            throw new IllegalArgumentException("path \"" + text + "\": too many numbers: " + numbers);
        }
        return ofNodes(changed, partial);
    }

    /** Whether this, as a pattern, covers exactly {@code path}: <code>{i}</code> and {@code *} cover any instance. */
    public boolean matches(ParameterPath path) {
        return partial == path.partial && nodes.size() == path.nodes.size() && covers(path);
    }

    /** Whether {@code path} is this object or stands somewhere below it; the empty path contains everything. */
    public boolean contains(ParameterPath path) {
        return partial
                && nodes.size() <= path.nodes.size()
                && (nodes.size() < path.nodes.size() || path.partial)
                && covers(path);
    }

    private boolean covers(ParameterPath path) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).matches(path.nodes.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** By steps: names by their characters, rows by number, an object before what it holds. */
    @Override
    public int compareTo(ParameterPath other) {
        int common = Math.min(nodes.size(), other.nodes.size());
        for (int i = 0; i < common; i++) {
            int order = compare(nodes.get(i), other.nodes.get(i));
            if (order != 0) {
                return order;
            }
        }
        int bySize = Integer.compare(nodes.size(), other.nodes.size());
        return bySize != 0 ? bySize : Boolean.compare(partial, other.partial);
    }

    private static int compare(PathNode a, PathNode b) {
        return a instanceof PathNode.Instance x && b instanceof PathNode.Instance y
                ? Long.compare(x.number(), y.number())
                : a.text().compareTo(b.text());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterPath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
