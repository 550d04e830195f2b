package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.ScheduleDownloadResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.UploadResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at each record of a transfer, once and then again: whatever was accepted is reported until that is recorded, in
 * an Inform that announces it; twice only if the power went between.
 */
class TransferPowerCutTest {
    @TempDir
    Path directories;

    private int worlds;

    /** A device, its ACS and its file server, until nothing is left to do. */
    private final class World {
        final TransferFixture device;
        final AgentFixture cpe;
        final ScriptedAcs acs;
        final Function<String, CpeMethod<?>> call;
        final Set<String> accepted = new LinkedHashSet<>();
        final List<String> told = new ArrayList<>();
        final List<Long> lives;
        boolean asked;
        int calls;
        int cuts;
        int restarts;
        long deadAt;

        World(Function<String, CpeMethod<?>> call, boolean reboots, Long... lives) {
            device = new TransferFixture(directories.resolve("w" + worlds++));
            cpe = device.cpe;
            acs = device.acs;
            cpe.patient = true;
            this.call = call;
            this.lives = new ArrayList<>(List.of(lives));
            if (reboots) {
                device.firmware.needsReboot();
            }
            deadAt = next();
            cpe.start(cpe.journal.open(deadAt));
        }

        /** How many records the next life has. */
        private long next() {
            return lives.isEmpty() ? Long.MAX_VALUE : lives.remove(0);
        }

        void run() {
            for (int steps = 0; steps < 400; steps++) {
                cpe.settle();
                if (cpe.journal.size() >= deadAt) {
                    cuts++;
                    powerUp();
                } else if (acs.isAsked()) {
                    answer();
                } else if (device.net.open().findFirst().isPresent()) {
                    serve(device.net.open().findFirst().get());
                } else if (device.reboots > restarts) {
                    restarts = device.reboots;
                    powerUp();
                } else if (cpe.time.pending() == 0) {
                    return;
                } else {
                    cpe.time.advanceToNext();
                }
            }
            throw new AssertionError("does not come to an end: " + acs.trace);
        }

        private void serve(FakeTransport.Attempt attempt) {
            if (attempt.download == null) {
                attempt.taken();
                return;
            }
            if (attempt.download.resumeMark() == null) {
                attempt.part("im", "mark");
                cpe.settle();
            }
            if (cpe.journal.size() < deadAt) {
                attempt.serve("age");
            }
        }

        private void powerUp() {
            long records = next();
            deadAt = records == Long.MAX_VALUE ? records : cpe.journal.size() + records;
            restarts = device.reboots;
            device.powerCut(records);
        }

        private void answer() {
            if (isEmpty()) {
                if (!asked) {
                    asked = true;
                    acs.call(call.apply("k" + ++calls));
                } else {
                    acs.empty();
                }
                return;
            }
            CwmpMessage message = acs.envelope().message();
            if (message instanceof Inform inform) {
                asked = !accepted.isEmpty();
                announced(inform);
                acs.accept();
            } else if (message instanceof TransferComplete complete) {
                assertThat(complete.faultStruct().isSuccess())
                        .as(complete.toString())
                        .isTrue();
                told.add(complete.commandKey());
                acs.answer(new TransferCompleteResponse());
            } else {
                assertThat(message)
                        .isInstanceOfAny(DownloadResponse.class, UploadResponse.class, ScheduleDownloadResponse.class);
                accepted.add("k" + calls);
                acs.empty();
            }
        }

        private boolean isEmpty() {
            try {
                acs.expectEmpty();
                return true;
            } catch (AssertionError e) {
                return false;
            }
        }

        /** Every completion that comes is announced, with the event that goes with it. */
        private void announced(Inform inform) {
            boolean seven = inform.event().stream().anyMatch(e -> e.toString().startsWith("7 "));
            boolean method = inform.event().stream().anyMatch(e -> e.toString().matches("M \\w*load .*"));
            assertThat(seven).as(inform.event().toString()).isEqualTo(method);
        }

        World check() throws IOException {
            assertThat(accepted).hasSize(1);
            assertThat(told).containsAll(accepted);
            for (String key : told) {
                assertThat(told.stream().filter(key::equals).count()).isLessThanOrEqualTo(1 + cuts);
            }
            assertThat(device.files()).isEmpty();
            int before = told.size();
            powerUp();
            run();
            assertThat(told).as("never after it was confirmed").hasSize(before);
            assertThat(cpe.journal.content().sections()).doesNotContain("transfer", "event");
            return this;
        }
    }

    private void everywhere(Function<String, CpeMethod<?>> call, boolean reboots, int least) throws IOException {
        World whole = new World(call, reboots);
        whole.run();
        assertThat(whole.told).containsExactly("k1");
        long records = whole.cpe.journal.size();
        assertThat(records).as("records").isGreaterThanOrEqualTo(least);
        whole.check();
        for (long first = 1; first <= records; first++) {
            World once = new World(call, reboots, first);
            once.run();
            once.check();
            for (long second = 1; second <= 8; second++) {
                World twice = new World(call, reboots, first, second);
                twice.run();
                twice.check();
            }
        }
    }

    @Test
    @Rule({"C-DL-02", "C-DL-03", "C-DL-07", "C-DL-10", "C-TC-05", "C-EVT-18", "C-EVT-30", "FTR-10"})
    void aDownloadWithARestart() throws IOException {
        everywhere(TransferFixture::download, true, 9);
    }

    @Test
    @Rule({"C-DL-07", "C-DL-10", "C-TC-05", "C-EVT-30", "FTR-10"})
    void aDownload() throws IOException {
        everywhere(key -> TransferFixture.download(key, 30), false, 8);
    }

    @Test
    @Rule({"C-UL-02", "C-TC-05", "C-EVT-30", "FTR-10"})
    void anUpload() throws IOException {
        everywhere(key -> TransferFixture.upload(key, 0), false, 6);
    }

    @Test
    @Rule({"C-SD-10", "C-TC-05", "C-EVT-30", "FTR-10", "FTR-14"})
    void aScheduledDownload() throws IOException {
        everywhere(key -> TransferFixture.scheduled(key, window(60, 3600, "1 At Any Time", 2)), true, 9);
    }
}
