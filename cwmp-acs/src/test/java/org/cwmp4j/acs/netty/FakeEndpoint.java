package org.cwmp4j.acs.netty;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.acs.AcsHead;
import org.cwmp4j.acs.AcsPermit;
import org.cwmp4j.acs.AcsScreening;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.WireOptions;
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
    final BlockingQueue<AcsHead> heads = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> gone = new LinkedBlockingQueue<>();
    final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
    final AtomicInteger taken = new AtomicInteger();
    final AtomicInteger permits = new AtomicInteger();
    volatile Function<AcsExchange, AcsAnswer> answers = exchange -> AcsAnswer.empty();
    volatile Optional<AcsAnswer> screening = Optional.empty();
    volatile Authentication authentication =
            AuthenticationPolicy.none().create(new InMemoryCredentialsStore(), Ticker.system(), SecretSource.secure());
    volatile Runnable onRead = () -> {};
    volatile DecodeContext reading = DecodeContext.lenient(Direction.CPE_TO_ACS);

    @Override
    public AcsScreening screen(AcsHead head) {
        heads.add(head);
        return screening
                .<AcsScreening>map(AcsScreening.Refused::new)
                .orElseGet(() -> new AcsScreening.Admitted(new Permit()));
    }

    @Override
    public void refused(InetSocketAddress remote, int status, Refusal reason) {
        refusals.add(reason);
    }

    @Override
    public WireOptions wire() {
        return WireOptions.DEFAULT;
    }

    void awaitNoPermits() {
        while (permits.get() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Grants all; counts what is out. */
    private final class Permit implements AcsPermit {
        private final AtomicBoolean open = new AtomicBoolean(true);

        Permit() {
            permits.incrementAndGet();
        }

        @Override
        public int maxBody() {
            return reading.limits().maxBytes();
        }

        @Override
        public int maxInform() {
            return maxBody();
        }

        @Override
        public void proven() {}

        @Override
        public boolean take(int bytes, Runnable resume) {
            taken.addAndGet(bytes);
            return true;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                permits.decrementAndGet();
            }
        }
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public DecodeContext decodeContext(@Nullable String contentType) {
        onRead.run();
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
