package org.cwmp4j.acs.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/** Counts failures by user and source, and by source; see {@link LockOutSettings}. Bounded; thread-safe. */
final class LockOut {
    private final LockOutSettings settings;
    private final Ticker ticker;
    private final Map<String, Failures> bySource = new LinkedHashMap<>();
    private final Map<UserAtSource, Failures> byUser = new LinkedHashMap<>();

    private record UserAtSource(String user, String source) {}

    /**
     * @param count how many, one after the other
     * @param last when the last one was
     * @param until when the wait is over
     */
    private record Failures(int count, long last, long until) {}

    LockOut(LockOutSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /** What counts as one peer: an IPv4 address, or the network of an IPv6 address, which one host may have all of. */
    static String source(InetSocketAddress remote) {
        InetAddress address = remote.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
                : address == null ? remote.getHostString() : address.getHostAddress();
    }

    /**
     * How long credentials are not looked at.
     *
     * @param user {@code null} if none was named
     * @return zero if they are
     */
    synchronized Duration wait(InetSocketAddress remote, @Nullable String user) {
        if (settings.isOff()) {
            return Duration.ZERO;
        }
        String source = source(remote);
        long now = ticker.nanos();
        long ofSource = left(bySource.get(source), now);
        long ofUser = user == null ? 0 : left(byUser.get(new UserAtSource(user, source)), now);
        return Duration.ofNanos(Math.max(ofSource, ofUser));
    }

    private static long left(@Nullable Failures failures, long now) {
        return failures == null ? 0 : Math.max(0, failures.until() - now);
    }

    /** The right credentials came: what that user failed from there is forgotten. The source's failures of other users are not. */
    synchronized void succeeded(InetSocketAddress remote, String user) {
        if (!byUser.isEmpty()) {
            byUser.remove(new UserAtSource(user, source(remote)));
        }
    }

    /** A guess was wrong. */
    void failed(InetSocketAddress remote, String user, AuthenticationWatch watch) {
        if (settings.isOff()) {
            return;
        }
        String source = source(remote);
        Duration ofUser;
        Duration ofSource;
        synchronized (this) {
            ofUser = count(byUser, new UserAtSource(user, source), settings.userFailures(), settings.maxUserWait());
            ofSource = count(bySource, source, settings.sourceFailures(), settings.maxSourceWait());
        }
        if (!ofUser.isZero()) {
            watch.lockedOut(remote, user, ofUser);
        }
        if (!ofSource.isZero()) {
            watch.lockedOut(remote, null, ofSource);
        }
    }

    private <K> Duration count(Map<K, Failures> table, K key, int free, Duration max) {
        long now = ticker.nanos();
        Failures before = table.remove(key);
        boolean old =
                before == null || now - before.last() >= settings.forgetAfter().toNanos();
        int count = before == null || old ? 1 : Math.min(before.count() + 1, free + Integer.SIZE);
        long wait = count < free ? 0 : waitAfter(count - free, max);
        table.put(key, new Failures(count, now, now + wait));
        if (table.size() > settings.maxEntries()) {
            table.remove(table.keySet().iterator().next());
        }
        return Duration.ofNanos(wait);
    }

    private long waitAfter(int doublings, Duration max) {
        long first = settings.firstWait().toNanos();
        return doublings >= Long.numberOfLeadingZeros(first) - 1
                ? max.toNanos()
                : Math.min(max.toNanos(), first << doublings);
    }

    synchronized int entries() {
        return Math.max(bySource.size(), byUser.size());
    }
}
