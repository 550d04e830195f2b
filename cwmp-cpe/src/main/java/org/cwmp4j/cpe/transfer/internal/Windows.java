package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cwmp4j.model.rpc.TimeWindowStruct;

/**
 * The windows of a scheduled download, each from its start to just before its end (C-SD-01). Times count from the receipt.
 *
 * @param list in the order of time
 */
record Windows(List<TimeWindowStruct> list) {
    /** Why these are refused (C-SD-01, C-SD-02); empty if they are not. */
    static Optional<String> problem(List<TimeWindowStruct> list, Set<String> modes) {
        if (list.isEmpty() || list.size() > 2) {
            return Optional.of("TimeWindowList: one window or two");
        }
        long free = 0;
        for (TimeWindowStruct w : list) {
            if (w.windowStart() < free || w.windowEnd() <= w.windowStart()) {
                return Optional.of("TimeWindowList: windows must not overlap, and end after their start");
            }
            if (!modes.contains(w.windowMode())) {
                return Optional.of("WindowMode: not supported");
            }
            if (w.maxRetries() < -1) {
                return Optional.of("MaxRetries: -1, 0 or more");
            }
            free = w.windowEnd();
        }
        return Optional.empty();
    }

    TimeWindowStruct get(int index) {
        return list.get(index);
    }

    /** The window that is open; -1 for none. */
    int at(Duration elapsed) {
        for (int i = 0; i < list.size(); i++) {
            if (elapsed.compareTo(start(i)) >= 0 && elapsed.compareTo(end(i)) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** How long until the next one opens; empty if none will. */
    Optional<Duration> untilNext(Duration elapsed) {
        for (int i = 0; i < list.size(); i++) {
            if (start(i).compareTo(elapsed) > 0) {
                return Optional.of(start(i).minus(elapsed));
            }
        }
        return Optional.empty();
    }

    Duration untilEnd(int index, Duration elapsed) {
        return end(index).minus(elapsed);
    }

    /** How long until all are over; zero if they are. */
    Duration untilOver(Duration elapsed) {
        Duration left = untilEnd(list.size() - 1, elapsed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration start(int index) {
        return Order.seconds(list.get(index).windowStart());
    }

    private Duration end(int index) {
        return Order.seconds(list.get(index).windowEnd());
    }
}
