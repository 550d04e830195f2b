package org.cwmp4j.it.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.testkit.http.ConnectionRequests;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection requests to a device over sockets, on a clock that stands still unless told. */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ConnectionRequestsTest {
    private static final Credentials ACS = new Credentials("acs", "call-me");
    private static final Event SIX = Event.of(EventCode.CONNECTION_REQUEST);

    private final Stage stage = new Stage(TestPki.create());
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile String held = "";
    private volatile int status = 200;

    @AfterEach
    void close() throws Exception {
        hold.countDown();
        stage.close();
    }

    private HttpAnswer answer(HttpCall call) {
        boolean inform = DeviceScenarios.isInform(call);
        if (held.equals(inform ? "Inform" : "empty")) {
            DeviceScenarios.awaitUninterruptibly(hold);
        }
        return status != 200 ? HttpAnswer.empty(status) : DeviceScenarios.session(call);
    }

    private CpeAgent booted(ConnectionRequestPolicy policy) throws InterruptedException {
        TestHttpServer server = stage.with(TestHttpServer.start(null, this::answer));
        CpeAgent agent = stage.listening(server.url("/acs").toString(), "1", policy);
        stage.awaitSessions(1);
        return agent;
    }

    private static int request(CpeAgent agent) {
        URI url = URI.create(Stage.await(agent.managementServer()).settings().connectionRequestUrl());
        return ConnectionRequests.send(url, ACS);
    }

    @Test
    @Rule({"C-CR-06", "CRQ-14", "CRQ-13"})
    void aSessionFollowsWithinThirtySeconds() throws Exception {
        CpeAgent agent = booted(ConnectionRequestPolicy.DEFAULT);
        assertThat(request(agent)).isEqualTo(200);
        stage.time().advance(Duration.ofSeconds(29));
        List<SessionInfo> sessions = stage.awaitSessions(2);
        assertThat(sessions.get(1).events()).containsExactly(SIX);
    }

    @Test
    @Rule({"C-CR-08", "CRQ-15"})
    void fiveRequestsBeforeTheSessionAreOneSession() throws Exception {
        CpeAgent agent = booted(ConnectionRequestPolicy.DEFAULT);
        for (int i = 0; i < 5; i++) {
            assertThat(request(agent)).isEqualTo(200);
        }
        List<SessionInfo> sessions = stage.awaitSessions(2);
        assertThat(sessions.get(1).events()).containsExactly(SIX);
        stage.time().advance(Duration.ofMinutes(2));
        stage.passMoment();
        assertThat(stage.sessions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inform", "empty"})
    @Rule({"C-CR-09", "CRQ-16"})
    void threeRequestsDuringASessionAreOneSessionAfterIt(String phase) throws Exception {
        CpeAgent agent = booted(ConnectionRequestPolicy.DEFAULT);
        inSession(agent, phase);
        for (int i = 0; i < 3; i++) {
            assertThat(request(agent)).isEqualTo(200);
        }
        assertThat(stage.ended()).as("sessions that ended").isEqualTo(1);
        hold.countDown();
        List<SessionInfo> sessions = stage.awaitSessions(3);
        assertThat(stage.ended()).isEqualTo(3);
        assertThat(sessions.get(2).events()).containsExactly(SIX);
        stage.time().advance(Duration.ofMinutes(2));
        stage.passMoment();
        assertThat(stage.sessions()).hasSize(3);
    }

    /** The other way that the standard leaves: 503 for each, and nothing comes of it. */
    @Test
    @Rule({"C-CR-09", "CRQ-16", "CRQ-30", "C-CR-10"})
    void orAreRefusedAndForgotten() throws Exception {
        CpeAgent agent = booted(new ConnectionRequestPolicy(60, Duration.ofHours(1), false));
        inSession(agent, "empty");
        for (int i = 0; i < 3; i++) {
            assertThat(request(agent)).isEqualTo(503);
        }
        hold.countDown();
        stage.awaitSessions(2);
        stage.time().advance(Duration.ofMinutes(2));
        stage.passMoment();
        assertThat(stage.sessions()).hasSize(2);
    }

    private void inSession(CpeAgent agent, String phase) throws InterruptedException {
        hold = new CountDownLatch(1);
        held = phase;
        var unused = agent.inform();
        int before = stage.sessions().size();
        while (stage.sessions().size() == before) {
            stage.passMoment();
        }
    }

    /** A failed session's event 6 is not brought again; the session is (CRQ-31). */
    @Test
    @Rule({"C-RETRY-09", "CRQ-19", "CRQ-31"})
    void aRequestEndsTheWaitForARetry() throws Exception {
        CpeAgent agent = booted(ConnectionRequestPolicy.DEFAULT);
        status = 500;
        var unused = agent.inform();
        stage.awaitSessions(2);
        assertThat(request(agent)).isEqualTo(200);
        List<SessionInfo> sessions = stage.awaitSessions(3);
        assertThat(sessions.get(2).events()).containsExactly(SIX);
        assertThat(sessions.get(2).retryCount()).isEqualTo(1);
        status = 200;
        stage.time().advance(Duration.ofSeconds(20));
        sessions = stage.awaitSessions(4);
        assertThat(sessions.get(3).events()).isEmpty();
        assertThat(sessions.get(3).retryCount()).isEqualTo(2);
    }

    /** Two devices on one port: each has its own limit, and one may be called while the other is in session. */
    @Test
    @Rule({"C-CR-05", "CRQ-17", "CRQ-32"})
    void limitsAreForEachDevice() throws Exception {
        ConnectionRequestPolicy once = new ConnectionRequestPolicy(1, Duration.ofHours(1), true);
        CpeAgent one = booted(once);
        CpeAgent two =
                stage.listening(Stage.await(one.managementServer()).settings().url(), "2", once);
        stage.awaitSessions(2);
        assertThat(request(one)).isEqualTo(200);
        stage.awaitSessions(3);
        assertThat(request(one)).isEqualTo(503);
        inSession(one, "empty");
        assertThat(request(two)).isEqualTo(200);
        while (stage.sessions().size() < 5) {
            stage.passMoment();
        }
        assertThat(stage.sessions().get(4).device().serialNumber()).isEqualTo("2");
        assertThat(stage.ended()).as("the other session goes on").isEqualTo(3);
        hold.countDown();
        stage.awaitSessions(5);
    }

    @Test
    @Rule("CRQ-20")
    void theThrottleOfNotificationsDoesNotDelayIt() throws Exception {
        CpeAgent agent = booted(ConnectionRequestPolicy.DEFAULT);
        Stage.await(agent.managementServer()); // its throttle is ten minutes, see Stage
        assertThat(request(agent)).isEqualTo(200);
        assertThat(stage.awaitSessions(2).get(1).events()).containsExactly(SIX);
    }
}
