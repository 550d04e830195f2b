package org.cwmp4j.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;

/**
 * The file server of the demonstration, beside the ACS: gives files to download and takes uploads, for who knows its credentials, by
 * Digest. Any file server does; a device needs no more than a URL.
 */
final class FileServer implements AutoCloseable {
    private static final int LARGEST = 1 << 20;

    private final HttpServer server;
    private final DigestServer digest;
    private final Credentials credentials =
            new Credentials("files", SecretSource.secure().nextToken(18));
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    FileServer(Executor threads) throws IOException {
        digest = new DigestServer(DigestServerSettings.of("files"), Ticker.system(), SecretSource.secure());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What the ACS hands on to the device. */
    Credentials credentials() {
        return credentials;
    }

    String url(String name) {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/" + name;
    }

    void put(String name, byte[] content) {
        files.put("/" + name, content);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isKnown(exchange)) {
                digest.challenges(false)
                        .forEach(line -> exchange.getResponseHeaders().add("WWW-Authenticate", line));
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestMethod().equals("GET")) {
                give(exchange);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                take(exchange);
            } else {
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private boolean isKnown(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (!(Authorization.parse(header).orElse(null) instanceof Authorization.Digest proof)) {
            return false;
        }
        Optional<UserSecret> secret = proof.username().equals(credentials.username())
                ? Optional.of(UserSecret.ofPassword(credentials.password()))
                : Optional.empty();
        String target = exchange.getRequestURI().toString();
        return digest.verify(proof, exchange.getRequestMethod(), target, secret) instanceof AuthVerdict.Accepted;
    }

    private void give(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath());
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(LARGEST + 1);
        boolean tooLarge = content.length > LARGEST;
        if (!tooLarge) {
            files.put(exchange.getRequestURI().getPath(), content);
        }
        exchange.sendResponseHeaders(tooLarge ? 413 : 201, -1);
    }

    /** What was uploaded; empty if nothing was. */
    byte[] content(String name) {
        return files.getOrDefault("/" + name, new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
