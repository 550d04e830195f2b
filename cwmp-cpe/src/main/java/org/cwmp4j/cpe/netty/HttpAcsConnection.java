package org.cwmp4j.cpe.netty;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.http.ContentType;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.SessionCookies;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.ClientAuthenticator.Reaction;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * One session on the wire. Its state is touched by one exchange at a time, whose steps follow one another; only {@link #close}
 * comes from aside.
 */
final class HttpAcsConnection implements AcsConnection {
    private static final CwmpEncoder ENCODER = new CwmpEncoder();

    private final NettyLoops loops;
    private final AcsAddress address;
    private final PatientConnector connector;
    private final SessionCookies cookies;
    private final @Nullable ClientAuthenticator authenticator;
    private final ReplyReader reader;
    private volatile @Nullable HttpConnection connection;
    private volatile boolean closed;

    HttpAcsConnection(
            NettyLoops loops,
            TimeSource time,
            SecretSource secrets,
            HttpAcsSettings settings,
            TlsClient tls,
            AcsTarget target) {
        this.loops = loops;
        this.address = AcsAddress.of(target.url());
        HttpClientSettings bounds = HttpClientSettings.DEFAULT
                .withTimeouts(target.deadline(), target.deadline())
                .withMaxBody(settings.reading().limits().maxBytes());
        this.connector = new PatientConnector(
                new HttpConnector(loops, time.scheduler(), bounds, settings.log()),
                time,
                settings.connectPatience(),
                address,
                address.secure() ? tls : null);
        this.cookies = new SessionCookies(time);
        this.authenticator = authenticator(target, settings, address.secure(), secrets);
        this.reader = new ReplyReader(settings.reading(), time.wall());
    }

    private static @Nullable ClientAuthenticator authenticator(
            AcsTarget target, HttpAcsSettings settings, boolean secure, SecretSource secrets) {
        if (target.username().isEmpty() && target.password().isEmpty()) {
            return null;
        }
        ClientAuthPolicy policy = ClientAuthPolicy.device(secure);
        return new ClientAuthenticator(
                new Credentials(target.username(), target.password()),
                secure ? policy : policy.withBasic(settings.basicOverPlain()),
                secrets);
    }

    @Override
    public CompletionStage<AcsReply> exchange(AcsRequest request) {
        HttpCall call;
        try {
            call = call(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
        return attempt(call);
    }

    @Override
    public void close() {
        closed = true;
        connector.cancel();
        HttpConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** An envelope goes with an empty SOAPAction, an empty POST with neither that nor a type (C-HTTP-03 to -06). */
    private HttpCall call(AcsRequest request) {
        if (request.envelope() == null) {
            return new HttpCall("POST", address.target(), Headers.empty(), new byte[0]);
        }
        Headers headers = Headers.of("Content-Type", ContentType.SOAP).and("SOAPAction", "");
        byte[] body = ENCODER.encode(request.envelope(), request.encode());
        return new HttpCall("POST", address.target(), headers, body);
    }

    private CompletionStage<AcsReply> attempt(HttpCall call) {
        return send(call, true).thenComposeAsync(answer -> answered(call, answer), loops.workers());
    }

    /** A close that was noticed just in time, before anything was sent, costs a new connection and nothing else. */
    private CompletionStage<HttpAnswer> send(HttpCall call, boolean mayReconnect) {
        return connected()
                .thenCompose(open -> open.exchange(call.withHeaders(withState(call))))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(answer);
                    }
                    return mayReconnect && !closed && notSent(failure)
                            ? send(call, false)
                            : CompletableFuture.<HttpAnswer>failedStage(failure);
                })
                .thenCompose(next -> next);
    }

    private static boolean notSent(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpException known && known.kind() == HttpException.Kind.NOT_SENT;
    }

    /** The session's connection; a new one if the ACS has closed the last, or said that it would (C-HTTP-12 to -14). */
    private CompletionStage<HttpConnection> connected() {
        HttpConnection open = connection;
        if (closed) {
            return CompletableFuture.failedStage(
                    new HttpException(HttpException.Kind.NOT_SENT, "the session is closed", null));
        }
        if (open != null && open.isReusable()) {
            return CompletableFuture.completedStage(open);
        }
        if (open != null) {
            open.close();
        }
        return connector.connect().thenApply(fresh -> {
            connection = fresh;
            if (closed) {
                fresh.close();
            }
            if (authenticator != null) {
                authenticator.connectionOpened();
            }
            return fresh;
        });
    }

    private Headers withState(HttpCall call) {
        Headers headers = call.headers();
        Optional<String> cookie = cookies.header(address.path());
        if (cookie.isPresent()) {
            headers = headers.and("Cookie", cookie.get());
        }
        Optional<String> authorization = authenticator == null
                ? Optional.empty()
                : authenticator.authorization(call.method(), call.target(), call.body());
        return authorization.isPresent() ? headers.and("Authorization", authorization.get()) : headers;
    }

    private CompletionStage<AcsReply> answered(HttpCall call, HttpAnswer answer) {
        cookies.receive(answer.headers().all("Set-Cookie"));
        cookies.receive(answer.headers().all("Set-Cookie2"));
        if (answer.status() != 401) {
            if (authenticator != null) {
                authenticator.accepted();
            }
            return CompletableFuture.completedStage(reader.read(answer));
        }
        if (authenticator == null) {
            return CompletableFuture.completedStage(ReplyReader.unauthorized("no credentials are set"));
        }
        Reaction reaction = authenticator.challenged(answer.headers().all("WWW-Authenticate"));
        return switch (reaction) {
            case SEND_AGAIN -> attempt(call);
            case REFUSED -> CompletableFuture.completedStage(ReplyReader.unauthorized("the credentials were refused"));
            case NOTHING_TO_ANSWER ->
                CompletableFuture.completedStage(ReplyReader.unauthorized("no challenge that may be answered"));
        };
    }
}
