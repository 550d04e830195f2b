package org.cwmp4j.acs;

import java.util.Objects;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.model.CwmpException;

/** A call has no answer, since its session is over. */
public final class SessionEndedException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final SessionEnd cause;
    private final boolean sent;

    /**
     * @param method that was called
     * @param cause why the session ended
     * @param sent whether the call may have reached the device
     */
    public SessionEndedException(String method, SessionEnd cause, boolean sent) {
        super(method + (sent ? " was not answered" : " was not sent") + ": the session ended (" + cause + ")");
        this.cause = Objects.requireNonNull(cause, "cause");
        this.sent = sent;
    }

    /** Why the session ended. */
    public SessionEnd sessionEnd() {
        return cause;
    }

    /** Whether the device may have carried the call out; false says that it has not. */
    public boolean maybeCarriedOut() {
        return sent;
    }
}
