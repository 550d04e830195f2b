package org.cwmp4j.acs.netty;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsEndpoint;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.auth.AuthenticationResult;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.auth.HttpHead;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.http.CookieHeader;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService;
import org.cwmp4j.model.time.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * The ACS's one path. What can be refused is refused by the head: another path or method, a coding we cannot read, too much
 * load, wrong credentials. Messages are read and written on the workers.
 */
final class AcsHttpService implements HttpService {
    private static final CwmpDecoder DECODER = new CwmpDecoder();
    private static final int LEAST_WAIT = 30;

    private final AcsEndpoint endpoint;
    private final String path;
    private final Executor workers;
    private final RandomSource random;

    AcsHttpService(AcsEndpoint endpoint, String path, Executor workers, RandomSource random) {
        this.endpoint = endpoint;
        this.path = path;
        this.workers = workers;
        this.random = random;
    }

    @Override
    public CompletionStage<Admission> admit(HttpCall head, HttpPeer peer) {
        String cookie = CookieHeader.find(head.headers().all("Cookie"), AcsAnswer.COOKIE_NAME)
                .orElse(null);
        Optional<HttpAnswer> refusal = refuse(head, peer);
        if (refusal.isEmpty()) {
            refusal = endpoint.screen(peer, cookie).map(AcsAnswers::http);
        }
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new Admission.Answer(refusal.get()));
        }
        HttpHead asked = new HttpHead(
                head.method(),
                head.target(),
                head.headers().get("Authorization"),
                peer.isSecure(),
                peer.remote(),
                peer.certificates());
        return endpoint.authentication().authenticate(asked).thenApply(result -> admit(result, peer, cookie));
    }

    @Override
    public void closed(HttpPeer peer) {
        endpoint.connectionClosed(peer);
    }

    private Optional<HttpAnswer> refuse(HttpCall head, HttpPeer peer) {
        if (!head.path().equals(path)) {
            return Optional.of(AcsAnswers.closing(404, "Not found"));
        }
        if (head.method().equals("GET") || head.method().equals("HEAD")) {
            return Optional.of(HttpAnswer.text(200, "CWMP endpoint\n"));
        }
        if (!head.method().equals("POST")) {
            return Optional.of(AcsAnswers.closing(405, "Method not allowed").with("Allow", "POST, GET, HEAD"));
        }
        String coding = head.headers().first("Content-Encoding").orElse("identity");
        if (!coding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            return Optional.of(AcsAnswers.closing(415, "Content-Encoding is not supported"));
        }
        if (peer.isOverLimit()) {
            Duration wait = Duration.ofSeconds(LEAST_WAIT + random.nextLong(LEAST_WAIT));
            return Optional.of(AcsAnswers.http(AcsAnswer.unavailable(wait)));
        }
        return Optional.empty();
    }

    private Admission admit(AuthenticationResult result, HttpPeer peer, @Nullable String cookie) {
        if (result instanceof Challenged challenged) {
            return new Admission.Answer(new HttpAnswer(
                    401, "", Headers.empty().and("WWW-Authenticate", challenged.challenges()), new byte[0]));
        }
        if (result instanceof Refused refused) {
            return new Admission.Answer(AcsAnswers.closing(refused.status(), refused.text()));
        }
        String identity = ((Authenticated) result).identity();
        int maxBody = endpoint.decodeContext(null).limits().maxBytes();
        return new Admission.Read(
                maxBody,
                whole -> CompletableFuture.supplyAsync(() -> exchange(whole, peer, cookie, identity), workers)
                        .thenCompose(endpoint::exchange)
                        .thenApplyAsync(AcsAnswers::http, workers));
    }

    private AcsExchange exchange(HttpCall call, HttpPeer peer, @Nullable String cookie, @Nullable String identity) {
        return new AcsExchange(peer, peer.remote(), cookie, identity, peer.certificates(), payload(call));
    }

    private Payload payload(HttpCall call) {
        DecodeContext context = endpoint.decodeContext(call.headers().get("Content-Type"));
        if (DECODER.isEmpty(call.body(), context)) {
            return new Payload.Empty();
        }
        try {
            return new Payload.Message(DECODER.decode(call.body(), context));
        } catch (CodecException e) {
            return new Payload.Unreadable(e);
        }
    }
}
