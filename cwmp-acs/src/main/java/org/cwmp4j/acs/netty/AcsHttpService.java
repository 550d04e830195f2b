package org.cwmp4j.acs.netty;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.AcsHead;
import org.cwmp4j.acs.AcsPermit;
import org.cwmp4j.acs.AcsScreening;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.auth.AuthenticationResult;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.auth.HttpHead;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.ContentCodings;
import org.cwmp4j.http.CookieHeader;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpOrigin;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService;
import org.cwmp4j.http.TrustedProxies;
import org.cwmp4j.model.rpc.InformResponse;
import org.jspecify.annotations.Nullable;

/**
 * The ACS's one path. What can be refused is refused by the head: another path or method, a coding we cannot read, too much
 * load, wrong credentials. Messages are inflated, read and written on the workers, but for short ones: passing those on and back costs
 * more than reading them.
 */
final class AcsHttpService implements HttpService {
    /** Bytes that are read sooner than a worker has woken up: most Informs. */
    private static final int SHORT = 8_192;

    private final AcsEndpoint endpoint;
    private final String path;
    private final TrustedProxies proxies;
    private final Executor workers;
    private final PayloadReader reader;
    /** Of POSTs whose credentials are being looked at: who looks may never be done. */
    private final Map<HttpPeer, AcsPermit> authenticating = new ConcurrentHashMap<>();

    AcsHttpService(AcsEndpoint endpoint, String path, TrustedProxies proxies, Executor workers) {
        this.endpoint = endpoint;
        this.path = path;
        this.proxies = proxies;
        this.workers = workers;
        this.reader = new PayloadReader(endpoint);
    }

    @Override
    public CompletionStage<Admission> admit(HttpCall head, HttpPeer peer) {
        HttpOrigin origin = proxies.origin(head, peer);
        Optional<HttpAnswer> refusal = refuse(head, origin);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Admission.Answer(refusal.get()));
        }
        String cookie = CookieHeader.find(head.headers().all("Cookie"), AcsAnswer.COOKIE_NAME)
                .orElse(null);
        // A proxy's connection is everybody's: each POST counts as one on a connection of its own.
        Object connection = origin.proxied() ? new Object() : peer;
        AcsScreening screening = endpoint.screen(new AcsHead(connection, origin.remote(), cookie, peer.isOverLimit()));
        if (screening instanceof AcsScreening.Refused refused) {
            return CompletableFuture.completedFuture(new Admission.Answer(AcsAnswers.http(refused.answer())));
        }
        AcsPermit permit = ((AcsScreening.Admitted) screening).permit();
        authenticating.put(peer, permit);
        return certificates(head, peer, origin)
                .thenCompose(certificates -> {
                    Sender sender = new Sender(connection, origin, cookie, certificates);
                    return authenticate(head, sender).thenApply(result -> admit(result, sender, permit));
                })
                .exceptionally(failure -> uncertified(origin, failure))
                .whenComplete((admitted, failure) -> {
                    authenticating.remove(peer, permit);
                    if (!(admitted instanceof Admission.Read)) {
                        permit.close();
                    }
                });
    }

    /** What a proxy passes on is judged by a worker: that takes longer than moving bytes does. */
    private CompletionStage<List<X509Certificate>> certificates(HttpCall head, HttpPeer peer, HttpOrigin origin) {
        if (!origin.proxied() || proxies.certificate() == null) {
            return CompletableFuture.completedFuture(origin.proxied() ? List.of() : peer.certificates());
        }
        CompletableFuture<List<X509Certificate>> read = new CompletableFuture<>();
        workers.execute(() -> {
            try {
                read.complete(proxies.certificates(head, peer, origin));
            } catch (CertificateException | RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        return read;
    }

    private Admission uncertified(HttpOrigin origin, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CertificateException) {
            endpoint.refused(origin.remote(), 403, Refusal.CREDENTIALS);
            return new Admission.Answer(AcsAnswers.closing(403, "Certificate not accepted"));
        }
        throw new CompletionException(cause);
    }

    private CompletionStage<AuthenticationResult> authenticate(HttpCall head, Sender sender) {
        HttpHead asked = new HttpHead(
                head.method(),
                sender.origin().target(),
                head.headers().get("Authorization"),
                sender.origin().secure(),
                sender.origin().remote(),
                sender.certificates());
        try {
            return endpoint.authentication().authenticate(asked);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void closed(HttpPeer peer) {
        AcsPermit permit = authenticating.remove(peer);
        if (permit != null) {
            permit.close();
        }
        endpoint.connectionClosed(peer);
    }

    @Override
    public void refused(HttpPeer peer, int status) {
        switch (status) {
            case 408 -> endpoint.refused(peer.remote(), status, Refusal.TOO_SLOW);
            case 413 -> endpoint.refused(peer.remote(), status, Refusal.TOO_LONG);
            case 503 -> endpoint.refused(peer.remote(), status, Refusal.CONNECTIONS);
            case 400, 414, 417, 431, 505 -> endpoint.refused(peer.remote(), status, Refusal.NOT_HTTP);
            default -> {} // a mistake of ours, and logged as such
        }
    }

    private Optional<HttpAnswer> refuse(HttpCall head, HttpOrigin origin) {
        if (!head.path().equals(path)) {
            return refused(origin, Refusal.NOT_CWMP, AcsAnswers.closing(404, "Not found"));
        }
        if (head.method().equals("GET") || head.method().equals("HEAD")) {
            return Optional.of(HttpAnswer.text(200, "CWMP endpoint\n"));
        }
        if (!head.method().equals("POST")) {
            return refused(
                    origin,
                    Refusal.NOT_CWMP,
                    AcsAnswers.closing(405, "Method not allowed").with("Allow", "POST, GET, HEAD"));
        }
        if (ContentCodings.of(head.headers()) instanceof ContentCodings.Unsupported) {
            return refused(
                    origin,
                    Refusal.CONTENT_CODING,
                    AcsAnswers.closing(415, "Content-Encoding is not supported")
                            .with("Accept-Encoding", ContentCodings.ACCEPTED));
        }
        return Optional.empty();
    }

    private Optional<HttpAnswer> refused(HttpOrigin origin, Refusal why, HttpAnswer answer) {
        endpoint.refused(origin.remote(), answer.status(), why);
        return Optional.of(answer);
    }

    private Admission admit(AuthenticationResult result, Sender sender, AcsPermit permit) {
        if (result instanceof Challenged challenged) {
            return new Admission.Answer(new HttpAnswer(
                    401, "", Headers.empty().and("WWW-Authenticate", challenged.challenges()), new byte[0]));
        }
        if (result instanceof Refused refused) {
            endpoint.refused(sender.origin().remote(), refused.status(), Refusal.CREDENTIALS);
            return new Admission.Answer(AcsAnswers.refusal(refused));
        }
        Authenticated proved = (Authenticated) result;
        if (proved.identity() != null || !sender.certificates().isEmpty()) {
            permit.proven();
        }
        return new Admission.Read(
                permit.maxBody(),
                permit,
                whole -> read(whole, sender, proved, permit)
                        .thenCompose(answer -> written(answer, reader.answerCoding(whole)))
                        .whenComplete((answer, failure) -> permit.close()));
    }

    private CompletionStage<AcsAnswer> read(HttpCall whole, Sender sender, Authenticated proved, AcsPermit permit) {
        if (!isShort(whole)) {
            return CompletableFuture.supplyAsync(() -> exchange(whole, sender, proved, permit), workers)
                    .thenCompose(endpoint::exchange);
        }
        try {
            return endpoint.exchange(exchange(whole, sender, proved, permit));
        } catch (RuntimeException | Error e) { // the permit is given back whatever it is
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isShort(HttpCall call) {
        return call.body().length <= SHORT && !call.headers().has("Content-Encoding");
    }

    private CompletionStage<HttpAnswer> written(AcsAnswer answer, @Nullable ContentCoding coding) {
        SoapEnvelope envelope = answer.envelope();
        boolean brief = coding == null && (envelope == null || envelope.message() instanceof InformResponse);
        return brief
                ? CompletableFuture.completedFuture(AcsAnswers.http(answer, null))
                : CompletableFuture.supplyAsync(() -> AcsAnswers.http(answer, coding), workers);
    }

    private AcsExchange exchange(HttpCall call, Sender sender, Authenticated proved, AcsPermit permit) {
        Payload payload = reader.read(call, sender.origin().remote(), permit);
        return new AcsExchange(
                sender.connection(),
                sender.origin().remote(),
                sender.cookie(),
                proved.identity(),
                proved.proof(),
                sender.origin().secure(),
                sender.certificates(),
                payload);
    }

    /** Whose POST it is, as far as its head tells. */
    private record Sender(
            Object connection, HttpOrigin origin, @Nullable String cookie, List<X509Certificate> certificates) {}
}
