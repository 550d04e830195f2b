package org.cwmp4j.cpe;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequest;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.jspecify.annotations.Nullable;

/** A listener without sockets. */
final class FakeSource implements ConnectionRequestSource {
    final Map<String, ConnectionRequestHandler> paths = new LinkedHashMap<>();
    Runnable answered = () -> {};

    @Override
    public Registration register(String path, ConnectionRequestHandler handler) {
        if (paths.putIfAbsent(path, handler) != null) {
            throw new IllegalStateException("taken: " + path);
        }
        return new Registration() {
            @Override
            public URI url() {
                return URI.create("http://device.example:7547" + path);
            }

            @Override
            public void close() {
                paths.remove(path);
            }
        };
    }

    void cut() {
        paths.clear();
    }

    String path() {
        return paths.keySet().iterator().next();
    }

    ConnectionRequestAnswer send(String method, String target, @Nullable String authorization) {
        ConnectionRequestHandler handler = paths.get(target);
        if (handler == null) {
            return ConnectionRequestAnswer.NOT_FOUND;
        }
        AtomicReference<ConnectionRequestAnswer> answer = new AtomicReference<>();
        handler.handle(
                new ConnectionRequest(method, target, authorization, InetSocketAddress.createUnresolved("acs", 1)),
                a -> {
                    answer.set(a);
                    answered.run();
                });
        return answer.get();
    }
}
