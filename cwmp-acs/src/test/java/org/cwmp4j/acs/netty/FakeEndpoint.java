package org.cwmp4j.acs.netty;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.acs.auth.Authentication;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/** An engine that answers as a test says. */
final class FakeEndpoint implements AcsEndpoint {
    final BlockingQueue<AcsExchange> exchanges = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> gone = new LinkedBlockingQueue<>();
    volatile Function<AcsExchange, AcsAnswer> answers = exchange -> AcsAnswer.empty();
    volatile Optional<AcsAnswer> screening = Optional.empty();
    volatile Authentication authentication =
            AuthenticationPolicy.none().create(new InMemoryCredentialsStore(), Ticker.system(), SecretSource.secure());
    volatile DecodeContext reading = DecodeContext.lenient(Direction.CPE_TO_ACS);

    @Override
    public Optional<AcsAnswer> screen(Object connection, @Nullable String sessionCookie) {
        return screening;
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public DecodeContext decodeContext(@Nullable String contentType) {
        return reading.withContentType(contentType);
    }

    @Override
    public CompletionStage<AcsAnswer> exchange(AcsExchange exchange) {
        exchanges.add(exchange);
        return CompletableFuture.completedFuture(answers.apply(exchange));
    }

    @Override
    public void connectionClosed(Object connection) {
        gone.add(connection);
    }
}
