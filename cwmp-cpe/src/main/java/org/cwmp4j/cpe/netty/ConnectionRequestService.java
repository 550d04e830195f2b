package org.cwmp4j.cpe.netty;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests to agents. Serves nothing but connection requests (rules C-CR-11, CRQ-21). */
final class ConnectionRequestService implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRequestService.class);

    private final Map<String, ConnectionRequestHandler> handlers;

    ConnectionRequestService(Map<String, ConnectionRequestHandler> handlers) {
        this.handlers = handlers;
    }

    @Override
    public CompletionStage<Admission> admit(HttpCall head, HttpPeer peer) {
        CompletableFuture<Admission> answer = new CompletableFuture<>();
        ConnectionRequestHandler handler = handlers.get(path(head.target()));
        if (peer.isOverLimit()) {
            answer.complete(answer(ConnectionRequestAnswer.of(503)));
        } else if (handler == null) {
            answer.complete(answer(ConnectionRequestAnswer.NOT_FOUND));
        } else {
            // Afterwards, so that the answer is on its way as soon as the handler gives it: before any session begins.
            peer.executor().execute(() -> ask(handler, head, peer, answer));
        }
        return answer;
    }

    private static void ask(
            ConnectionRequestHandler handler, HttpCall head, HttpPeer peer, CompletableFuture<Admission> answer) {
        ConnectionRequest request = new ConnectionRequest(
                head.method(), head.target(), head.headers().get("Authorization"), peer.remote());
        try {
            handler.handle(request, given -> answer.complete(answer(given)));
        } catch (RuntimeException e) {
            LOG.error("a connection request could not be judged", e);
        }
        // The handler's duty; a client must not hang on one that forgets.
        answer.complete(answer(ConnectionRequestAnswer.of(503)));
    }

    /** One request a connection, but for the one that answers a challenge. */
    private static Admission answer(ConnectionRequestAnswer given) {
        Headers headers = Headers.copyOf(given.headers());
        if (given.status() != 401 && !headers.hasToken("Connection", "close")) {
            headers = headers.and("Connection", "close");
        }
        return new Admission.Answer(new HttpAnswer(given.status(), "", headers, new byte[0]));
    }

    /** Of the request line's target, which may be in absolute form (RFC 9112 section 3.2.2). */
    private static String path(String target) {
        int start = 0;
        if (target.startsWith("http://")) {
            start = target.indexOf('/', "http://".length());
        }
        String origin = start < 0 ? "/" : target.substring(start);
        int query = origin.indexOf('?');
        return query < 0 ? origin : origin.substring(0, query);
    }
}
