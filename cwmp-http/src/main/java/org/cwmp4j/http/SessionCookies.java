package org.cwmp4j.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.cwmp4j.model.time.Ticker;
import org.cwmp4j.model.time.TimeSource;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that a CPE keeps for one session (RFC 6265, and the older forms that servers still send). Domain and Secure are
 * not looked at: within a session all cookies go to whatever host it has moved to (TR-069 A6C1 3.4.2, rules C-HTTP-19, -20,
 * -27). A cookie without Path is always returned. Bounded: what no longer fits is dropped. Not thread-safe.
 */
public final class SessionCookies {
    /** The most cookies kept. */
    public static final int MAX_COOKIES = 50;

    /** The most characters kept, names and values together; the standard asks for 512 bytes. */
    public static final int MAX_SIZE = 16_384;

    /** What servers write to delete a cookie lies here; told apart also while the clock is not set. */
    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");

    private final WallClock wall;
    private final Ticker ticker;
    private final List<Kept> cookies = new ArrayList<>();

    /** Without cookies. */
    public SessionCookies(TimeSource time) {
        this.wall = time.wall();
        this.ticker = time.ticker();
    }

    /**
     * Takes what an answer sets, replaces or deletes. What cannot be read is skipped.
     *
     * @param setCookie the values of {@code Set-Cookie} and {@code Set-Cookie2}, one a line
     */
    public void receive(List<String> setCookie) {
        for (String line : setCookie) {
            for (SetCookie cookie : SetCookie.parse(line)) {
                take(cookie);
            }
        }
    }

    /**
     * The value of {@code Cookie} for a request: names and values only, longer paths first.
     *
     * @param path of the request, without query
     * @return empty if there is none to send
     */
    public Optional<String> header(String path) {
        long now = ticker.nanos();
        cookies.removeIf(cookie -> cookie.isOver(now));
        StringJoiner joined = new StringJoiner("; ");
        cookies.stream()
                .filter(cookie -> cookie.matches(path))
                .sorted(Comparator.comparingInt(Kept::pathLength).reversed())
                .forEach(cookie -> joined.add(cookie.name + "=" + cookie.value));
        return joined.length() == 0 ? Optional.empty() : Optional.of(joined.toString());
    }

    /**
     * The session was redirected to another host: what was set until now goes there too, all of it (rule C-HTTP-27). A path of
     * the former host says nothing there.
     */
    public void moved() {
        cookies.replaceAll(cookie -> new Kept(cookie.name, cookie.value, null, cookie.end, true));
    }

    /** Forgets all. */
    public void clear() {
        cookies.clear();
    }

    private void take(SetCookie set) {
        int index = indexOf(set);
        Duration lifetime = lifetime(set);
        if (lifetime != null && (lifetime.isZero() || lifetime.isNegative())) {
            if (index >= 0) {
                cookies.remove(index);
            }
            return;
        }
        Long end = lifetime == null ? null : ticker.nanos() + lifetime.toNanos();
        Kept kept = new Kept(set.name(), set.value(), set.path(), end, false);
        if (!fits(kept, index)) {
            return;
        }
        if (index >= 0) {
            cookies.set(index, kept);
        } else {
            cookies.add(kept);
        }
    }

    private int indexOf(SetCookie set) {
        for (int i = 0; i < cookies.size(); i++) {
            Kept kept = cookies.get(i);
            if (kept.name.equals(set.name()) && (kept.moved || Objects.equals(kept.path, set.path()))) {
                return i;
            }
        }
        return -1;
    }

    private boolean fits(Kept added, int replaced) {
        int size = added.size();
        for (int i = 0; i < cookies.size(); i++) {
            size += i == replaced ? 0 : cookies.get(i).size();
        }
        return size <= MAX_SIZE && (replaced >= 0 || cookies.size() < MAX_COOKIES);
    }

    /** How long it is to live; {@code null} for the whole session. Max-Age goes before Expires. */
    private @Nullable Duration lifetime(SetCookie set) {
        if (set.maxAge() != null) {
            return set.maxAge();
        }
        Instant expires = set.expires();
        if (expires == null) {
            return null;
        }
        if (expires.isBefore(LONG_AGO)) {
            return Duration.ZERO;
        }
        return wall.isSet() ? SetCookie.bounded(Duration.between(wall.now(), expires)) : null;
    }

    /** Counts only: values are secret. */
    @Override
    public String toString() {
        return "SessionCookies[" + cookies.size() + "]";
    }

    private record Kept(
            String name,
            String value,
            @Nullable String path,
            @Nullable Long end,
            boolean moved) {
        boolean isOver(long now) {
            return end != null && now - end >= 0;
        }

        int size() {
            return name.length() + value.length();
        }

        int pathLength() {
            return path == null ? 0 : path.length();
        }

        /** RFC 6265 section 5.1.4. */
        boolean matches(String requestPath) {
            return path == null
                    || requestPath.equals(path)
                    || (requestPath.startsWith(path)
                            && (path.endsWith("/") || requestPath.charAt(path.length()) == '/'));
        }
    }
}
