package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.download;
import static org.cwmp4j.cpe.TransferFixture.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.cpe.transfer.DownloadHandler.Recovery;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that hang, devices that restart in the midst of it or not at all, stores and executors that fail. */
class TransferTroubleTest {
    private static final String[] EVENTS = {"7 TRANSFER COMPLETE", "M Download (key)"};
    private static final String[] BOOT = {"1 BOOT", "7 TRANSFER COMPLETE", "M Download (key)"};

    @TempDir
    Path directory;

    private TransferFixture device;
    private AgentFixture cpe;
    private ScriptedAcs acs;

    @BeforeEach
    void device() {
        device = new TransferFixture(directory);
        cpe = device.cpe;
        acs = device.acs;
    }

    private void begun() {
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.settle();
    }

    // ---- handlers

    @Test
    @Rule({"C-DL-02", "C-TC-03"})
    void anApplyThatHangs() {
        CompletableFuture<Applied> hung = new CompletableFuture<>();
        device.firmware.applies = () -> hung;
        begun();
        device.net.only().serve("image");
        cpe.pass(Duration.ofMinutes(30));
        TransferComplete complete = device.reported(EVENTS);
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9002);
        assertThat(complete.faultStruct().faultString()).contains("took too long");
        hung.complete(Applied.AFTER_REBOOT); // nobody listens any more
        device.settle();
        assertThat(device.reboots).isZero();
        device.session();
        acs.ask(download("key"));
        device.firmware.applies = () -> CompletableFuture.completedStage(Applied.NOW);
        acs.empty();
        device.net.only().serve("image"); // the place is free again
        device.reported(EVENTS);
    }

    @Test
    @Rule("B-ROB-08")
    void aHandlerThatDoesNotSayWhetherItAccepts() {
        device.inSession();
        device.firmware.acceptance = new CompletableFuture<>();
        acs.call(download("key"));
        cpe.pass(19);
        acs.expectSilence();
        cpe.pass(1);
        acs.expectFault(9002);
    }

    // ---- restarts in the midst

    @Test
    @Rule({"C-DL-10", "C-DL-04"})
    void resumedAfterAPowerCut() {
        begun();
        device.net.only().part("im", "\"etag\"");
        device.settle();
        device.powerCut();
        acs.finish();
        assertThat(device.net.only().download.resumeMark()).isEqualTo("\"etag\"");
        device.net.only().serve("age");
        device.reported(EVENTS);
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
    }

    /** A file that makes the device restart does not do so for ever. */
    @Test
    @Rule({"C-DL-04", "C-DL-10"})
    void applyingThatEndsInARestartAgainAndAgain() {
        device.firmware.applies = CompletableFuture::new;
        begun();
        device.net.only().serve("image");
        device.settle();
        for (int i = 0; i < 5; i++) {
            device.powerCut();
            acs.finish();
            assertThat(device.firmware.calls).endsWith("interrupted", "verify", "apply image");
        }
        device.powerCut();
        TransferComplete complete = device.reported(BOOT);
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9010);
        assertThat(complete.faultStruct().faultString()).contains("6 times");
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule({"C-UL-02", "C-DL-10"})
    void movingThatEndsInARestartAgainAndAgain() {
        device.inSession();
        acs.ask(upload("key", 0));
        acs.empty();
        device.settle();
        for (int i = 0; i < 5; i++) {
            device.powerCut();
            acs.finish();
        }
        device.powerCut();
        TransferComplete complete = device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Upload (key)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9011);
        assertThat(device.net.attempts).hasSize(6);
    }

    @Test
    @Rule({"C-DL-02", "C-DL-03", "C-EVT-08"})
    void anApplyThatRestartsTheDeviceItself() {
        device.firmware.applies = CompletableFuture::new;
        device.firmware.recovery = Recovery.APPLIED;
        begun();
        device.net.only().serve("image");
        device.settle();
        device.powerCut();
        assertThat(device.reported(BOOT).faultStruct().isSuccess()).isTrue();
        assertThat(device.firmware.calls).containsExactly("verify", "apply image", "interrupted");
    }

    @Test
    @Rule({"C-DL-02", "C-DL-03"})
    void anApplyThatOnlyLacksARestart() {
        device.firmware.applies = CompletableFuture::new;
        device.firmware.recovery = Recovery.NEEDS_REBOOT;
        begun();
        device.net.only().serve("image");
        device.settle();
        device.powerCut();
        acs.expectInform("1 BOOT");
        acs.finish();
        assertThat(device.reboots).isEqualTo(1);
        device.powerCut();
        device.reported(BOOT);
    }

    /** The ACS got no answer: it does not know of a transfer, so there is nothing to tell it. */
    @Test
    @Rule({"C-TC-01", "C-DL-01"})
    void anImmediateOneThatTheAcsGotNoAnswerTo() {
        device.firmware.immediate = true;
        device.inSession();
        acs.call(download("key"));
        device.net.only().part("im", "mark");
        device.powerCut();
        acs.expectInform("1 BOOT");
        acs.finish();
        cpe.pass(5000);
        acs.expectClosed();
        assertThat(device.net.attempts).hasSize(1);
        assertThat(device.files()).isEmpty();
        device.firmware.applies = CompletableFuture::new;
        device.session();
        acs.call(download("key"));
        device.net.only().serve("image");
        device.settle();
        device.firmware.applies = () -> CompletableFuture.completedStage(Applied.NOW);
        device.powerCut(); // what was begun on the device is brought to its end all the same
        assertThat(device.firmware.calls).endsWith("apply image", "interrupted", "verify");
        acs.expectInform("1 BOOT");
        acs.finish();
        cpe.pass(5000);
        acs.expectClosed();
        assertThat(device.firmware.calls).endsWith("verify", "apply image");
        assertThat(device.files()).isEmpty();
    }

    /** The device's software has changed, and has no use for such files any more. */
    @Test
    @Rule({"C-SD-10", "C-DL-10"})
    void noHandlerAndNoProtocolAnyMore() {
        device.inSession();
        acs.ask(download("key", 100));
        acs.ask(download("other", 500));
        acs.empty();
        device.settle();
        device.without = true;
        device.powerCut();
        acs.finish();
        cpe.pass(100);
        TransferComplete complete = device.reported(EVENTS);
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9010);
    }

    // ---- the device

    @Test
    @Rule({"C-DL-03", "C-TC-03"})
    void aDeviceThatDoesNotRestart() {
        device.firmware.needsReboot();
        device.boots = CompletableFuture.failedFuture(new IllegalStateException("busy"));
        begun();
        device.net.only().serve("image");
        device.settle();
        assertThat(device.reboots).isEqualTo(1);
        acs.expectClosed();
        device.session();
        acs.empty();
        device.settle();
        assertThat(device.reboots).as("after a session").isEqualTo(2);
        cpe.pass(300);
        assertThat(device.reboots).as("after a while").isEqualTo(3);
        TransferComplete complete = device.reported(EVENTS);
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9002);
        cpe.pass(5000);
        assertThat(device.reboots).isEqualTo(3);
    }

    // ---- stores and executors

    /** A store that fails while told to. */
    private final class Failing implements StateStore {
        private final StateStore inner = cpe.journal.open();
        boolean broken;

        @Override
        public CompletionStage<StateSnapshot> load() {
            return inner.load();
        }

        @Override
        public CompletionStage<Void> append(List<StateRecord> batch) {
            return broken ? CompletableFuture.failedStage(new StateException("disk full")) : inner.append(batch);
        }

        @Override
        public CompletionStage<Void> close() {
            return inner.close();
        }
    }

    @Test
    @Rule({"C-EVT-30", "C-DL-07"})
    void whatCannotBeRecordedIsNotDone() {
        Failing store = new Failing();
        cpe.start(store);
        acs.finish();
        device.session();
        store.broken = true;
        acs.call(download("lost"));
        acs.expectClosed(); // no answer is better than one that a power cut would make a lie
        store.broken = false;
        cpe.pass(10);
        acs.accept();
        acs.ask(download("key"));
        acs.empty();
        assertThat(device.net.only().download).isNotNull();
        store.broken = true;
        device.net.only().serve("image");
        device.settle();
        assertThat(device.firmware.calls).isEmpty();
        store.broken = false;
        cpe.agent.inform();
        device.settle();
        acs.accept(); // with this session all that waits is recorded, and done
        assertThat(device.confirm().commandKey()).isEqualTo("key");
        acs.finish();
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
    }

    @Test
    @Rule("B-ROB-08")
    void anExecutorThatTakesNoMoreWork() {
        device.inSession();
        cpe.executor = task -> {
            throw new RejectedExecutionException("shut down");
        };
        device.powerCut();
        acs.accept();
        acs.call(download("key"));
        acs.expectFault(9002);
    }

    @Test
    @Rule("C-TC-01")
    void anObserverThatThrows() {
        device.seen = null; // makes every call of the fixture's observer fail
        device.inSession();
        assertThat(acs.ask(download("key"))).isInstanceOf(DownloadResponse.class);
        acs.empty();
        device.net.only().serve("image");
        device.reported(EVENTS);
    }
}
