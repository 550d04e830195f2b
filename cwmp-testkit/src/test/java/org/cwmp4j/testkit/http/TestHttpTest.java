package org.cwmp4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(ThreadsExtension.class)
class TestHttpTest {

    private static final String CHALLENGE = "Digest realm=\"device\", nonce=\"abc\", qop=\"auth\"";

    @Test
    void readsChunksAndSkipsInterimResponses() {
        byte[] raw = "5;x=y\r\nhello\r\n3\r\n...\r\n0\r\nTrailer: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        HttpAnswer chunked = new HttpAnswer(200, "OK", Headers.of("Transfer-Encoding", "chunked"), raw);
        try (TestHttpServer server = TestHttpServer.start(null, call -> chunked);
                TestHttpClient client = new TestHttpClient(server.url("/"), null, null)) {
            assertThat(send(client).body()).asString().isEqualTo("hello...");
            assertThat(send(client).body()).asString().isEqualTo("hello...");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionRequestAnswersTheChallenge() {
        try (TestHttpServer device = TestHttpServer.start(
                null,
                call -> call.headers().has("Authorization")
                        ? HttpAnswer.empty(200)
                        : HttpAnswer.empty(401).with("WWW-Authenticate", CHALLENGE))) {
            assertThat(ConnectionRequests.send(device.url("/cr"), new Credentials("acs", "secret")))
                    .isEqualTo(200);
            assertThat(ConnectionRequests.send(device.url("/cr"), null)).isEqualTo(401);
            assertThat(device.calls()).hasSize(3).allSatisfy(call -> {
                assertThat(call.method()).isEqualTo("GET");
                assertThat(call.target()).isEqualTo("/cr");
            });
        }
    }

    @Test
    void wrongCredentialsAreNotTriedForEver() {
        try (TestHttpServer device =
                TestHttpServer.start(null, call -> HttpAnswer.empty(401).with("WWW-Authenticate", CHALLENGE))) {
            assertThat(ConnectionRequests.send(device.url("/cr"), new Credentials("acs", "wrong")))
                    .isEqualTo(401);
            assertThat(device.calls()).hasSize(2);
        }
    }

    @Test
    void aClosedConnectionIsNoAnswer() {
        try (TestHttpServer device = TestHttpServer.start(null, call -> null)) {
            assertThat(ConnectionRequests.send(device.url("/cr"), null)).isZero();
        }
    }

    @Test
    void aServerThatIsGoneIsNamed() {
        TestHttpServer server = TestHttpServer.start(null, call -> null);
        server.close();
        assertThatThrownBy(() -> ConnectionRequests.send(server.url("/cr"), null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no exchange with");
    }

    private static HttpAnswer send(TestHttpClient client) {
        return client.send("GET", "/", Headers.empty(), new byte[0]).orElseThrow();
    }
}
