package org.cwmp4j.cpe;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.ChosenAddress;

/**
 * One session's conversation with the ACS: a strict alternation of POST and response (C-HTTP-10). Redirects, cookies, HTTP
 * authentication, and a new TCP connection after the ACS closed one between two exchanges (C-HTTP-13) are the implementation's
 * business; the session sees only what comes of them. Cookies live as long as this object. Thread-safe.
 */
public interface AcsConnection {
    /**
     * Sends one POST and waits for its final response. At most one exchange is under way at a time.
     *
     * @return the response; completes exceptionally if there was no connection or no response, in which case the request is
     *     not sent again (C-HTTP-15); by an {@link org.cwmp4j.http.HttpException} of kind {@code BROKEN_OFF} if the rows of the
     *     request could not be written to their end. The engine gives up by itself after {@link AcsTarget#deadline()} and then closes
     */
    CompletionStage<AcsReply> exchange(AcsRequest request);

    /**
     * Whether requests may have {@link AcsRequest#rows}. The rows of a long answer then need not be held: the connection writes them
     * as they come, goes through them again if the same POST has to be sent again, and ends without anything that looks like a whole
     * message if they fail. To a connection that does not take them, such as a simple one of a test, every message comes whole.
     */
    default boolean takesRows() {
        return false;
    }

    /**
     * Which address of the target's host has served, to be preferred by the next session (C-DISC-15); empty if none has, or if it
     * is not known, as behind a proxy.
     */
    default Optional<ChosenAddress> address() {
        return Optional.empty();
    }

    /**
     * Whether the ACS, or what stands for it, could be connected to so far; always true where that is not known. A device that no
     * connection comes about for asks DHCP again (C-DISC-10).
     */
    default boolean isConnected() {
        return true;
    }

    /** Closes the TCP connection (C-HTTP-16) and drops an exchange under way. Idempotent. */
    void close();
}
