package org.cwmp4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.testkit.http.FileServer.Protection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FileServersTest {
    private static HttpAnswer send(URI server, String method, Headers headers, String body) {
        try (TestHttpClient client = new TestHttpClient(server, null, null)) {
            return client.send(method, server.getPath(), headers, bytes(body)).orElseThrow();
        }
    }

    private static HttpAnswer get(URI server, Headers headers) {
        return send(server, "GET", headers, "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void filesAreGivenWholeOrFromAByteOn() {
        try (FileServer server = FileServer.start(null)) {
            URI url = server.offer("/a", bytes("0123456789"));
            HttpAnswer whole = get(url, Headers.empty());
            assertThat(whole.body()).isEqualTo(bytes("0123456789"));
            Headers range = Headers.of("Range", "bytes=7-");
            HttpAnswer rest =
                    get(url, range.and("If-Range", whole.headers().first("ETag").orElseThrow()));
            assertThat(rest.status()).isEqualTo(206);
            assertThat(rest.body()).isEqualTo(bytes("789"));
            assertThat(rest.headers().get("Content-Range")).isEqualTo("bytes 7-9/10");
            assertThat(get(url, range.and("If-Range", "\"x\"")).body()).hasSize(10);
            assertThat(get(url, Headers.of("Range", "bytes=10-")).status()).isEqualTo(416);
            assertThat(get(server.url("/b"), Headers.empty()).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsPutIsKeptAlsoWhereTheClientWaits() {
        try (FileServer server = FileServer.start(null)) {
            Headers waiting = Headers.of("Expect", "100-continue");
            assertThat(send(server.url("/a"), "PUT", waiting, "log").status()).isEqualTo(201);
            assertThat(server.file("/a")).hasValue(bytes("log"));
            assertThat(send(server.url("/a"), "DELETE", Headers.empty(), "").status())
                    .isEqualTo(405);
        }
    }

    @Test
    void whoMayNotIsAsked() {
        try (FileServer server = FileServer.start(null)) {
            URI url = server.offer("/a", bytes("x"));
            server.protect(Protection.DIGEST, "box", "hush");
            assertThat(get(url, Headers.empty()).headers().get("WWW-Authenticate"))
                    .startsWith("Digest ");
            server.protect(Protection.BASIC, "box", "hush");
            assertThat(get(url, Headers.empty()).headers().get("WWW-Authenticate"))
                    .startsWith("Basic ");
            assertThat(get(url, Headers.of("Authorization", "Basic Ym94Omh1c2g="))
                            .body())
                    .isEqualTo(bytes("x"));
        }
    }

    @Test
    void aSocketServerSaysWhatItIsTold() {
        try (SocketServer server = SocketServer.start(null, connection -> {
            String head = connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
            connection.write(connection.readBody(head));
        })) {
            assertThat(send(server.url("/"), "PUT", Headers.empty(), "abc").body())
                    .isEqualTo(bytes("abc"));
            assertThat(server.heads()).singleElement().asString().startsWith("PUT / HTTP/1.1\r\n");
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
