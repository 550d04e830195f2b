package org.cwmp4j.cpe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.time.TimeSource;

/**
 * Goes back to CWMP 1.0 where a failure may be due to an ACS that knows nothing newer (C-RETRY-08, quirk W8): its Inform was
 * answered by a fault other than 8005, by something unreadable, empty or out of place, or by status 400 or 500. What
 * looks like overload, absence or wrong credentials does not count.
 *
 * <p>If 1.0 works it is kept, over restarts too, for a day; then, or with another ACS URL or other software in the
 * device, the newest version is tried again, so that a passing fault of an ACS does not leave a device at 1.0 for ever. If
 * 1.0 does not work either, the newest version is next.
 */
final class VersionMemory {
    /** Which ACS, software and second 1.0 was proven with. */
    static final StateSection<String> SECTION = new StateSection<>("version", 1, StateCodec.TEXT);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String PROVEN = "proven";

    private final List<CwmpVersion> all;
    private final String software;
    private final TimeSource time;
    /** Ends with a line break and the second of the proof, 0 if the time of day was not known; empty for none. */
    private String recorded;

    private String partner = "";
    private boolean fallback;
    private boolean proven;
    private long provenAt;

    /**
     * @param software of the device
     * @param found in {@link #SECTION} at the start
     */
    VersionMemory(List<CwmpVersion> all, String software, TimeSource time, Map<String, String> found) {
        this.all = all;
        this.software = software;
        this.time = time;
        this.recorded = found.getOrDefault(PROVEN, "");
    }

    /** What to offer in the next session. */
    List<CwmpVersion> offer(String acs) {
        String now = acs + "\n" + software;
        if (!now.equals(partner)) {
            partner = now;
            proven = recorded.startsWith(partner + "\n") && canFallBack();
            fallback = proven;
            provenAt = time.ticker().nanos() - age().toNanos();
        }
        if (proven && time.ticker().nanos() - provenAt >= KEPT.toNanos()) {
            fallback = false;
            proven = false;
        }
        return fallback ? List.of(CwmpVersion.V1_0) : all;
    }

    /** Of the proof; zero where the time of day says nothing. */
    private Duration age() {
        long second = recorded.isEmpty() ? 0 : Long.parseLong(recorded.substring(recorded.lastIndexOf('\n') + 1));
        if (second == 0 || !time.wall().isSet()) {
            return Duration.ZERO;
        }
        Duration age =
                Duration.between(Instant.ofEpochSecond(second), time.wall().now());
        return age.isNegative() ? Duration.ZERO : age.compareTo(KEPT) > 0 ? KEPT : age;
    }

    /**
     * A session is over.
     *
     * @param informed whether its InformResponse had come
     * @param status of the last response, 0 if there was none
     * @return to be recorded
     */
    StateUpdate ended(SessionEnd end, boolean informed, int status) {
        if (informed) {
            return worked();
        }
        if (maybeTooNew(end, status) && canFallBack()) {
            fallback = !fallback;
            proven = false;
        }
        return StateUpdate.NONE;
    }

    private StateUpdate worked() {
        if (fallback && !proven) {
            proven = true;
            provenAt = time.ticker().nanos();
            long second = time.wall().isSet() ? time.wall().now().getEpochSecond() : 0;
            recorded = partner + "\n" + second;
            return StateUpdate.of(SECTION.put(PROVEN, recorded));
        }
        return fallback ? StateUpdate.NONE : forget();
    }

    /** To be recorded. */
    StateUpdate forget() {
        if (recorded.isEmpty()) {
            return StateUpdate.NONE;
        }
        recorded = "";
        partner = "";
        return StateUpdate.of(SECTION.remove(PROVEN));
    }

    private boolean canFallBack() {
        return all.contains(CwmpVersion.V1_0) && all.size() > 1;
    }

    private static boolean maybeTooNew(SessionEnd end, int status) {
        return switch (end) {
            case INFORM_REFUSED, UNREADABLE, PROTOCOL_VIOLATION -> true;
            case HTTP_STATUS -> status == 400 || status == 500;
            default -> false;
        };
    }
}
