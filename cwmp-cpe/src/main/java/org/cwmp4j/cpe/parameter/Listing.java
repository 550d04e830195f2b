package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that can be gone through any number of times, and how much it is; never held as a whole.
 *
 * @param all begins anew each time, and gives the same each time
 */
record Listing<T>(int count, Supplier<Iterator<T>> all) {
    /** Counts by going through it. */
    static <T> Listing<T> counted(Supplier<Iterator<T>> all) {
        int count = 0;
        for (Iterator<T> each = all.get(); each.hasNext(); each.next()) {
            count++;
        }
        return new Listing<>(count, all);
    }

    List<T> first(int most) {
        return take(all.get(), most);
    }

    /** What comes next, as much as is left but no more than wanted. */
    static <T> List<T> take(Iterator<T> from, int most) {
        List<T> some = new ArrayList<>(Math.min(most, 1024));
        while (some.size() < most && from.hasNext()) {
            some.add(from.next());
        }
        return some;
    }
}
