package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.cpe.session.SessionEnd;

/**
 * A session that is over.
 *
 * @param end how; success only if {@link SessionEnd#isSuccess()}
 * @param detail for people: what was wrong; empty for success
 * @param duration from before the connection was opened to after it was closed
 */
public record SessionResult(SessionEnd end, String detail, Duration duration) {
    public SessionResult {
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(duration, "duration");
    }
}
