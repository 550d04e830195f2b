package org.cwmp4j.cpe.netty;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.ContentCodings;
import org.cwmp4j.http.ContentType;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.SessionCookies;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.ClientAuthenticator.Reaction;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
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

    /** The most requests that one POST may become by redirects and challenges, however they follow each other. */
    private static final int MAX_SENDS = 16;
    /** In a row (C-HTTP-24). */
    private static final int MAX_REDIRECTS = 5;

    private static final int LENGTH_REQUIRED = 411;

    private final Executor workers;
    private final SessionRoute route;
    private final PatientConnector connector;
    private final SessionCookies cookies;
    private final ReplyReader reader;
    private final @Nullable ContentCoding compression;
    private volatile @Nullable HttpConnection connection;
    private volatile boolean closed;
    /** Of the configured host. */
    private volatile @Nullable ChosenAddress served;

    private volatile boolean hasServed;
    private volatile boolean reached;

    HttpAcsConnection(
            Executor workers,
            HttpConnector connector,
            TimeSource time,
            SecretSource secrets,
            HttpAcsSettings settings,
            TlsClient tls,
            AcsTarget target) {
        this.workers = workers;
        this.compression = target.compression();
        this.route = new SessionRoute(target, settings, secrets);
        HttpClientSettings bounds = connector
                .settings()
                .withTimeouts(target.deadline(), target.deadline())
                .withMaxBody(settings.reading().limits().maxBytes());
        this.connector = new PatientConnector(connector.with(bounds), time, settings.connectPatience(), tls);
        this.served = target.preferred();
        this.cookies = new SessionCookies(time);
        this.reader = new ReplyReader(settings.reading(), time.wall());
    }

    /** One POST on its way to its final response: what is sent again by a redirect or a challenge is this very content. */
    private static final class Post {
        final Headers headers;
        byte[] body;
        /** Written while it is sent; null where {@link #body} is all there is. */
        @Nullable
        RowsBody rows;

        int sends;
        int redirects;

        Post(Headers headers, byte[] body, @Nullable RowsBody rows) {
            this.headers = headers;
            this.body = body;
            this.rows = rows;
        }
    }

    @Override
    public boolean takesRows() {
        return true;
    }

    @Override
    public CompletionStage<AcsReply> exchange(AcsRequest request) {
        Post post;
        try {
            post = post(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
        return attempt(post);
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
    private Post post(AcsRequest request) {
        if (request.envelope() == null) {
            return new Post(Headers.empty(), new byte[0], null);
        }
        ContentCoding coding = compression;
        Headers plain = Headers.of("Content-Type", ContentType.SOAP).and("SOAPAction", "");
        Headers headers = coding == null ? plain : plain.and("Content-Encoding", coding.token()); // C-HTTP-30
        if (request.rows() != null) {
            RowsBody rows = new RowsBody(request.envelope(), request.rows(), request.encode(), coding, workers);
            rows.check(ENCODER);
            return new Post(headers, new byte[0], rows);
        }
        byte[] body = ENCODER.encode(request.envelope(), request.encode());
        return new Post(headers, coding == null ? body : coding.encode(body), null);
    }

    private CompletionStage<AcsReply> attempt(Post post) {
        if (++post.sends > MAX_SENDS) {
            return refused(401, "redirects and challenges without end");
        }
        return held(post)
                .thenCompose(ready -> send(post, true))
                .thenComposeAsync(answer -> answered(post, answer), workers);
    }

    /** A server that wants a digest over the body before the body can have it only of one that is held (RFC 7616, auth-int). */
    private CompletionStage<Void> held(Post post) {
        RowsBody rows = post.rows;
        ClientAuthenticator authenticator = route.authenticator();
        return rows == null || authenticator == null || !authenticator.hashesBody()
                ? CompletableFuture.completedStage(null)
                : hold(post, rows);
    }

    private static CompletionStage<Void> hold(Post post, RowsBody rows) {
        return rows.whole().handle((body, failure) -> {
            if (failure != null) {
                throw new HttpException(HttpException.Kind.BROKEN_OFF, "the message could not be made", failure);
            }
            post.body = body;
            post.rows = null;
            return null;
        });
    }

    /** A close that was noticed just in time, before anything was sent, costs a new connection and nothing else. */
    private CompletionStage<HttpAnswer> send(Post post, boolean mayReconnect) {
        return connected()
                .thenCompose(open -> open.exchange(call(post)))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(answer);
                    }
                    return mayReconnect && !closed && notSent(failure)
                            ? send(post, false)
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
        return connector
                .connect(route.address(), route.isHome() ? served : null)
                .whenComplete((fresh, failure) -> reached |= failure == null || isTls(failure))
                .thenApply(fresh -> {
                    connection = fresh;
                    if (closed) {
                        fresh.close();
                    }
                    ClientAuthenticator authenticator = route.authenticator();
                    if (authenticator != null) {
                        authenticator.connectionOpened();
                    }
                    return fresh;
                });
    }

    private static boolean isTls(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpException known && known.kind() == HttpException.Kind.TLS;
    }

    /** With the session's cookies and credentials, for where it now goes. */
    private HttpCall call(Post post) {
        HttpAddress to = route.address();
        Headers headers = post.headers;
        if (compression != null) {
            headers = headers.and("Accept-Encoding", ContentCodings.ACCEPTED);
        }
        Optional<String> cookie = cookies.header(to.path());
        if (cookie.isPresent()) {
            headers = headers.and("Cookie", cookie.get());
        }
        ClientAuthenticator authenticator = route.authenticator();
        Optional<String> authorization =
                authenticator == null ? Optional.empty() : authenticator.authorization("POST", to.target(), post.body);
        if (authorization.isPresent()) {
            headers = headers.and("Authorization", authorization.get());
        }
        return post.rows == null
                ? new HttpCall("POST", to.target(), headers, post.body)
                : new HttpCall("POST", to.target(), headers, post.rows);
    }

    private CompletionStage<AcsReply> answered(Post post, HttpAnswer answer) {
        noteAddress();
        cookies.receive(answer.headers().all("Set-Cookie"));
        cookies.receive(answer.headers().all("Set-Cookie2"));
        if (answer.status() == 401) {
            return challenged(post, answer);
        }
        RowsBody rows = post.rows;
        if (answer.status() == LENGTH_REQUIRED && rows != null) { // what stands before the ACS cannot read chunks
            return hold(post, rows).thenCompose(held -> attempt(post));
        }
        ClientAuthenticator authenticator = route.authenticator();
        if (authenticator != null) {
            authenticator.accepted();
        }
        return SessionRoute.isRedirect(answer.status())
                ? redirected(post, answer)
                : CompletableFuture.completedStage(reader.read(answer));
    }

    /** An answer came: in this session and the next ones the same address is tried first (C-DISC-15). */
    private void noteAddress() {
        HttpConnection open = connection;
        if (open != null && route.isHome()) {
            served = open.address().orElse(null);
            hasServed = true;
        }
    }

    @Override
    public boolean isConnected() {
        return reached;
    }

    @Override
    public Optional<ChosenAddress> address() {
        return hasServed ? Optional.ofNullable(served) : Optional.empty();
    }

    private CompletionStage<AcsReply> challenged(Post post, HttpAnswer answer) {
        post.redirects = 0;
        ClientAuthenticator authenticator = route.authenticator();
        if (authenticator == null) {
            return refused(401, "no credentials are set");
        }
        Reaction reaction = authenticator.challenged(answer.headers().all("WWW-Authenticate"));
        return switch (reaction) {
            case SEND_AGAIN -> attempt(post);
            case REFUSED -> refused(401, "the credentials were refused");
            case NOTHING_TO_ANSWER -> refused(401, "no challenge that may be answered");
        };
    }

    private CompletionStage<AcsReply> redirected(Post post, HttpAnswer answer) {
        if (++post.redirects > MAX_REDIRECTS) {
            return refused(answer.status(), "more than " + MAX_REDIRECTS + " redirects in a row");
        }
        try {
            if (route.follow(answer)) {
                cookies.moved();
                drop();
            }
        } catch (IllegalArgumentException e) {
            return refused(answer.status(), "redirect not followed: " + e.getMessage());
        }
        return attempt(post);
    }

    /** The connection led to another host. */
    private void drop() {
        HttpConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static CompletionStage<AcsReply> refused(int status, String why) {
        return CompletableFuture.completedStage(new AcsReply.Status(status, why, null));
    }
}
