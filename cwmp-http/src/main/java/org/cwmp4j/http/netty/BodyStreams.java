package org.cwmp4j.http.netty;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.cwmp4j.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose bodies are too large to hold. Of an answer no more is in memory than the peer's window and some 300 KiB: nothing
 * is read from the socket while what came before is being written.
 *
 * @param blocking runs all calls of {@code answer} and its channels, one at a time for each exchange. They may block; never an
 *     event loop
 * @param bounds how long bodies may take, that of the request included
 * @param answer takes the answers' bodies
 */
public record BodyStreams(Executor blocking, StreamBounds bounds, AnswerBody answer) {
    public BodyStreams {
        Objects.requireNonNull(blocking, "blocking");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(answer, "answer");
    }

    /** Takes the bodies of answers. */
    @FunctionalInterface
    public interface AnswerBody {
        /**
         * An answer's head has come; what is thrown fails the exchange.
         *
         * @param head without a body
         * @return where the body goes, closed by the exchange before it completes; {@code null} to have it collected, up to the
         *     bound of bodies: so for what is no file, such as a challenge
         */
        @Nullable
        WritableByteChannel open(HttpAnswer head) throws IOException;
    }
}
