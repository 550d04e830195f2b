package org.cwmp4j.testkit.http;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.BasicServer;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.CredentialsLookup;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved file server on a free port of 127.0.0.1: gives files out, whole or from a byte on, under an entity tag; stores what is PUT;
 * asks for credentials if told to. For small files, which it holds in memory. Thread-safe.
 */
public final class FileServer implements AutoCloseable {
    private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,9})-");

    private final TestHttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();
    private final DigestServer digest =
            new DigestServer(DigestServerSettings.of("files"), Ticker.system(), SecretSource.secure());
    private final BasicServer basic = new BasicServer("files");
    private Protection protection = Protection.NONE;
    private Credentials credentials = new Credentials("", "");

    /** How the server asks for credentials. */
    public enum Protection {
        /** Not at all. */
        NONE,
        /** By Basic. */
        BASIC,
        /** By Digest. */
        DIGEST
    }

    private FileServer(@Nullable SSLContext tls) {
        this.server = TestHttpServer.start(tls, this::answer);
    }

    /**
     * Starts a server without files.
     *
     * @param tls for HTTPS, with the server's identity; {@code null} for HTTP
     * @return the server; it listens
     */
    public static FileServer start(@Nullable SSLContext tls) {
        return new FileServer(tls);
    }

    /**
     * Has a file given out, from now on.
     *
     * @param path begins with a slash
     * @param content not copied
     * @return where it is
     */
    public synchronized URI offer(String path, byte[] content) {
        files.put(path, Objects.requireNonNull(content, "content"));
        return url(path);
    }

    /**
     * Has credentials asked for, from now on.
     *
     * @param how they are asked for
     * @param username the one who may
     * @param password of that one
     * @return this
     */
    public synchronized FileServer protect(Protection how, String username, String password) {
        protection = Objects.requireNonNull(how, "how");
        credentials = new Credentials(username, password);
        return this;
    }

    /**
     * What is there: offered or stored.
     *
     * @param path begins with a slash
     * @return the file; empty if there is none
     */
    public synchronized Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /**
     * The address of something on this server.
     *
     * @param path begins with a slash
     * @return the URL, with 127.0.0.1 as host
     */
    public URI url(String path) {
        return server.url(path);
    }

    /**
     * The requests until now.
     *
     * @return all in the order in which they came, refused ones too
     */
    public List<HttpCall> calls() {
        return server.calls();
    }

    /** Closes the port and all connections, and waits for the threads. */
    @Override
    public void close() {
        server.close();
    }

    private synchronized HttpAnswer answer(HttpCall call) {
        if (!mayEnter(call)) {
            Headers challenge = protection == Protection.BASIC
                    ? Headers.of("WWW-Authenticate", basic.challenge())
                    : Headers.empty().and("WWW-Authenticate", digest.challenges(false));
            return new HttpAnswer(401, "", challenge, new byte[0]);
        }
        return switch (call.method()) {
            case "GET" -> get(call);
            case "PUT" -> HttpAnswer.empty(files.put(call.path(), call.body()) == null ? 201 : 204);
            default -> HttpAnswer.empty(405);
        };
    }

    private boolean mayEnter(HttpCall call) {
        Authorization sent =
                Authorization.parse(call.headers().get("Authorization")).orElse(null);
        CredentialsLookup known = CredentialsLookup.of(credentials);
        if (protection == Protection.NONE) {
            return true;
        }
        if (protection == Protection.BASIC && sent instanceof Authorization.Basic header) {
            return isRight(
                    basic.authenticate(header, known).toCompletableFuture().join());
        }
        return protection == Protection.DIGEST
                && sent instanceof Authorization.Digest header
                && isRight(digest.authenticate(header, call.method(), call.target(), known)
                        .toCompletableFuture()
                        .join());
    }

    private static boolean isRight(AuthVerdict verdict) {
        return verdict instanceof AuthVerdict.Accepted;
    }

    private HttpAnswer get(HttpCall call) {
        byte[] file = files.get(call.path());
        if (file == null) {
            return HttpAnswer.empty(404);
        }
        String tag = "\"" + Integer.toHexString(Arrays.hashCode(file)) + "\"";
        Headers headers = Headers.of("ETag", tag).and("Accept-Ranges", "bytes");
        int from = from(call, tag);
        if (from <= 0) {
            return new HttpAnswer(200, "", headers, file);
        }
        if (from >= file.length) {
            return new HttpAnswer(416, "", headers.and("Content-Range", "bytes */" + file.length), new byte[0]);
        }
        Headers range = headers.and("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        return new HttpAnswer(206, "", range, Arrays.copyOfRange(file, from, file.length));
    }

    private static int from(HttpCall call, String tag) {
        String condition = call.headers().get("If-Range");
        Matcher range = FROM.matcher(call.headers().first("Range").orElse("").strip());
        return range.matches() && (condition == null || condition.equals(tag)) ? Integer.parseInt(range.group(1)) : 0;
    }
}
