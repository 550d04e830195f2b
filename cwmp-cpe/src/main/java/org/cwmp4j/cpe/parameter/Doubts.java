package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.cpe.parameter.Walk.Leaf;

/**
 * The parameters whose reading broke off a long answer. The next one reads them before it begins: if they still fail, the ACS is told
 * so by a fault and not by another broken session. Bounded: of many the oldest are forgotten.
 */
final class Doubts {
    private static final int REMEMBERED = 4 * LongList.AT_ONCE;

    private final Set<String> paths = new LinkedHashSet<>();

    void add(Collection<Leaf> leaves) {
        leaves.forEach(leaf -> paths.add(leaf.path()));
        Iterator<String> oldest = paths.iterator();
        while (paths.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Those among what is asked for. */
    List<Leaf> among(Listing<Leaf> listing) {
        List<Leaf> doubtful = new ArrayList<>();
        if (!paths.isEmpty()) {
            listing.all().get().forEachRemaining(leaf -> {
                if (paths.contains(leaf.path())) {
                    doubtful.add(leaf);
                }
            });
        }
        return doubtful;
    }

    void cleared(Collection<Leaf> leaves) {
        leaves.forEach(leaf -> paths.remove(leaf.path()));
    }
}
