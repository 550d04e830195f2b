package org.cwmp4j.it.wire;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestTarget;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;

/** Carries connection requests from an ACS to devices without sockets; the digest is the real one. */
public final class MemoryConnectionRequests implements ConnectionRequestSource, ConnectionRequestSender {
    private static final String HOST = "http://device.example:7547";
    private static final InetSocketAddress ACS = InetSocketAddress.createUnresolved("acs.example", 50000);

    private final Map<String, ConnectionRequestHandler> byPath = new HashMap<>();
    private final SecretSource secrets;

    public MemoryConnectionRequests(SecretSource secrets) {
        this.secrets = secrets;
    }

    /** The devices lose power: nobody listens any more. */
    public void silence() {
        byPath.clear();
    }

    @Override
    public Registration register(String path, ConnectionRequestHandler handler) {
        if (byPath.putIfAbsent(path, handler) != null) {
            throw new IllegalStateException("path is taken: " + path);
        }
        return new Registration() {
            @Override
            public URI url() {
                return URI.create(HOST + path);
            }

            @Override
            public void close() {
                byPath.remove(path, handler);
            }
        };
    }

    @Override
    public CompletionStage<ConnectionRequestResult> send(ConnectionRequestTarget target) {
        ConnectionRequestHandler handler = byPath.get(target.url().getPath());
        if (handler == null) {
            return CompletableFuture.completedFuture(
                    new ConnectionRequestResult(ConnectionRequestVerdict.UNREACHABLE, 0, "nobody listens"));
        }
        ClientAuthenticator client = new ClientAuthenticator(
                new Credentials(target.username(), target.password()), ClientAuthPolicy.digestOnly(), secrets);
        return ask(handler, target, client);
    }

    private CompletionStage<ConnectionRequestResult> ask(
            ConnectionRequestHandler handler, ConnectionRequestTarget target, ClientAuthenticator client) {
        String path = target.url().getPath();
        String authorization = client.authorization("GET", path, new byte[0]).orElse(null);
        CompletableFuture<ConnectionRequestAnswer> answer = new CompletableFuture<>();
        handler.handle(new ConnectionRequest("GET", path, authorization, ACS), answer::complete);
        return answer.thenCompose(a -> {
            if (a.status() == 401 && client.challenged(challenges(a)) == ClientAuthenticator.Reaction.SEND_AGAIN) {
                return ask(handler, target, client);
            }
            return CompletableFuture.completedFuture(ConnectionRequestResult.ofStatus(a.status()));
        });
    }

    private static List<String> challenges(ConnectionRequestAnswer answer) {
        return answer.headers().stream()
                .filter(h -> h.getKey().equalsIgnoreCase("WWW-Authenticate"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
