package org.cwmp4j.cpe.session;

import java.util.List;
import java.util.Optional;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands. To the outside a value: {@link SessionMachine#step} never changes the state that it is given but
 * returns the next one.
 */
public final class SessionState {
    /** What a session waits for. */
    public enum Phase {
        /** To begin. */
        NEW,
        /** The answer to Inform. */
        INFORMING,
        /** The answer to a call of the device. */
        CALLING,
        /** The response to an empty POST or to an answer: a request of the ACS, or nothing. */
        LISTENING,
        /** The device's own answer to the ACS. */
        ANSWERING,
        /** Records, after the connection was closed. */
        CLOSING,
        /** Nothing. */
        ENDED
    }

    final SessionSettings settings;
    Phase phase;
    CwmpVersion version;
    /** The envelope that was POSTed last; null if the last POST was empty. */
    @Nullable
    SoapEnvelope sent;
    /** How often it was sent again because of fault 8005. */
    int resends;
    /** Calls not answered yet, the outstanding one included. */
    List<AcsCall> pending;
    /** The call that is outstanding in phase CALLING. */
    @Nullable
    AcsCall calling;
    /** HoldRequests by the last response (C-SESS-13). */
    boolean hold;
    /** An empty POST was sent while HoldRequests was false, so no request may follow (C-SESS-11). */
    boolean emptyPostSent;
    /** Envelopes without a message but with HoldRequests, in a row. */
    int idleHolds;
    /** The request of the ACS that is being answered. */
    @Nullable
    SoapEnvelope asked;
    /** How many IDs were given out. */
    int ids;
    /** Records under way. */
    int unrecorded;

    @Nullable
    SessionEnd end;

    String detail;

    private SessionState(SessionSettings settings) {
        this.settings = settings;
        this.phase = Phase.NEW;
        this.version = settings.highest();
        this.pending = List.of();
        this.detail = "";
    }

    SessionState(SessionState s) {
        this.settings = s.settings;
        this.phase = s.phase;
        this.version = s.version;
        this.sent = s.sent;
        this.resends = s.resends;
        this.pending = s.pending;
        this.calling = s.calling;
        this.hold = s.hold;
        this.emptyPostSent = s.emptyPostSent;
        this.idleHolds = s.idleHolds;
        this.asked = s.asked;
        this.ids = s.ids;
        this.unrecorded = s.unrecorded;
        this.end = s.end;
        this.detail = s.detail;
    }

    /** A session that has not begun. */
    public static SessionState of(SessionSettings settings) {
        return new SessionState(settings);
    }

    /** What the session waits for. */
    public Phase phase() {
        return phase;
    }

    /** The version agreed upon; before the InformResponse that of the Inform. */
    public CwmpVersion version() {
        return version;
    }

    /** Calls of the device that were not answered yet, in order. */
    public List<AcsCall> pending() {
        return pending;
    }

    /** Whether requests of the device may still go out in this session (C-SESS-11). */
    public boolean takesCalls() {
        return end == null && !emptyPostSent;
    }

    /** How the session ended; empty before. */
    public Optional<SessionEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Names no content of messages. */
    @Override
    public String toString() {
        return "SessionState[" + phase + ", version=" + version + ", pending=" + pending.size() + ", hold=" + hold
                + ", emptyPostSent=" + emptyPostSent + ", unrecorded=" + unrecorded + (end == null ? "" : ", " + end)
                + "]";
    }
}
