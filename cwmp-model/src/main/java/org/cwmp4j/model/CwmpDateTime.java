package org.cwmp4j.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dateTime of CWMP, text as it came (TR-069 A6C1 Table 12). It may be a point in time, Unknown Time, infinite, a time since
 * boot, or a local time without offset. Two values are equal if their texts are.
 *
 * @param text the lexical form
 */
public record CwmpDateTime(String text) {
    /** Not known or not applicable (B-TYPE-05). */
    public static final CwmpDateTime UNKNOWN = new CwmpDateTime("0001-01-01T00:00:00Z");
    /** Never ends (TR-106 3.2.2). */
    public static final CwmpDateTime INFINITE = new CwmpDateTime("9999-12-31T23:59:59Z");

    private static final int MAX_OFFSET_SECONDS = 14 * 3600;
    private static final LocalDateTime ORIGIN = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final DateTimeFormatter UTC_SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter OFFSET_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    public CwmpDateTime {
        Objects.requireNonNull(text, "text");
    }

    /** A point in time, written in UTC to the second. */
    public static CwmpDateTime of(Instant instant) {
        return new CwmpDateTime(UTC_SECONDS.format(instant));
    }

    /** Local time with its offset, to the second; for Inform's CurrentTime (B-TYPE-08). */
    public static CwmpDateTime of(OffsetDateTime local) {
        return new CwmpDateTime(OFFSET_SECONDS.format(local));
    }

    /** Time since boot, for a device without absolute time (B-TYPE-07), to the second. */
    public static CwmpDateTime sinceBoot(Duration uptime) {
        return new CwmpDateTime(LOCAL_SECONDS.format(ORIGIN.plus(uptime)));
    }

    /** Whether the text has the form of a dateTime and names a real day and time. */
    public boolean isValid() {
        return DateTimeForm.of(text) != DateTimeForm.INVALID;
    }

    /** Whether the text is a dateTime that says how far it is from UTC: {@code Z} or an offset (B-TYPE-04). */
    public boolean hasOffset() {
        return DateTimeForm.of(text) == DateTimeForm.WITH_OFFSET;
    }

    /** Whether this is Unknown Time, in whichever spelling. */
    public boolean isUnknown() {
        return parse().filter(p -> p.offset != null
                        && p.local.atOffset(p.offset).toInstant().equals(ORIGIN.toInstant(ZoneOffset.UTC)))
                .isPresent();
    }

    /** The time since boot that this stands for: no offset and a year before 1000 (B-TYPE-07). */
    public Optional<Duration> sinceBoot() {
        return parse().filter(p -> p.offset == null && p.local.getYear() < 1000)
                .map(p -> Duration.between(ORIGIN, p.local));
    }

    /**
     * The point in time; one without offset is taken as UTC. Empty for Unknown Time, times since boot and texts that are no
     * dateTime.
     */
    public Optional<Instant> toInstant() {
        return parse().filter(p -> !(p.local.getYear() < 1000 && p.offset == null) && !isUnknown())
                .map(p -> p.local.toInstant(p.offset == null ? ZoneOffset.UTC : p.offset));
    }

    private Optional<Parsed> parse() {
        String s = text.strip();
        if (!isValid()) {
            return Optional.empty();
        }
        try {
            boolean endOfDay = s.startsWith("24:00:00", 11);
            String t = endOfDay ? s.substring(0, 11) + "00" + s.substring(13) : s;
            int zone = zoneStart(t);
            LocalDateTime local = LocalDateTime.parse(limitFraction(t.substring(0, zone)));
            if (endOfDay) {
                if (local.getMinute() != 0 || local.getSecond() != 0 || local.getNano() != 0) {
                    return Optional.empty();
                }
                local = local.plus(1, ChronoUnit.DAYS);
            }
            if (local.getYear() < 1) {
                return Optional.empty();
            }
            return withOffset(local, t.substring(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** XML Schema allows offsets up to 14 hours. */
    private static Optional<Parsed> withOffset(LocalDateTime local, String zone) {
        if (zone.isEmpty()) {
            return Optional.of(new Parsed(local, null));
        }
        ZoneOffset offset = ZoneOffset.of(zone);
        return Math.abs(offset.getTotalSeconds()) > MAX_OFFSET_SECONDS
                ? Optional.empty()
                : Optional.of(new Parsed(local, offset));
    }

    private static String limitFraction(String local) {
        int dot = local.indexOf('.');
        return dot < 0 || local.length() - dot <= 10 ? local : local.substring(0, dot + 10);
    }

    private static int zoneStart(String s) {
        for (int i = 19; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return s.length();
    }

    @Override
    public String toString() {
        return text;
    }

    private record Parsed(LocalDateTime local, @Nullable ZoneOffset offset) {}
}
