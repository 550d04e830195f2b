package org.cwmp4j.it.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.it.wire.RawMessage;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was overheard once is worth nothing the second time, at either end. */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ReplayTest {
    private static final TestPki PKI = TestPki.create();

    /** The same POST, credentials and all, on another connection: a challenge, and the session is not disturbed. */
    @Test
    @Rule({"SEC-15", "A-AUTH-11", "A-AUTH-13"})
    void anOverheardPostOpensNothing() throws Exception {
        try (Stage stage = new Stage(PKI)) {
            InetSocketAddress acs = stage.acs();
            try (RawDevice device = new RawDevice(acs, Stage.USER, Stage.PASSWORD);
                    Talk thief = new Talk(acs)) {
                device.authenticate();
                RawMessage inform = device.message(AcsScenarios.inform());
                device.write(inform.bytes());
                assertThat(device.receive().kind()).isEqualTo("InformResponse");
                assertThat(thief.send(inform).answer().seen()).isEqualTo("401");
                assertThat(device.post(new byte[0]).status()).isEqualTo(204);
                String told = "ACS: not authenticated REPLAYED; ACS: session COMPLETED";
                assertThat(stage.awaitEvent(told)).isEqualTo(told);
            }
        }
    }

    /** Nor is a cookie that was good for a session good for a message after it. */
    @Test
    @Rule({"SEC-15", "A-AUTH-11"})
    void aCookieIsWorthNothingAfterItsSession() throws Exception {
        try (Stage stage = new Stage(PKI)) {
            InetSocketAddress acs = stage.acs();
            try (RawDevice device = new RawDevice(acs, Stage.USER, Stage.PASSWORD)) {
                device.post(AcsScenarios.inform());
                assertThat(device.post(new byte[0]).status()).isEqualTo(204);
                device.hangUp();
                String answer = new String(AcsScenarios.inform(), StandardCharsets.UTF_8)
                        .replaceAll("<cwmp:Inform>.*</cwmp:Inform>", "<cwmp:RebootResponse/>");
                assertThat(device.post(RawDevice.bytes(answer)).status()).isEqualTo(400);
            }
        }
    }

    @Test
    @Rule({"SEC-15", "C-CR-15", "CRQ-11"})
    void anOverheardConnectionRequestStartsNothing() throws Exception {
        try (Stage stage = new Stage(PKI)) {
            TestHttpServer server = stage.with(TestHttpServer.start(null, DeviceScenarios::session));
            CpeAgent agent = stage.listening(server.url("/acs").toString(), "1", ConnectionRequestPolicy.DEFAULT);
            stage.awaitSessions(1);
            URI url =
                    URI.create(Stage.await(agent.managementServer()).settings().connectionRequestUrl());
            InetSocketAddress device = new InetSocketAddress("127.0.0.1", url.getPort());
            String bare = "GET " + url.getPath() + " HTTP/1.1\r\nHost: device\r\n";
            ClientAuthenticator acs = new ClientAuthenticator(
                    new Credentials("acs", "call-me"), ClientAuthPolicy.digestOnly(), SecretSource.secure());
            try (Talk first = new Talk(device);
                    Talk second = new Talk(device);
                    Talk third = new Talk(device)) {
                acs.challenged(first.send(bare + "\r\n").challenges());
                String signed = bare + "Authorization: "
                        + acs.authorization("GET", url.getPath(), new byte[0]).orElseThrow() + "\r\n\r\n";
                assertThat(second.send(signed).answer().seen()).isEqualTo("200");
                stage.awaitSessions(2);
                assertThat(third.send(signed).answer().seen()).isEqualTo("401");
                stage.passMoment();
                assertThat(stage.sessions()).hasSize(2);
            }
        }
    }
}
