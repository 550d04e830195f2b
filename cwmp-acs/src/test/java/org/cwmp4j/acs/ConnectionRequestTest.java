package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSettings;
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
        "401, BAD_CREDENTIALS",
        "503, BUSY_OR_OFFLINE",
        "404, STALE_URL",
        "500, PROTOCOL_ERROR",
        "302, PROTOCOL_ERROR",
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
    @Rule({"A-CR-02", "H9"})
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

    /** A-CR-07 lets us try again at once; we do not press a device that has just failed. */
    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500, 503})
    @Rule({"A-CR-18", "CRQ-27"})
    void afterAFailureADeviceIsLeftAloneForLongerAndLonger(int status) {
        long[] soaks = {5, 10, 20, 40, 80, 160, 320, 640, 900, 900};
        for (int i = 0; i < soaks.length; i++) {
            device.connectionRequest();
            answer(i, status);
            server.time.advance(Duration.ofSeconds(soaks[i]).minusNanos(1));
            var early = device.connectionRequest();
            assertThat(verdict(early)).isEqualTo(ConnectionRequestVerdict.HELD_BACK);
            assertThat(early.join().detail()).contains("again in 1 s");
            server.time.advance(Duration.ofNanos(1));
        }
        assertThat(server.requested).hasSize(soaks.length);
    }

    @Test
    @Rule("CRQ-22")
    void aSessionEndsTheSoakSinceItsUrlIsNew() {
        device.connectionRequest();
        answer(0, 404);
        session(EventCode.PERIODIC);
        device.connectionRequest();
        assertThat(server.requested).hasSize(2);
    }

    /** The device promised to come and did not: once more after 30 s, and then less and less often. */
    @Test
    @Rule({"CRQ-28", "A-CR-07"})
    void aDeviceThatAcceptsAndNeverComesIsNotAskedForEver() {
        long[] waits = {30, 30, 30, 30, 40, 80, 160};
        for (int i = 0; i < waits.length; i++) {
            device.connectionRequest();
            answer(i, 200);
            server.time.advance(Duration.ofSeconds(waits[i]).minusNanos(1));
            device.connectionRequest();
            assertThat(server.requested).hasSize(i + 1);
            server.time.advance(Duration.ofNanos(1));
        }
    }

    private DeviceHandle device(String serial) {
        ScriptedCpe cpe = server.cpe(serial);
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        DeviceHandle handle = server.acs().device(TestAcs.key(serial));
        handle.connectionRequestCredentials(new Credentials("acs", "x")).join();
        return handle;
    }

    private void settings(ConnectionRequestSettings settings) {
        server.builder.connectionRequests(settings);
        server.restart();
    }

    @Test
    void soManyAtATimeAndTheNextWhenOneIsDone() {
        settings(ConnectionRequestSettings.DEFAULT.withPool(1, 1, Duration.ofMinutes(1)));
        var one = server.acs().device(TestAcs.key("1")).connectionRequest();
        var two = device("2").connectionRequest();
        var three = device("3").connectionRequest();
        assertThat(verdict(three)).isEqualTo(ConnectionRequestVerdict.HELD_BACK);
        assertThat(server.requested).hasSize(1);
        answer(0, 200);
        assertThat(one).isCompleted();
        assertThat(two).isNotDone();
        answer(1, 200);
        assertThat(verdict(two)).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(server.requested).hasSize(2);
    }

    @Test
    void nobodyWaitsForEver() {
        settings(ConnectionRequestSettings.DEFAULT.withPool(1, 10, Duration.ofSeconds(20)));
        server.acs().device(TestAcs.key("1")).connectionRequest();
        var two = device("2").connectionRequest();
        server.time.advance(Duration.ofSeconds(20));
        assertThat(verdict(two)).isEqualTo(ConnectionRequestVerdict.HELD_BACK);
        answer(0, 200);
        assertThat(server.requested).hasSize(1);
    }

    @Test
    void soManyInATimeToAll() {
        settings(ConnectionRequestSettings.DEFAULT.withRates(new RateLimit(1, Duration.ofSeconds(2)), RateLimit.NONE));
        server.acs().device(TestAcs.key("1")).connectionRequest();
        device("2").connectionRequest();
        device("3").connectionRequest();
        assertThat(server.requested).hasSize(1);
        server.time.advance(Duration.ofSeconds(2));
        assertThat(server.requested).hasSize(2);
        server.time.advance(Duration.ofSeconds(2));
        assertThat(server.requested).hasSize(3);
    }

    @Test
    void soManyInATimeToOne() {
        settings(ConnectionRequestSettings.DEFAULT
                .withRates(RateLimit.NONE, new RateLimit(2, Duration.ofSeconds(60)))
                .withSoak(Duration.ZERO, Duration.ZERO));
        DeviceHandle one = server.acs().device(TestAcs.key("1"));
        for (int i = 0; i < 2; i++) {
            one.connectionRequest();
            answer(i, 503);
        }
        assertThat(verdict(one.connectionRequest())).isEqualTo(ConnectionRequestVerdict.HELD_BACK);
        device("2").connectionRequest(); // others have a rate of their own
        assertThat(server.requested).hasSize(3);
        server.time.advance(Duration.ofSeconds(60));
        one.connectionRequest();
        assertThat(server.requested).hasSize(4);
    }

    /** Many that wait for one place, and a sender that answers at once: no matter how deep the stack would be. */
    @Test
    void tenThousandOneAfterTheOther() {
        settings(ConnectionRequestSettings.DEFAULT
                .withPool(1, 10_000, Duration.ofMinutes(1))
                .withRates(RateLimit.NONE, RateLimit.NONE));
        server.acs().device(TestAcs.key("1")).connectionRequest();
        for (int i = 0; i < 10_000; i++) {
            server.acs().device(TestAcs.key("unknown" + i)).connectionRequest();
        }
        answer(0, 200);
        assertThat(server.log.stream().filter("cr NO_TARGET"::equals)).hasSize(10_000);
    }

    @Test
    @Rule("CRQ-33")
    void aDeviceThatFellSilentIsAskedIfWanted() {
        settings(ConnectionRequestSettings.DEFAULT.withAfterSilence(true));
        server.cpe("1").inform(EventCode.PERIODIC);
        server.time.advance(Duration.ofSeconds(60));
        assertThat(server.requested).hasSize(1);
    }

    @Test
    @Rule("CRQ-33")
    void andElseNot() {
        server.cpe("1").inform(EventCode.PERIODIC);
        server.time.advance(Duration.ofSeconds(60));
        assertThat(server.requested).isEmpty();
    }

    @Test
    @Rule("CRQ-23")
    void whereTheHostMustBeTheInformsSourceTheSenderIsTold() {
        settings(ConnectionRequestSettings.DEFAULT.withSameHost(true));
        DeviceHandle one = server.acs().device(TestAcs.key("1"));
        // the scripted device's address is not resolved: nobody knows where it is
        assertThat(verdict(one.connectionRequest())).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(server.requested).isEmpty();
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

    /** What our own limits hold back is made up for. */
    @Test
    void aCallThatComesDuringASoakIsNotForgotten() {
        device.connectionRequest();
        answer(0, 503);
        device.call(GPV);
        assertThat(server.requested).hasSize(1);
        server.time.advance(Duration.ofSeconds(10));
        assertThat(server.requested).hasSize(2);
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
