package org.cwmp4j.acs.netty;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import org.cwmp4j.http.ContentCodings;
import org.cwmp4j.http.CookieHeader;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService;
import org.jspecify.annotations.Nullable;

/**
 * The ACS's one path. What can be refused is refused by the head: another path or method, a coding we cannot read, too much
 * load, wrong credentials. Messages are inflated, read and written on the workers.
 */
final class AcsHttpService implements HttpService {
    private final AcsEndpoint endpoint;
    private final String path;
    private final Executor workers;
    private final PayloadReader reader;
    /** Of POSTs whose credentials are being looked at: who looks may never be done. */
    private final Map<HttpPeer, AcsPermit> authenticating = new ConcurrentHashMap<>();

    AcsHttpService(AcsEndpoint endpoint, String path, Executor workers) {
        this.endpoint = endpoint;
        this.path = path;
        this.workers = workers;
        this.reader = new PayloadReader(endpoint);
    }

    @Override
    public CompletionStage<Admission> admit(HttpCall head, HttpPeer peer) {
        Optional<HttpAnswer> refusal = refuse(head, peer);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Admission.Answer(refusal.get()));
        }
        String cookie = CookieHeader.find(head.headers().all("Cookie"), AcsAnswer.COOKIE_NAME)
                .orElse(null);
        AcsScreening screening = endpoint.screen(new AcsHead(peer, peer.remote(), cookie, peer.isOverLimit()));
        if (screening instanceof AcsScreening.Refused refused) {
            return CompletableFuture.completedFuture(new Admission.Answer(AcsAnswers.http(refused.answer())));
        }
        AcsPermit permit = ((AcsScreening.Admitted) screening).permit();
        authenticating.put(peer, permit);
        return authenticate(head, peer)
                .thenApply(result -> admit(result, peer, cookie, permit))
                .whenComplete((admitted, failure) -> {
                    authenticating.remove(peer, permit);
                    if (!(admitted instanceof Admission.Read)) {
                        permit.close();
                    }
                });
    }

    private CompletionStage<AuthenticationResult> authenticate(HttpCall head, HttpPeer peer) {
        HttpHead asked = new HttpHead(
                head.method(),
                head.target(),
                head.headers().get("Authorization"),
                peer.isSecure(),
                peer.remote(),
                peer.certificates());
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

    private Optional<HttpAnswer> refuse(HttpCall head, HttpPeer peer) {
        if (!head.path().equals(path)) {
            return refused(peer, Refusal.NOT_CWMP, AcsAnswers.closing(404, "Not found"));
        }
        if (head.method().equals("GET") || head.method().equals("HEAD")) {
            return Optional.of(HttpAnswer.text(200, "CWMP endpoint\n"));
        }
        if (!head.method().equals("POST")) {
            return refused(
                    peer,
                    Refusal.NOT_CWMP,
                    AcsAnswers.closing(405, "Method not allowed").with("Allow", "POST, GET, HEAD"));
        }
        if (ContentCodings.of(head.headers()) instanceof ContentCodings.Unsupported) {
            return refused(
                    peer,
                    Refusal.CONTENT_CODING,
                    AcsAnswers.closing(415, "Content-Encoding is not supported")
                            .with("Accept-Encoding", ContentCodings.ACCEPTED));
        }
        return Optional.empty();
    }

    private Optional<HttpAnswer> refused(HttpPeer peer, Refusal why, HttpAnswer answer) {
        endpoint.refused(peer.remote(), answer.status(), why);
        return Optional.of(answer);
    }

    private Admission admit(AuthenticationResult result, HttpPeer peer, @Nullable String cookie, AcsPermit permit) {
        if (result instanceof Challenged challenged) {
            return new Admission.Answer(new HttpAnswer(
                    401, "", Headers.empty().and("WWW-Authenticate", challenged.challenges()), new byte[0]));
        }
        if (result instanceof Refused refused) {
            endpoint.refused(peer.remote(), refused.status(), Refusal.CREDENTIALS);
            return new Admission.Answer(AcsAnswers.refusal(refused));
        }
        Authenticated sender = (Authenticated) result;
        if (sender.identity() != null || !peer.certificates().isEmpty()) {
            permit.proven();
        }
        return new Admission.Read(
                permit.maxBody(),
                permit,
                whole -> CompletableFuture.supplyAsync(() -> exchange(whole, peer, cookie, sender, permit), workers)
                        .thenCompose(endpoint::exchange)
                        .thenApplyAsync(answer -> AcsAnswers.http(answer, reader.answerCoding(whole)), workers)
                        .whenComplete((answer, failure) -> permit.close()));
    }

    private AcsExchange exchange(
            HttpCall call, HttpPeer peer, @Nullable String cookie, Authenticated sender, AcsPermit permit) {
        Payload payload = reader.read(call, peer, permit);
        return new AcsExchange(
                peer,
                peer.remote(),
                cookie,
                sender.identity(),
                sender.proof(),
                peer.isSecure(),
                peer.certificates(),
                payload);
    }
}
