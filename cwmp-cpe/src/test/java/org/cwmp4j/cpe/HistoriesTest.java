package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;

/**
 * Random lives of a device with a random ACS: lost responses, faults, refusals, power cuts at random moments. Each vendor event
 * carries a number; the ACS notes which it saw and which it confirmed.
 */
class HistoriesTest {
    private static final int STEPS = 60;

    @Property(tries = 300)
    @Rule({"C-EVT-01", "C-EVT-02", "C-EVT-03", "C-EVT-30", "C-SESS-01", "B-CONN-10", "C-RETRY-01"})
    void noEventIsLostOrRepeated(@ForAll long seed) {
        new History(seed).play();
    }

    private static final class History {
        private final SplittableRandom random;
        private final AgentFixture cpe = new AgentFixture();
        private final ScriptedAcs acs = cpe.acs;
        private final Set<String> raised = new TreeSet<>();
        private final Set<String> seen = new TreeSet<>();
        private final Set<String> confirmed = new TreeSet<>();
        private final Set<String> perhapsConfirmed = new TreeSet<>();
        private final Set<String> unrecorded = new TreeSet<>();
        private final List<String> log = new ArrayList<>();
        private int numbers;

        History(long seed) {
            random = new SplittableRandom(seed);
            log.add("seed " + seed);
        }

        void play() {
            cpe.start();
            for (int i = 0; i < STEPS; i++) {
                if (acs.isAsked()) {
                    respond();
                } else {
                    happen();
                }
                cpe.settle();
            }
            recover();
        }

        private void respond() {
            if (acs.inform() != null) {
                heard(acs.inform());
            }
            int dice = random.nextInt(20);
            log.add("respond " + dice);
            // A confirmation is recorded with whatever follows it; a power cut right after it may come before or after
            // that.
            (dice == 2 ? perhapsConfirmed : confirmed).addAll(unrecorded);
            unrecorded.clear();
            switch (dice) {
                case 0 -> acs.drop();
                case 1 -> acs.status(503);
                case 2 -> powerCut();
                case 3 -> acs.reply(new AcsReply.Empty(204));
                case 4 -> {
                    if (acs.inform() != null) {
                        acs.fault(8005);
                    } else {
                        ask();
                    }
                }
                default -> {
                    if (acs.inform() != null) {
                        confirm(acs.inform());
                        acs.accept();
                    } else if (dice < 9) {
                        ask();
                    } else {
                        acs.empty();
                    }
                }
            }
        }

        private void ask() {
            switch (random.nextInt(3)) {
                case 0 -> acs.call(new GetRPCMethods());
                case 1 -> acs.call(new ScheduleInform(1 + random.nextInt(100), "s"));
                default -> acs.call(new Reboot("r"));
            }
        }

        private void heard(Inform inform) {
            for (Event e : inform.event()) {
                if (e.code().isMethodEvent() && e.code().text().startsWith("M X_")) {
                    assertThat(confirmed).as("repeated: %s", log).doesNotContain(e.commandKey());
                    assertThat(raised).contains(e.commandKey());
                    seen.add(e.commandKey());
                }
            }
            Set<String> owed = new TreeSet<>(raised);
            owed.removeAll(confirmed);
            owed.removeAll(perhapsConfirmed);
            owed.removeAll(unrecorded);
            assertThat(keys(inform)).as("lost: %s", log).containsAll(owed);
        }

        private Set<String> keys(Inform inform) {
            Set<String> keys = new TreeSet<>();
            inform.event().stream()
                    .filter(e -> e.code().text().startsWith("M X_"))
                    .forEach(e -> keys.add(e.commandKey()));
            return keys;
        }

        private void confirm(Inform inform) {
            unrecorded.addAll(keys(inform));
        }

        private void happen() {
            int dice = random.nextInt(10);
            log.add("happen " + dice);
            switch (dice) {
                case 0 -> powerCut();
                case 1, 2, 3 -> {
                    String key = "k" + numbers++;
                    raised.add(key);
                    cpe.agent.raise(new Event(new EventCode("M X_00D09E_Thing"), key));
                }
                case 4 -> ConnectionRequestTest.ask(cpe);
                case 5 -> cpe.tree.change("Device.X", "" + numbers++, true);
                case 6 -> cpe.agent.inform();
                default -> cpe.pass(Duration.ofSeconds(random.nextInt(200)));
            }
        }

        private void powerCut() {
            // All that was raised has been recorded: the journal of this test answers at once.
            cpe.settle();
            cpe.powerCut();
        }

        /** With a friendly ACS everything comes through, and then there is silence. */
        private void recover() {
            log.add("recover");
            boolean more = true;
            for (int i = 0; i < 1000 && more; i++) {
                if (!acs.isAsked()) {
                    more = cpe.time.advanceToNext();
                } else if (acs.inform() != null) {
                    heard(acs.inform());
                    confirm(acs.inform());
                    acs.accept();
                } else {
                    acs.empty();
                }
            }
            assertThat(more).as("something is always due: %s", log).isFalse();
            assertThat(acs.isAsked()).as("never silent: %s", log).isFalse();
            confirmed.addAll(unrecorded);
            confirmed.addAll(perhapsConfirmed);
            assertThat(confirmed).as("%s", log).containsAll(raised);
            assertThat(cpe.agent.status().join().retryCount()).isZero();
            assertThat(acs.open).isZero();
        }
    }
}
