package org.cwmp4j.acs.auth;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cwmp4j.acs.internal.Source;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/** Counts failures by user and source, and by source; see {@link LockOutSettings}. Bounded; thread-safe. */
final class LockOut {
    private final LockOutSettings settings;
    private final Ticker ticker;
    private final Map<Source, Failures> bySource = new LinkedHashMap<>();
    private final Map<UserAtSource, Failures> byUser = new LinkedHashMap<>();

    /** @param user its first characters, so that what strangers say takes no more room than that */
    private record UserAtSource(String user, Source source) {
        private static final int MOST_TEXT = 256;

        UserAtSource {
            user = user.substring(0, Math.min(user.length(), MOST_TEXT));
        }
    }

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
        Source source = Source.of(remote);
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
            byUser.remove(new UserAtSource(user, Source.of(remote)));
        }
    }

    /** A guess was wrong. */
    void failed(InetSocketAddress remote, String user, AuthenticationWatch watch) {
        if (settings.isOff()) {
            return;
        }
        Source source = Source.of(remote);
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
