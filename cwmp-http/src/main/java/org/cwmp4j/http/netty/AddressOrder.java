package org.cwmp4j.http.netty;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.model.time.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * In which order a name's addresses are tried: the preferred one first where its list is still the same (rule C-DISC-15), then at
 * random (rule C-DISC-13), both families by turns, so that one that leads nowhere costs one attempt and not many.
 */
final class AddressOrder {
    /** As many of a name's addresses are tried at most. */
    private static final int MAX = 16;

    private AddressOrder() {}

    static List<InetAddress> of(
            Collection<InetAddress> allowed,
            Collection<InetAddress> all,
            @Nullable ChosenAddress preferred,
            RandomSource random) {
        List<InetAddress> mixed = new ArrayList<>(allowed.stream()
                .distinct()
                .sorted(Comparator.comparing(InetAddress::getHostAddress))
                .toList());
        shuffle(mixed, random);
        List<InetAddress> order = byTurns(mixed);
        if (preferred != null && preferred.list().equals(ChosenAddress.fingerprint(all))) {
            order.sort(Comparator.comparing(one -> !one.getHostAddress().equals(preferred.address())));
        }
        return List.copyOf(order.subList(0, Math.min(MAX, order.size())));
    }

    private static void shuffle(List<InetAddress> list, RandomSource random) {
        for (int i = list.size() - 1; i > 0; i--) {
            InetAddress last = list.get(i);
            int other = (int) random.nextLong(i + 1L);
            list.set(i, list.get(other));
            list.set(other, last);
        }
    }

    private static List<InetAddress> byTurns(List<InetAddress> mixed) {
        ArrayDeque<InetAddress> mine = new ArrayDeque<>();
        ArrayDeque<InetAddress> others = new ArrayDeque<>();
        boolean first4 = !mixed.isEmpty() && mixed.get(0) instanceof Inet4Address;
        mixed.forEach(one -> (one instanceof Inet4Address == first4 ? mine : others).add(one));
        List<InetAddress> order = new ArrayList<>(mixed.size());
        while (!mine.isEmpty() || !others.isEmpty()) {
            if (!mine.isEmpty()) {
                order.add(mine.remove());
            }
            if (!others.isEmpty()) {
                order.add(others.remove());
            }
        }
        return order;
    }
}
