package org.cwmp4j.cpe.netty;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.pki.TestPki;
import org.jspecify.annotations.Nullable;

/** One session on the wire and the servers it may meet, each with a list of answers. */
final class AcsWire implements AutoCloseable {
    /** Closes the connection instead of answering. */
    static final HttpAnswer HANG_UP = HttpAnswer.empty(599);

    static final HttpAnswer EMPTY = HttpAnswer.empty(204);

    final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    final NettyLoops loops;
    HttpAcsSettings settings = HttpAcsSettings.DEFAULT;

    @Nullable
    AcsConnection session;

    private final List<Server> servers = new ArrayList<>();

    AcsWire(NettyLoops loops) {
        this.loops = loops;
    }

    /** A server whose answers a test lists. */
    static final class Server {
        private final Deque<HttpAnswer> answers = new ArrayDeque<>();
        final TestHttpServer http;

        Server(@Nullable SSLContext tls) {
            http = TestHttpServer.start(tls, call -> next());
        }

        private synchronized @Nullable HttpAnswer next() {
            HttpAnswer answer = answers.isEmpty() ? HttpAnswer.text(500, "not in the script") : answers.remove();
            return answer == HANG_UP ? null : answer;
        }

        synchronized Server answers(HttpAnswer... more) {
            answers.addAll(Arrays.asList(more));
            return this;
        }

        String url(String path) {
            return http.url(path).toString();
        }

        List<String> targets() {
            return http.calls().stream().map(c -> c.target()).toList();
        }

        /** A header of each request; {@code null} where it is missing. */
        List<@Nullable String> headers(String name) {
            List<@Nullable String> values = new ArrayList<>();
            http.calls().forEach(c -> values.add(c.headers().get(name)));
            return values;
        }
    }

    Server server() {
        return server(null);
    }

    Server server(@Nullable SSLContext tls) {
        Server server = new Server(tls);
        servers.add(server);
        return server;
    }

    void trust(TestPki pki) {
        settings = settings.withTls(
                new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system()));
    }

    AcsWire open(String url) {
        return open(url, "user", "pass");
    }

    AcsWire open(String url, String user, String password) {
        session = new HttpAcsTransport(loops, time.source(), SecretSource.secure(), settings)
                .open(new AcsTarget(URI.create(url), user, password, AcsTarget.SHORTEST_DEADLINE));
        return this;
    }

    CompletableFuture<AcsReply> start(AcsRequest request) {
        return session.exchange(request).toCompletableFuture();
    }

    AcsReply post(AcsRequest request) {
        return reply(start(request));
    }

    static AcsReply reply(CompletableFuture<AcsReply> pending) {
        try {
            return pending.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static HttpException failure(CompletableFuture<AcsReply> failing) {
        try {
            throw new AssertionError("did not fail: " + failing.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return (HttpException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static AcsRequest message() {
        return new AcsRequest(
                SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("7"), new GetRPCMethods()),
                EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS));
    }

    static AcsRequest empty() {
        return new AcsRequest(null, EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS));
    }

    static HttpAnswer redirect(int status, String location) {
        return HttpAnswer.empty(status).with("Location", location);
    }

    static HttpAnswer challenge(String... values) {
        HttpAnswer answer = HttpAnswer.empty(401);
        for (String value : values) {
            answer = answer.with("WWW-Authenticate", value);
        }
        return answer;
    }

    /** A request of the ACS. */
    static HttpAnswer soap(String body) {
        String text = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-2\"><soap:Header><cwmp:ID soap:mustUnderstand=\"1\">1</cwmp:ID>"
                + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
        return new HttpAnswer(200, "OK", Headers.of("Content-Type", "text/xml"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        servers.forEach(s -> s.http.close());
    }
}
