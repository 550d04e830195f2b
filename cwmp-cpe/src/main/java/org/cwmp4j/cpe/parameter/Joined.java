package org.cwmp4j.cpe.parameter;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** One sequence after the other, each begun when the one before has ended. */
final class Joined<S, T> implements Iterator<T> {
    private final Iterator<S> sources;
    private final Function<S, Iterator<T>> begin;
    private Iterator<T> now = Collections.emptyIterator();

    Joined(List<S> sources, Function<S, Iterator<T>> begin) {
        this.sources = sources.iterator();
        this.begin = begin;
    }

    @Override
    public boolean hasNext() {
        while (!now.hasNext() && sources.hasNext()) {
            now = begin.apply(sources.next());
        }
        return now.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return now.next();
    }
}
