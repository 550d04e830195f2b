package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking a device for a session. */
class ConnectionRequestTest {
    private final TestAcs server = new TestAcs();
    private DeviceHandle device;

    @BeforeEach
    void aKnownDevice() {
        device = server.acs().device(TestAcs.key("1"));
        session(EventCode.BOOT);
        device.connectionRequestCredentials(new Credentials("acs", "s3cret")).join();
        server.log.clear();
    }

    private void session(EventCode event) {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(event);
        assertEmpty(cpe.empty());
    }

    private void answer(int attempt, int status) {
        server.verdicts.get(attempt).complete(ConnectionRequestResult.ofStatus(status));
    }

    private static ConnectionRequestVerdict verdict(CompletableFuture<ConnectionRequestResult> result) {
        assertThat(result).isCompleted();
        return result.join().verdict();
    }

    @Test
    void toTheUrlThatTheDeviceNamedAsTheApplicationSays() {
        var result = device.connectionRequest();
        assertThat(server.requested).singleElement().satisfies(target -> {
            assertThat(target.url()).hasToString("http://192.0.2.1:7547/cr");
            assertThat(target.username()).isEqualTo("acs");
            assertThat(target.password()).isEqualTo("s3cret");
            assertThat(target.toString()).doesNotContain("s3cret");
        });
        assertThat(result).isNotDone();
        answer(0, 200);
        assertThat(verdict(result)).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(server.log).containsExactly("cr ACCEPTED");
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "204, ACCEPTED",
        "299, ACCEPTED",
        "401, NOT_AUTHENTICATED",
        "503, BUSY",
        "404, REFUSED",
        "500, REFUSED",
        "302, REFUSED",
    })
    @Rule("A-CR-18")
    void oneVerdictForEachOutcome(int status, ConnectionRequestVerdict expected) {
        assertThat(ConnectionRequestResult.ofStatus(status).verdict()).isEqualTo(expected);
    }

    @Test
    @Rule("A-CR-18")
    void aSenderThatFailsIsUnreachable() {
        var result = device.connectionRequest();
        server.verdicts.get(0).completeExceptionally(new IllegalStateException("s3cret"));
        assertThat(verdict(result)).isEqualTo(ConnectionRequestVerdict.UNREACHABLE);
        assertThat(result.join().detail()).doesNotContain("s3cret");
    }

    @Test
    @Rule("A-CR-02")
    void nothingIsSentToADeviceThatNeverInformed() {
        var result = server.acs().device(TestAcs.key("2")).connectionRequest();
        assertThat(verdict(result)).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(result.join().detail()).contains("ConnectionRequestURL is not known");
        assertThat(server.requested).isEmpty();
    }

    @Test
    @Rule("A-CR-02")
    void norWithoutCredentials() {
        ScriptedCpe cpe = server.cpe("2");
        cpe.inform(EventCode.BOOT);
        var result = server.acs().device(TestAcs.key("2")).connectionRequest();
        assertThat(verdict(result)).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(result.join().detail()).contains("not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://192.0.2.1/",
                "ftp://192.0.2.1/",
                "/cr",
                "http://",
                "not a url",
                "file:///etc/passwd"
            })
    @Rule("A-CR-02")
    void norToWhatIsNoHttpUrl(String url) {
        ScriptedCpe cpe = server.cpe("1");
        cpe.post(
                SoapHeader.NONE,
                new Inform(
                        cpe.id,
                        List.of(),
                        1,
                        cpe.informOf().currentTime(),
                        0,
                        List.of(ParameterValue.of("Device.ManagementServer.ConnectionRequestURL", url))));
        assertThat(verdict(device.connectionRequest())).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(server.requested).isEmpty();
    }

    @Test
    void requestsAtTheSameTimeAreOne() {
        var one = device.connectionRequest();
        var two = device.connectionRequest();
        assertThat(server.requested).hasSize(1);
        two.cancel(false); // a caller that goes away takes nothing from the other
        answer(0, 200);
        assertThat(verdict(one)).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(server.log).containsExactly("cr ACCEPTED");
    }

    @Test
    @Rule("A-CR-07")
    void noneForThirtySecondsAfterAPositiveAnswer() {
        device.connectionRequest();
        answer(0, 204);
        server.time.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(verdict(device.connectionRequest())).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(server.requested).hasSize(1);
        server.time.advance(Duration.ofNanos(1));
        assertThat(device.connectionRequest()).isNotDone();
        assertThat(server.requested).hasSize(2);
    }

    @Test
    @Rule("A-CR-07")
    void unlessItsSessionCame() {
        device.connectionRequest();
        answer(0, 204);
        session(EventCode.PERIODIC); // not the one that was asked for
        device.connectionRequest();
        assertThat(server.requested).hasSize(1);
        session(EventCode.CONNECTION_REQUEST);
        device.connectionRequest();
        assertThat(server.requested).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 503})
    @Rule({"A-CR-07", "A-CR-18"})
    void aNegativeAnswerMayBeTriedAgainAtOnce(int status) {
        device.connectionRequest();
        answer(0, status);
        device.connectionRequest();
        assertThat(server.requested).hasSize(2);
    }

    @Test
    void moreAtATimeThanAllowed() {
        server.builder.maxConnectionRequests(1);
        server.restart();
        ScriptedCpe cpe = server.cpe("2");
        cpe.inform(EventCode.BOOT);
        DeviceHandle second = server.acs().device(TestAcs.key("2"));
        second.connectionRequestCredentials(new Credentials("acs", "x")).join();
        server.acs().device(TestAcs.key("1")).connectionRequest();
        assertThat(verdict(second.connectionRequest())).isEqualTo(ConnectionRequestVerdict.OVERLOADED);
        answer(0, 200);
        assertThat(second.connectionRequest()).isNotDone();
    }

    // With operations

    /**
     * <pre>
     * application     ACS                                    CPE
     *  | call ------>  | connection request --------------->  |
     *  |               | <------------------------------ 204  |
     *  |               | <-- Inform 6 CONNECTION REQUEST ---  |
     *  |               |  ...  GetParameterValues --------->  |
     *  | <-- result -  | <---- GetParameterValuesResponse --  |
     * </pre>
     */
    @Test
    void aCallAsksForASession() {
        var result = device.call(GPV);
        assertThat(server.requested).hasSize(1);
        answer(0, 204);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.CONNECTION_REQUEST);
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(result).isCompletedWithValue(GPV_RESPONSE);
        assertThat(server.requested).hasSize(1);
    }

    @Test
    void notWhileTheDeviceIsInASessionThatTakesTheCall() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        var result = device.call(GPV);
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(result).isCompleted();
        assertThat(server.requested).isEmpty();
    }

    @Test
    void butOnceASessionEndedWithoutTakingIt() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        var result = device.call(GPV);
        server.time.advance(Duration.ofSeconds(60));
        assertThat(result).isNotDone();
        assertThat(server.requested).hasSize(1);
    }
}
