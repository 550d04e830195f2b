package org.cwmp4j.testkit.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.model.Direction;
import org.cwmp4j.testkit.script.AcsScript;
import org.cwmp4j.testkit.script.ScriptedAcs;
import org.cwmp4j.testkit.script.Turn;
import org.jspecify.annotations.Nullable;

/**
 * An ACS that plays a script over HTTP, for tests of devices.
 *
 * <pre>{@code
 * try (HttpAcs acs = HttpAcs.builder(script).start()) {
 *     startDevice(acs.url());
 *     acs.awaitFinished(Duration.ofSeconds(30));
 * }
 * }</pre>
 *
 * <p>Something unexpected is answered by status 500 and fails {@link #awaitFinished}. Thread-safe.
 */
public final class HttpAcs implements AutoCloseable {

    private final ScriptedAcs script;
    private final Envelopes envelopes = new Envelopes(Direction.CPE_TO_ACS);
    private final Builder settings;
    private final CountDownLatch over = new CountDownLatch(1);
    private final TestHttpServer server;

    private HttpAcs(Builder settings) {
        this.settings = settings;
        this.script = new ScriptedAcs(settings.script);
        this.server = TestHttpServer.start(settings.tls, this::answer);
    }

    /**
     * Starts to describe an ACS.
     *
     * @param script what it plays
     * @return a builder of an ACS over plain HTTP
     */
    public static Builder builder(AcsScript script) {
        return new Builder(script);
    }

    /**
     * The URL that devices are given.
     *
     * @return with 127.0.0.1 as host and {@code /acs} as path
     */
    public URI url() {
        return server.url("/acs");
    }

    /**
     * The HTTP requests until now.
     *
     * @return all in order, those included that the script never saw
     */
    public List<HttpCall> calls() {
        return server.calls();
    }

    /**
     * How often something connected.
     *
     * @return the number of TCP connections until now
     */
    public int connections() {
        return server.connections();
    }

    /**
     * What devices sent until now, as the script saw it.
     *
     * @return everything in order
     */
    public List<Turn> received() {
        return script.received();
    }

    /**
     * Waits until the script was played to its end.
     *
     * @param patience how long at most
     * @throws AssertionError if something unexpected came, or something expected did not in that time
     */
    public void awaitFinished(Duration patience) {
        try {
            boolean inTime = over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            script.assertFinished();
            if (!inTime) {
                throw new AssertionError("the last response was not sent within " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Closes the port and all connections; does not check the script. */
    @Override
    public void close() {
        server.close();
    }

    private @Nullable HttpAnswer answer(HttpCall call) {
        Optional<HttpAnswer> early = settings.intercept.apply(call);
        if (early.isPresent()) {
            return early.get();
        }
        try {
            HttpAnswer answer = answer(script.take(envelopes.read(call.body(), call.headers())));
            return answer == null ? null : settings.decorate.apply(answer);
        } catch (AssertionError e) {
            over.countDown();
            return HttpAnswer.text(500, "not in the script");
        } finally {
            if (script.isFinished()) {
                over.countDown();
            }
        }
    }

    private @Nullable HttpAnswer answer(Turn reply) {
        if (reply instanceof Turn.HangUp) {
            return null;
        }
        if (reply instanceof Turn.Status status) {
            return HttpAnswer.empty(status.status());
        }
        if (reply instanceof Turn.Empty) {
            return HttpAnswer.empty(204);
        }
        return new HttpAnswer(200, "OK", Envelopes.CONTENT, Envelopes.bytes(reply, Direction.ACS_TO_CPE));
    }

    /** Describes an ACS. Not thread-safe. */
    public static final class Builder {

        private final AcsScript script;
        private @Nullable SSLContext tls;
        private Function<HttpCall, Optional<HttpAnswer>> intercept = call -> Optional.empty();
        private Function<HttpAnswer, HttpAnswer> decorate = answer -> answer;

        private Builder(AcsScript script) {
            this.script = script;
        }

        /**
         * Serves HTTPS.
         *
         * @param context with the server's identity, as {@code TestPki.sslContext} makes it
         * @return this
         */
        public Builder tls(SSLContext context) {
            this.tls = context;
            return this;
        }

        /**
         * Answers some requests before the script sees them, with a challenge for instance.
         *
         * @param answers gives an answer, or nothing if the script shall answer; called by one thread for each connection
         * @return this
         */
        public Builder intercept(Function<HttpCall, Optional<HttpAnswer>> answers) {
            this.intercept = answers;
            return this;
        }

        /**
         * Changes the script's answers, to add a cookie or {@code Connection: close} for instance.
         *
         * @param change gives the answer to be sent
         * @return this
         */
        public Builder decorate(Function<HttpAnswer, HttpAnswer> change) {
            this.decorate = change;
            return this;
        }

        /**
         * Opens the port.
         *
         * @return the ACS
         */
        public HttpAcs start() {
            return new HttpAcs(this);
        }
    }
}
