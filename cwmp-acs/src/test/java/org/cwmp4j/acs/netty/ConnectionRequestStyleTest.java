package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestTarget;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device that asks for Basic gets the password only if its profile says so. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectionRequestStyleTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-style");

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("CRQ-29")
    void basicWhereTheProfileAllowsIt() {
        try (TestHttpServer device = TestHttpServer.start(
                null,
                call -> call.headers().has("Authorization")
                        ? HttpAnswer.empty(200)
                        : HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"cpe\""))) {
            assertThat(send(device, new ConnectionRequestStyle(true, true, true)))
                    .isEqualTo(ConnectionRequestVerdict.ACCEPTED);
            assertThat(device.calls().get(1).headers().get("Authorization")).startsWith("Basic ");

            assertThat(send(device, ConnectionRequestStyle.DEFAULT))
                    .isEqualTo(ConnectionRequestVerdict.BAD_CREDENTIALS);
            assertThat(device.calls()).hasSize(3); // and nothing was sent to the challenge
        }
    }

    private static ConnectionRequestVerdict send(TestHttpServer device, ConnectionRequestStyle style) {
        var sender = new HttpConnectionRequestSender(
                LOOPS,
                new ManualTime(Instant.EPOCH).source(),
                SecretSource.secure(),
                TargetPolicy.ANYWHERE,
                WireLog.off());
        try {
            ConnectionRequestResult result = sender.send(
                            new ConnectionRequestTarget(device.url("/cr"), "acs", "s3cret", style, null))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            return result.verdict();
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
