package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a question stand for. Names may overlap; the parameters come once for each spelling, where the first of the names
 * has them (C-GPV-02), without a list of those that came before.
 */
final class Chosen {
    private final List<Item> items = new ArrayList<>();
    /** Where in the question a name was first. */
    private final Map<String, Integer> places = new HashMap<>();

    void add(Item item) {
        if (!isCovered(item.name(), items.size())) {
            places.put(item.name(), items.size());
            items.add(item);
        }
    }

    /** Whether one of the first so many items is this or has it below. */
    private boolean isCovered(String name, int first) {
        if (first > 0 && places.getOrDefault(name, first) < first) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0 && first > 0; dot = name.indexOf('.', dot + 1)) {
            if (places.getOrDefault(name.substring(0, dot + 1), first) < first) {
                return true;
            }
        }
        return false;
    }

    Iterator<Leaf> leaves(Walk walk) {
        return new Leaves(walk);
    }

    private final class Leaves implements Iterator<Leaf> {
        private final Walk walk;
        private int at = -1;
        private Iterator<Item> below = List.<Item>of().iterator();
        private @Nullable Leaf next;

        Leaves(Walk walk) {
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            while (next == null && (below.hasNext() || at + 1 < items.size())) {
                if (below.hasNext()) {
                    next = leaf(below.next());
                } else {
                    below = new DepthFirst(walk, items.get(++at));
                }
            }
            return next != null;
        }

        private @Nullable Leaf leaf(Item item) {
            return item.definition() instanceof ParameterDefinition parameter && !isCovered(item.name(), at)
                    ? new Leaf(item.path(), item.name(), parameter)
                    : null;
        }

        @Override
        public Leaf next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Leaf leaf = next;
            next = null;
            return leaf;
        }
    }
}
