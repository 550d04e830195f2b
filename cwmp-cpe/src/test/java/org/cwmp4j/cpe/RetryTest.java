package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes after a failed session (TR-069 A6C1 3.2.1.1). */
class RetryTest {
    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void fail() {
        acs.drop();
        acs.expectClosed();
    }

    private void waitForRetry() {
        Duration wait = cpe.log.lastWait();
        cpe.pass(wait.minusMillis(1));
        acs.expectSilence();
        cpe.pass(Duration.ofMillis(1));
        assertThat(acs.isAsked()).isTrue();
    }

    private void expectRow(int row) {
        Duration least = Duration.ofSeconds(5L << (row - 1));
        assertThat(cpe.log.lastWait()).isBetween(least, least.multipliedBy(2));
    }

    /** A whole ladder of failures: each wait from its row, the count in each Inform one higher. */
    @Test
    @Rule({"C-RETRY-01", "C-RETRY-02", "C-RETRY-04", "C-RETRY-05", "C-SESS-25", "C-CONN-01"})
    void failuresClimbTheTable() {
        cpe.start();
        for (int failure = 1; failure <= 12; failure++) {
            assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT").retryCount()).isEqualTo(failure - 1);
            fail();
            expectRow(Math.min(failure, 10));
            waitForRetry();
        }
        assertThat(acs.expect(Inform.class).retryCount()).isEqualTo(12);
        acs.finish();
        cpe.pass(Duration.ofDays(1));
        acs.expectSilence();
        cpe.agent.inform();
        cpe.settle();
        assertThat(acs.expectInform().retryCount()).as("success resets it").isZero();
        fail();
        expectRow(1);
    }

    /** Whatever made the session fail, also after the InformResponse. */
    @Test
    @Rule({"C-RETRY-04", "C-RETRY-05", "C-EVT-06", "C-EVT-03", "C-SESS-25"})
    void aSessionThatFailsLateIsRetriedToo() {
        cpe.start();
        acs.accept();
        acs.expectEmpty();
        fail();
        waitForRetry();
        assertThat(acs.expectInform().retryCount())
                .as("and has nothing left to report")
                .isEqualTo(1);
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.RETRY);
        acs.finish();
    }

    @Test
    @Rule({"C-RETRY-03", "C-EVT-05", "C-EVT-04"})
    void aNewEventComesAtOnceAndDoesNotMoveTheRow() {
        cpe.start();
        for (int i = 1; i <= 4; i++) {
            fail();
            if (i < 4) {
                waitForRetry();
            }
        }
        cpe.tree.change("Device.X", "1", true);
        cpe.settle();
        assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT", "4 VALUE CHANGE").retryCount())
                .isEqualTo(4);
        fail();
        expectRow(5);
    }

    @Test
    @Rule({"C-RETRY-03", "C-RETRY-04"})
    void aRestartGoesBackToTheFirstRowButGoesOnCounting() {
        cpe.start();
        for (int i = 1; i <= 3; i++) {
            fail();
            if (i < 3) {
                waitForRetry();
            }
        }
        expectRow(3);
        cpe.powerCut();
        assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT").retryCount()).isEqualTo(3);
        fail();
        expectRow(1);
        waitForRetry();
        assertThat(acs.expect(Inform.class).retryCount()).isEqualTo(4);
    }

    /** A session that the end of the power cut short has not succeeded either. */
    @Test
    @Rule("C-RETRY-05")
    void aSessionCutShortByThePowerCounts() {
        cpe.start();
        acs.expect(Inform.class);
        cpe.powerCut();
        assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT").retryCount()).isEqualTo(1);
        acs.finish();
        cpe.powerCut();
        assertThat(acs.expectInform("1 BOOT").retryCount()).isZero();
    }

    @Test
    @Rule({"C-RETRY-07", "C-DM-09"})
    void otherValuesCountFromTheNextWaitOn() {
        cpe.start();
        cpe.tree.settings(s -> s.retryMinimumWait(Duration.ofSeconds(30)).retryIntervalMultiplier(1500));
        fail();
        assertThat(cpe.log.lastWait()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
        waitForRetry();
        fail();
        assertThat(cpe.log.lastWait()).isBetween(Duration.ofSeconds(45), Duration.ofMillis(67_500));
    }

    @Test
    @Rule({"C-RETRY-06", "C-EVT-17"})
    void aConnectionRequestIsNotRepeatedButItsSessionIs() {
        cpe.booted();
        ConnectionRequestTest.ask(cpe);
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        fail();
        waitForRetry();
        assertThat(acs.expectInform().retryCount()).isEqualTo(1);
        acs.finish();
        cpe.pass(Duration.ofDays(1));
        acs.expectSilence();
    }

    @Test
    @Rule({"C-RETRY-09", "C-CR-06"})
    void aConnectionRequestEndsTheWait() {
        cpe.start();
        fail();
        ConnectionRequestTest.ask(cpe);
        cpe.settle();
        assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT", "6 CONNECTION REQUEST")
                        .retryCount())
                .isEqualTo(1);
        acs.finish();
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
    }

    @Test
    @Rule({"W5", "C-RETRY-02"})
    void retryAfterIsHonouredWithinTheRow() {
        cpe.start();
        acs.status(503, Duration.ofSeconds(60));
        assertThat(cpe.log.lastWait()).isEqualTo(Duration.ofSeconds(10));
    }

    /** Where the settings let the ACS ask for more than the table has. */
    @Test
    @Rule("W5")
    void retryAfterMayCountBeyondTheRow() {
        cpe.limits = CpeLimits.DEFAULT.withRetryAfter(Duration.ofMinutes(5));
        cpe.start();
        acs.status(503, Duration.ofSeconds(60));
        assertThat(cpe.log.lastWait()).isEqualTo(Duration.ofSeconds(60));
        waitForRetry();
        acs.status(503, Duration.ofDays(1));
        assertThat(cpe.log.lastWait()).isEqualTo(Duration.ofMinutes(5));
    }

    /** A server that knows only 1.0: refuses the Inform in the newest namespace, accepts it in the oldest. */
    @Test
    @Rule({"C-RETRY-08", "C-VER-06", "C-VER-05", "C-HDR-08"})
    void anOldAcsIsSpokenToInItsOwnVersion() {
        cpe.start();
        assertThat(acs.envelope().namespace()).isEqualTo(CwmpVersion.V1_2.namespace());
        acs.fault(8003);
        waitForRetry();
        assertThat(acs.envelope().namespace()).isEqualTo(CwmpVersion.V1_0.namespace());
        assertThat(acs.envelope().header().supportedCwmpVersions()).isNull();
        acs.namespace = CwmpVersion.V1_0.namespace();
        acs.useVersion = null;
        acs.finish();
        cpe.agent.inform();
        cpe.settle();
        assertThat(acs.envelope().namespace()).as("remembered").isEqualTo(CwmpVersion.V1_0.namespace());
        acs.finish();
        cpe.pass(Duration.ofDays(1));
        cpe.agent.inform();
        cpe.settle();
        assertThat(acs.envelope().namespace()).as("but not for ever").isEqualTo(CwmpVersion.V1_2.namespace());
    }

    private void proveTheOldVersion() {
        cpe.start();
        acs.status(400);
        waitForRetry();
        acs.namespace = CwmpVersion.V1_0.namespace();
        acs.useVersion = null;
        acs.finish();
    }

    private String namespaceOfNext() {
        if (!acs.isAsked()) {
            cpe.agent.inform();
            cpe.settle();
        }
        return acs.envelope().namespace();
    }

    /** No failed session after each restart, only because the ACS is old. */
    @Test
    @Rule({"C-RETRY-08", "C-VER-06", "W8"})
    void anOldAcsIsRememberedOverARestartUntilItsDayIsOver() {
        proveTheOldVersion();
        cpe.pass(Duration.ofHours(20));
        cpe.powerCut();
        assertThat(namespaceOfNext()).isEqualTo(CwmpVersion.V1_0.namespace());
        acs.finish();
        cpe.pass(Duration.ofHours(4));
        assertThat(namespaceOfNext()).as("a day after the proof").isEqualTo(CwmpVersion.V1_2.namespace());
        acs.namespace = CwmpVersion.V1_2.namespace();
        acs.finish();
        cpe.powerCut();
        assertThat(namespaceOfNext()).as("proven wrong").isEqualTo(CwmpVersion.V1_2.namespace());
    }

    @Test
    @Rule({"C-RETRY-08", "W8"})
    void otherSoftwareOrAnotherAcsOrAFactoryResetTriesTheNewestAgain() {
        proveTheOldVersion();
        cpe.software = "2";
        cpe.powerCut();
        assertThat(namespaceOfNext()).as("other software").isEqualTo(CwmpVersion.V1_2.namespace());
        acs.cut();
        cpe.software = "1";
        cpe.powerCut();
        assertThat(namespaceOfNext()).as("the same as before").isEqualTo(CwmpVersion.V1_0.namespace());
        acs.finish();
        cpe.tree.settings(s -> s.url("http://other.example/"));
        cpe.settle();
        assertThat(namespaceOfNext()).as("another ACS").isEqualTo(CwmpVersion.V1_2.namespace());
    }

    /** A factory reset forgets what the ACS could not do. */
    @Test
    @Rule("C-FR-01")
    void aFactoryResetForgetsTheOldVersion() {
        proveTheOldVersion();
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.ask(new org.cwmp4j.model.rpc.FactoryReset());
        acs.empty();
        cpe.settle();
        assertThat(namespaceOfNext()).isEqualTo(CwmpVersion.V1_2.namespace());
    }

    /** Every way to say no to the newest that counts. */
    @Test
    @Rule({"C-RETRY-08", "W8", "C-SESS-20"})
    void refusalsThatMayMeanAnOldAcs() {
        var answer = new org.cwmp4j.codec.CodecException.Answer.EndOfSession();
        var garbage = new org.cwmp4j.codec.CodecException(
                org.cwmp4j.codec.ErrorKind.NOT_WELL_FORMED, "no XML", "", 0, 0, answer);
        List<Runnable> refusals = List.of(
                () -> acs.status(400),
                () -> acs.status(500),
                () -> acs.fault(8001),
                () -> acs.fault(8003),
                () -> acs.unreadable(garbage),
                acs::empty);
        cpe.start();
        for (Runnable refusal : refusals) {
            assertThat(acs.envelope().namespace()).isEqualTo(CwmpVersion.V1_2.namespace());
            refusal.run();
            waitForRetry();
            assertThat(acs.envelope().namespace()).isEqualTo(CwmpVersion.V1_0.namespace());
            acs.status(400);
            waitForRetry();
        }
    }

    // ---- addresses

    private @Nullable ChosenAddress preferred() {
        return acs.opened.get(acs.opened.size() - 1).preferred();
    }

    private void another() {
        cpe.agent.inform();
        cpe.settle();
    }

    @Test
    @Rule({"C-DISC-13", "C-DISC-15"})
    void theAddressThatServedIsKeptWhileItServes() {
        ChosenAddress first = new ChosenAddress("192.0.2.1", "list");
        acs.address = first;
        cpe.start();
        assertThat(preferred()).isNull();
        acs.finish();
        another();
        assertThat(preferred()).isEqualTo(first);
        acs.finish();
        cpe.powerCut();
        assertThat(preferred()).as("over a restart").isEqualTo(first);
        acs.drop();
        waitForRetry();
        assertThat(preferred()).as("after a failure any other").isNull();
        acs.address = new ChosenAddress("192.0.2.2", "list");
        acs.finish();
        another();
        assertThat(preferred()).isEqualTo(acs.address);
        acs.finish();
        cpe.tree.settings(s -> s.url("http://other.example/"));
        cpe.settle();
        assertThat(preferred()).as("another ACS").isNull();
    }

    // ---- compression

    @Test
    @Rule({"C-HTTP-30", "C-HTTP-32", "C-DM-10"})
    void after415NothingIsCompressedUntilSomethingChanges() {
        cpe.factorySettings = cpe.factorySettings.toBuilder()
                .httpCompression(ContentCoding.GZIP)
                .build();
        cpe.tree = new FakeTree(cpe.factorySettings);
        cpe.start();
        assertThat(compression()).isEqualTo(ContentCoding.GZIP);
        acs.status(415);
        expectRow(1);
        waitForRetry();
        assertThat(compression()).as("under the retry policy, without it").isNull();
        acs.finish();
        cpe.powerCut();
        assertThat(compression()).as("remembered").isNull();
        acs.finish();
        cpe.tree.settings(s -> s.httpCompression(ContentCoding.DEFLATE));
        cpe.agent.inform();
        cpe.settle();
        assertThat(compression()).as("set anew").isEqualTo(ContentCoding.DEFLATE);
        acs.finish();
        cpe.tree.settings(s -> s.httpCompression(null));
        cpe.agent.inform();
        cpe.settle();
        assertThat(compression()).as("disabled").isNull();
        acs.finish();
        cpe.tree.settings(s -> s.httpCompression(ContentCoding.GZIP));
        cpe.agent.inform();
        cpe.settle();
        assertThat(compression()).as("asked for once more").isEqualTo(ContentCoding.GZIP);
    }

    /** A 415 that has nothing to do with compression changes nothing. */
    @Test
    @Rule("C-HTTP-32")
    void a415ToSomethingPlainIsAFailureLikeAnyOther() {
        cpe.start();
        acs.status(415);
        waitForRetry();
        cpe.tree.settings(s -> s.httpCompression(ContentCoding.GZIP));
        acs.finish();
        cpe.agent.inform();
        cpe.settle();
        assertThat(compression()).isEqualTo(ContentCoding.GZIP);
    }

    private @Nullable ContentCoding compression() {
        return acs.opened.get(acs.opened.size() - 1).compression();
    }

    /** Failures that no old version explains do not make the device forget its own. */
    @Test
    @Rule("C-RETRY-08")
    void otherFailuresAreNotTakenForAnOldAcs() {
        List<Runnable> failures = List.of(acs::drop, () -> acs.status(503), () -> acs.status(404), () -> {
            acs.accept();
            acs.drop();
        });
        cpe.start();
        for (Runnable failure : failures) {
            failure.run();
            waitForRetry();
            assertThat(acs.envelope().namespace()).isEqualTo(CwmpVersion.V1_2.namespace());
        }
    }

    /** If 1.0 does not help either, the newest is tried again. */
    @Test
    @Rule("C-RETRY-08")
    void bothVersionsTakeTurnsUntilOneWorks() {
        cpe.start();
        for (String namespace : List.of("cwmp-1-2", "cwmp-1-0", "cwmp-1-2", "cwmp-1-0")) {
            assertThat(acs.envelope().namespace()).endsWith(namespace);
            acs.status(400);
            waitForRetry();
        }
    }
}
