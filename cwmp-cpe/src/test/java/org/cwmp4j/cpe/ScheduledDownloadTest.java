package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.scheduled;
import static org.cwmp4j.cpe.TransferFixture.window;
import static org.cwmp4j.model.rpc.TimeWindowStruct.AT_ANY_TIME;
import static org.cwmp4j.model.rpc.TimeWindowStruct.CONFIRMATION_NEEDED;
import static org.cwmp4j.model.rpc.TimeWindowStruct.IMMEDIATELY;
import static org.cwmp4j.model.rpc.TimeWindowStruct.WHEN_IDLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferPolicy;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ScheduleDownload: windows, modes and retries. */
class ScheduledDownloadTest {
    private static final String[] EVENTS = {"7 TRANSFER COMPLETE", "M ScheduleDownload (key)"};

    @TempDir
    Path directory;

    private TransferFixture device;
    private AgentFixture cpe;
    private ScriptedAcs acs;
    private final Policy policy = new Policy();

    private static final class Policy implements TransferPolicy {
        final List<String> asked = new ArrayList<>();
        boolean idle;
        boolean permitted;
        CompletableFuture<Boolean> confirmed = new CompletableFuture<>();
        boolean patient = true;

        @Override
        public CompletionStage<Boolean> isIdle(TransferInfo transfer) {
            asked.add("idle?");
            return CompletableFuture.completedStage(idle);
        }

        @Override
        public CompletionStage<Boolean> confirm(TransferInfo transfer, String userMessage) {
            asked.add(userMessage);
            return confirmed;
        }

        @Override
        public CompletionStage<Boolean> permits(TransferInfo transfer, String mode, String userMessage) {
            asked.add(mode);
            return CompletableFuture.completedStage(permitted);
        }

        @Override
        public Optional<Duration> retryWait(TransferInfo transfer, int failures) {
            return patient || failures < 2 ? Optional.of(Duration.ofSeconds(10)) : Optional.empty();
        }
    }

    @BeforeEach
    void device() {
        device = new TransferFixture(directory);
        device.policy = policy;
        cpe = device.cpe;
        acs = device.acs;
    }

    private void schedule(TimeWindowStruct... windows) {
        device.inSession();
        acs.ask(scheduled("key", windows));
        acs.empty();
        device.settle();
        acs.expectClosed();
    }

    private void refused(ScheduleDownload call, int code) {
        acs.call(call);
        acs.expectFault(code);
    }

    // ---- windows

    @Test
    @Rule({"C-SD-01", "C-SD-02", "C-SD-03", "C-FILE-01", "C-FILE-06", "C-DL-13", "FTR-15"})
    void whatIsRefused() {
        device.inSession();
        refused(scheduled("key"), 9003);
        refused(scheduled("key", window(10, 10, AT_ANY_TIME, 0)), 9003);
        refused(scheduled("key", window(10, 5, AT_ANY_TIME, 0)), 9003);
        refused(scheduled("key", window(-1, 5, AT_ANY_TIME, 0)), 9003);
        refused(scheduled("key", window(0, 10, AT_ANY_TIME, 0), window(9, 20, AT_ANY_TIME, 0)), 9003);
        refused(scheduled("key", window(10, 20, AT_ANY_TIME, 0), window(0, 10, AT_ANY_TIME, 0)), 9003);
        refused(
                scheduled(
                        "key",
                        window(0, 1, AT_ANY_TIME, 0),
                        window(1, 2, AT_ANY_TIME, 0),
                        window(2, 3, AT_ANY_TIME, 0)),
                9003);
        refused(scheduled("key", window(0, 10, AT_ANY_TIME, -2)), 9003);
        refused(scheduled("key", window(0, 10, "5 Whenever", 0)), 9003);
        refused(scheduled("key", window(0, 10, CONFIRMATION_NEEDED, 0)), 9003);
        refused(scheduled("key", window(0, 10, "X 00D09E Soon", 0)), 9003);
        ScheduleDownload ok = scheduled("key", window(0, 10, AT_ANY_TIME, 0));
        refused(new ScheduleDownload("key", ok.fileType(), "http://u@h/", "", "", 0, "", ok.timeWindowList()), 9003);
        refused(new ScheduleDownload("key", ok.fileType(), "flute://h/", "", "", 0, "", ok.timeWindowList()), 9013);
        acs.ask(scheduled("touching", window(0, 10, WHEN_IDLE, 0), window(10, 20, IMMEDIATELY, -1)));
    }

    @Test
    @Rule({"C-SD-03", "C-SD-04", "C-SD-09", "C-EVT-24", "FTR-15"})
    void startsWithTheWindow() {
        for (String mode : List.of(AT_ANY_TIME, IMMEDIATELY)) {
            device = new TransferFixture(directory);
            cpe = device.cpe;
            acs = device.acs;
            schedule(window(100, 200, mode, 0));
            cpe.pass(99);
            assertThat(device.net.attempts).isEmpty();
            cpe.pass(1);
            device.net.only().serve("image");
            assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
            assertThat(device.firmware.calls).containsExactly("verify", "apply image");
            assertThat(device.files()).isEmpty();
        }
    }

    /** The window opens at once, but the session of the call goes on. */
    @Test
    @Rule({"C-SD-09", "FTR-16"})
    void reportedInALaterSession() {
        device.inSession();
        acs.ask(scheduled("key", window(0, 60, IMMEDIATELY, 0)));
        cpe.pass(30);
        assertThat(device.net.attempts).isEmpty();
        acs.empty();
        device.settle();
        acs.expectClosed();
        device.net.only().serve("image");
        device.reported(EVENTS);
        device.session();
        acs.ask(scheduled("key", window(0, 30, IMMEDIATELY, 0)));
        cpe.pass(31);
        acs.empty();
        device.settle();
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9020);
    }

    @Test
    @Rule({"C-SD-05", "C-SD-08", "FTR-16"})
    void neverAppliedOutsideAWindow() {
        schedule(window(100, 200, AT_ANY_TIME, 0), window(1000, 1100, AT_ANY_TIME, 0));
        cpe.pass(100);
        device.net.obedient = false;
        cpe.pass(100);
        device.net.only().serve("image"); // it comes when the window is over
        cpe.pass(799);
        assertThat(device.firmware.calls).containsExactly("verify");
        cpe.pass(1);
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
        assertThat(device.net.attempts).hasSize(1);
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    @Test
    @Rule({"C-SD-05", "C-SD-08", "C-TC-04", "FTR-12", "FTR-16"})
    void notDoneWithinTheWindows() {
        schedule(window(100, 200, AT_ANY_TIME, 0), window(300, 400, AT_ANY_TIME, 0));
        cpe.pass(150);
        device.net.only().part("im", "mark");
        cpe.pass(50);
        assertThat(device.net.last().cancelled).isTrue();
        cpe.pass(100);
        assertThat(device.net.only().download.resumeMark()).isEqualTo("mark");
        assertThat(device.net.only().download.target()).hasContent("im");
        cpe.pass(99);
        acs.expectClosed();
        cpe.pass(1);
        TransferComplete complete = device.reported(EVENTS);
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9020);
        assertThat(complete.startTime().isUnknown()).isFalse();
        assertThat(complete.completeTime().isUnknown()).isTrue();
        assertThat(device.files()).isEmpty();
        cpe.pass(10_000);
        assertThat(device.net.attempts).hasSize(2);
    }

    // ---- retries

    private int attempts(int retries, int seconds) {
        schedule(window(100, 100 + seconds, AT_ANY_TIME, retries));
        cpe.pass(100);
        for (int i = 0; i < seconds + 100; i += 5) {
            device.net.attempts.stream().filter(a -> !a.result.isDone()).forEach(a -> a.fail(9015));
            cpe.pass(5);
        }
        acs.expectInform(EVENTS);
        acs.accept();
        TransferComplete complete = device.confirm();
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9020);
        assertThat(complete.faultStruct().faultString()).contains("9015 it failed");
        return device.net.attempts.size();
    }

    @Test
    @Rule({"C-SD-06", "FTR-13"})
    void noRetries() {
        assertThat(attempts(0, 100)).isEqualTo(1);
    }

    @Test
    @Rule({"C-SD-06", "FTR-13"})
    void twoRetries() {
        assertThat(attempts(2, 100)).isEqualTo(3);
    }

    @Test
    @Rule({"C-SD-06", "FTR-13"})
    void retriesAsTheDeviceLikes() {
        assertThat(attempts(-1, 100)).isBetween(6, 10);
    }

    @Test
    @Rule({"C-SD-06", "FTR-13"})
    void theDeviceLikesNoMore() {
        policy.patient = false;
        assertThat(attempts(-1, 100)).isEqualTo(2);
    }

    /** Retries are counted for each window, and over a restart. */
    @Test
    @Rule({"C-SD-06", "C-SD-08", "C-SD-10"})
    void serverDownThroughBothWindows() {
        schedule(window(100, 200, AT_ANY_TIME, 1), window(300, 400, AT_ANY_TIME, 0));
        cpe.pass(100);
        device.net.only().fail(9015);
        cpe.pass(10);
        device.net.only().fail(9015);
        device.settle();
        device.powerCut();
        acs.finish();
        cpe.pass(189);
        assertThat(device.net.attempts).hasSize(2);
        cpe.pass(1);
        device.net.only().fail(9017);
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9020);
        cpe.pass(1000);
        assertThat(device.net.attempts).hasSize(3);
    }

    @Test
    @Rule({"C-SD-07", "FTR-13"})
    void whatIsMissingInTheFirstWindowIsMissing() {
        schedule(window(100, 200, AT_ANY_TIME, -1), window(300, 400, AT_ANY_TIME, -1));
        cpe.pass(100);
        device.net.only().failForEver(9016);
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9016);
        cpe.pass(1000);
        assertThat(device.net.attempts).hasSize(1);
    }

    @Test
    @Rule({"C-SD-07", "FTR-13"})
    void whatIsCorruptIsNotFetchedAgain() {
        device.firmware.bad = TransferException.unrecoverable(FaultCode.FILE_CORRUPTED, "checksum");
        schedule(window(100, 200, AT_ANY_TIME, -1), window(300, 400, AT_ANY_TIME, -1));
        cpe.pass(100);
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9018);
        assertThat(device.firmware.calls).containsExactly("verify");
    }

    /** A file that was damaged on its way is fetched anew, from its beginning; one that could not be applied is kept. */
    @Test
    @Rule({"C-SD-06", "C-SD-07"})
    void anotherTry() {
        device.firmware.bad = new TransferException(FaultCode.FILE_CORRUPTED, "checksum");
        List<CompletableFuture<Applied>> applying = new ArrayList<>();
        device.firmware.applies = () -> {
            applying.add(new CompletableFuture<>());
            return applying.get(applying.size() - 1);
        };
        schedule(window(100, 200, AT_ANY_TIME, -1));
        cpe.pass(100);
        device.net.only().part("im", "mark").serve("age");
        cpe.pass(10);
        assertThat(device.net.only().download.resumeMark()).isNull();
        assertThat(device.net.only().download.target()).doesNotExist();
        device.firmware.bad = null;
        device.net.only().serve("better");
        device.settle();
        applying.get(0).completeExceptionally(new TransferException(FaultCode.DOWNLOAD_FAILURE, "busy"));
        cpe.pass(10);
        assertThat(device.net.attempts).hasSize(2);
        applying.get(1).complete(Applied.NOW);
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
        assertThat(device.firmware.calls).containsExactly("verify", "verify", "apply better", "apply better");
    }

    // ---- modes

    @Test
    @Rule({"C-SD-03", "C-SD-04"})
    void whenIdle() {
        schedule(window(100, 1000, WHEN_IDLE, 0));
        cpe.pass(100);
        assertThat(policy.asked).hasSize(1);
        cpe.pass(60);
        assertThat(policy.asked).hasSize(3);
        assertThat(device.net.attempts).isEmpty();
        policy.idle = true;
        cpe.pass(30);
        policy.idle = false; // the subscriber is back while the file comes
        device.net.only().serve("image");
        cpe.pass(300);
        assertThat(device.firmware.calls).containsExactly("verify");
        policy.idle = true;
        cpe.pass(30);
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    @Test
    @Rule({"C-SD-04", "C-SD-08"})
    void neverIdle() {
        schedule(window(100, 1000, WHEN_IDLE, -1));
        cpe.pass(1000);
        assertThat(device.net.attempts).isEmpty();
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9020);
    }

    @Test
    @Rule({"C-SD-03", "C-SD-04"})
    void confirmation() {
        device.modes = List.of(CONFIRMATION_NEEDED);
        schedule(window(100, 200, CONFIRMATION_NEEDED, 0), window(300, 400, CONFIRMATION_NEEDED, 0));
        cpe.pass(200);
        assertThat(policy.asked).containsExactly("May I?");
        assertThat(device.net.attempts).isEmpty(); // nobody has answered
        CompletableFuture<Boolean> stale = policy.confirmed;
        policy.confirmed = new CompletableFuture<>();
        cpe.pass(100);
        stale.complete(true); // the answer of another day
        device.settle();
        assertThat(device.net.attempts).isEmpty();
        policy.confirmed.complete(true);
        device.settle();
        device.powerCut(); // the user is not asked twice
        acs.finish();
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
        assertThat(policy.asked).hasSize(2);
    }

    @Test
    @Rule({"C-SD-04", "C-SD-08"})
    void declined() {
        device.modes = List.of(CONFIRMATION_NEEDED);
        policy.confirmed.complete(false);
        schedule(window(100, 200, CONFIRMATION_NEEDED, -1), window(300, 400, AT_ANY_TIME, 0));
        cpe.pass(200);
        assertThat(device.net.attempts).isEmpty();
        assertThat(policy.asked).hasSize(1);
        cpe.pass(100);
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    @Test
    @Rule("C-SD-03")
    void aModeOfTheVendor() {
        device.modes = List.of("X 00D09E Soon");
        schedule(window(100, 300, "X 00D09E Soon", 0));
        cpe.pass(150);
        assertThat(device.net.attempts).isEmpty();
        policy.permitted = true;
        cpe.pass(30);
        assertThat(device.net.attempts).hasSize(1);
        assertThat(policy.asked).containsOnly("X 00D09E Soon");
    }

    // ---- restarts

    @Test
    @Rule({"C-SD-05", "C-SD-10", "C-DL-03", "C-EVT-08", "FTR-14"})
    void firmwareInAWindow() {
        device.firmware.needsReboot();
        schedule(window(100, 200, AT_ANY_TIME, 0));
        cpe.pass(50);
        cpe.software = "2"; // an upgrade in between
        device.powerCut();
        acs.finish();
        cpe.pass(50);
        device.net.only().serve("image");
        device.settle();
        assertThat(device.reboots).isEqualTo(1);
        device.powerCut();
        assertThat(device.reported("1 BOOT", EVENTS[0], EVENTS[1]).faultStruct().isSuccess())
                .isTrue();
    }

    /** The power comes back when the windows are over: nothing is applied any more. */
    @Test
    @Rule({"C-SD-05", "C-SD-08", "C-SD-10"})
    void interruptedInAWindow() {
        device.firmware.applies = CompletableFuture::new;
        schedule(window(100, 200, AT_ANY_TIME, 0));
        cpe.pass(100);
        device.net.only().serve("image");
        device.settle();
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
        cpe.time.jump(Duration.ofSeconds(500));
        device.powerCut();
        assertThat(device.firmware.calls).containsExactly("verify", "apply image", "interrupted", "verify");
        assertThat(device.reported("1 BOOT", EVENTS[0], EVENTS[1])
                        .faultStruct()
                        .faultCode()
                        .value())
                .isEqualTo(9020);
        assertThat(device.files()).isEmpty();
    }

    /** Where the device does not know whether a window is open it does nothing, until all of them are over for certain. */
    @Test
    @Rule({"C-SD-05", "C-SD-08", "C-SD-10"})
    void aClockThatIsNotSet() {
        schedule(window(100, 200, AT_ANY_TIME, 0), window(1000, 1100, AT_ANY_TIME, 0));
        cpe.pass(50);
        cpe.time.setKnown(false);
        device.powerCut();
        acs.finish();
        cpe.pass(500);
        assertThat(device.net.attempts).isEmpty();
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        cpe.pass(450);
        device.net.only().serve("image");
        device.reported(EVENTS);
        device.session();
        acs.ask(scheduled("key", window(100, 200, AT_ANY_TIME, 0)));
        acs.empty();
        device.settle();
        cpe.time.setKnown(false);
        device.powerCut();
        acs.finish();
        cpe.pass(199);
        acs.expectClosed();
        cpe.pass(1);
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9020);
    }
}
