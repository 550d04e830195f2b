package org.cwmp4j.cpe.parameter;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.cwmp4j.cpe.parameter.Walk.Item;

/** Items with all below them, depth first, rows ascending: holds the way to where it is, and nothing of what it has passed. */
final class DepthFirst implements Iterator<Item> {
    private final Walk walk;
    private final Deque<Iterator<Item>> way = new ArrayDeque<>();

    DepthFirst(Walk walk, Item item) {
        this.walk = walk;
        way.push(Set.of(item).iterator());
    }

    @Override
    public boolean hasNext() {
        while (!way.isEmpty() && !way.element().hasNext()) {
            way.pop();
        }
        return !way.isEmpty();
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = way.element().next();
        Iterator<Item> below = walk.below(item);
        way.push(below.hasNext() ? below : Collections.emptyIterator());
        return item;
    }
}
