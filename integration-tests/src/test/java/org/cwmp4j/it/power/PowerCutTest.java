package org.cwmp4j.it.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.it.process.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices in a process that is killed (SIGKILL) while each of them stands at one of its records: for every scenario one device for
 * every record and every way in which the record can be there or not. Then a new process powers all of them up, and is killed again
 * while they recover; the next one lets them finish. What the ACS saw, and what the journals held, must agree with <i>record, then
 * act</i>: no event lost, none repeated whose confirmation was recorded, changes whole. {@code -Dcwmp.power.stride=<n>} takes only every
 * n-th record.
 */
class PowerCutTest {
    private static final List<String> FRUGAL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

    @TempDir
    Path directory;

    private PowerAcs acs;
    private Program process;
    private int noted;
    private final Map<String, Cut> devices = new LinkedHashMap<>();

    @AfterEach
    void close() throws Exception {
        if (process != null) {
            process.close();
        }
        if (acs != null) {
            acs.close();
        }
    }

    @Test
    @Rule({
        "C-EVT-30",
        "C-EVT-09",
        "C-EVT-11",
        "C-RB-01",
        "C-RB-02",
        "C-FR-01",
        "C-FR-02",
        "C-SPV-01",
        "C-SPV-05",
        "C-RETRY-05"
    })
    void killedAtEveryRecord() throws Exception {
        acs = new PowerAcs(directory);
        start();
        Map<Scenario, Integer> records = undisturbed();
        int stride = Integer.getInteger("cwmp.power.stride", 1);
        for (Scenario scenario : Scenario.values()) {
            for (int record = 1; record <= records.get(scenario); record += stride) {
                for (Cut.How how : Cut.How.values()) {
                    Cut cut = new Cut(how, record);
                    if (cut.last() <= records.get(scenario)) {
                        powerUp(scenario, cut);
                    }
                }
            }
        }
        await(d -> d.isStopped() || isDone(d));
        kill();

        start();
        int turn = 0;
        for (Map.Entry<String, Cut> device : devices.entrySet()) {
            boolean again = device.getValue().how() != Cut.How.LIE;
            Cut.How how = turn % 2 == 0 ? Cut.How.BEFORE : Cut.How.AFTER;
            powerUp(device.getKey(), again ? new Cut(how, 1 + turn++ / 2 % 4) : Cut.NONE);
        }
        await(d -> d.isStopped() || isDone(d));
        kill();

        start();
        devices.keySet().forEach(serial -> powerUp(serial, Cut.NONE));
        await(this::isDone);
        kill();
        judge();
        assertNoFilesLeft();
    }

    /** A restart that ends the process: what the next one finds is a restart that the ACS asked for. */
    @Test
    @Rule({"C-RB-01", "C-RB-02", "C-EVT-11"})
    void aRebootThatEndsTheProcess() throws Exception {
        acs = new PowerAcs(directory);
        start("exit");
        powerUp(Scenario.REBOOT, Cut.NONE);
        assertThat(process.awaitExit())
                .as(() -> String.join("\n", process.lines()))
                .isEqualTo(PowerDevices.REBOOT);
        kill();
        start("exit");
        powerUp(Scenario.REBOOT, Cut.NONE);
        await(Dossier::isFinished);
        Dossier dossier = acs.dossier(Cut.NONE.serial(Scenario.REBOOT));
        assertThat(dossier.problems()).as(dossier.story()).isEmpty();
        assertThat(process.lines()).contains("START " + dossier.serial + " 0 REBOOT");
    }

    /** How many records each scenario takes without any power cut. */
    private Map<Scenario, Integer> undisturbed() throws Exception {
        Map<Scenario, Integer> records = new LinkedHashMap<>();
        for (Scenario scenario : Scenario.values()) {
            powerUp(scenario, Cut.NONE);
        }
        await(Dossier::isFinished);
        for (Scenario scenario : Scenario.values()) {
            Dossier dossier = acs.dossier(Cut.NONE.serial(scenario));
            assertThat(dossier.problems()).as(dossier.story()).isEmpty();
            assertThat(dossier.records()).as(dossier.story()).isPositive();
            records.put(scenario, dossier.records());
        }
        return records;
    }

    /** One whose store lies may wait for ever for what was lost. */
    private boolean isDone(Dossier dossier) {
        int lie = devices.get(dossier.serial).record();
        return dossier.isFinished() || (isLiar(dossier.serial) && dossier.isQuietAfter(lie));
    }

    private boolean isLiar(String serial) {
        return devices.get(serial).how() == Cut.How.LIE;
    }

    /** What was received for transfers that are over is gone. */
    private void assertNoFilesLeft() {
        for (String serial : devices.keySet()) {
            String[] left =
                    directory.resolve(serial).resolve("transfers").toFile().list();
            assertThat(left == null || isLiar(serial) ? new String[0] : left)
                    .as(serial)
                    .isEmpty();
        }
    }

    /** Sound devices have no problem; of those whose store lies, some in every scenario do, or nothing would have been shown. */
    private void judge() {
        List<String> wrong = new ArrayList<>();
        Map<Scenario, Integer> caught = new LinkedHashMap<>();
        for (String serial : devices.keySet()) {
            Dossier dossier = acs.dossier(serial);
            if (!isLiar(serial)) {
                dossier.problems().forEach(p -> wrong.add(dossier.story()));
            } else if (!dossier.problems().isEmpty()) {
                caught.merge(dossier.scenario, 1, Integer::sum);
            }
        }
        assertThat(wrong).as(() -> String.join("\n", wrong)).isEmpty();
        assertThat(caught).containsOnlyKeys(Scenario.values());
    }

    // ---- the process

    private void start(String... more) throws Exception {
        noted = 0;
        String[] arguments = Stream.concat(
                        Stream.of(directory.toString(), acs.url().toString()), Stream.of(more))
                .toArray(String[]::new);
        process = Program.start(FRUGAL, Map.of(), PowerDevices.class.getName(), arguments);
    }

    private void powerUp(Scenario scenario, Cut cut) {
        devices.put(cut.serial(scenario), cut);
        powerUp(cut.serial(scenario), cut);
    }

    private void powerUp(String serial, Cut cut) {
        try {
            process.say(Scenario.of(serial) + " " + cut.how() + " " + cut.record() + " " + serial);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Follows what the process says until every device has come so far. */
    private void await(Predicate<Dossier> enough) throws InterruptedException {
        if (all(enough)) {
            return;
        }
        try {
            follow(line -> all(enough));
        } catch (AssertionError e) {
            List<String> missing = devices.keySet().stream()
                    .map(acs::dossier)
                    .filter(enough.negate())
                    .map(Dossier::story)
                    .toList();
            throw new AssertionError("not there yet:\n" + String.join("\n", missing), e);
        }
    }

    private boolean all(Predicate<Dossier> enough) {
        return devices.keySet().stream().map(acs::dossier).allMatch(enough);
    }

    /** Takes note of every further line, until one of them is enough. */
    private void follow(Predicate<String> enough) throws InterruptedException {
        int[] line = {0};
        process.awaitLine(text -> {
            if (line[0]++ < noted) {
                return false;
            }
            noted++;
            note(text);
            return enough.test(text);
        });
    }

    private void note(String line) {
        String[] words = line.split(" ", 4);
        if (words.length < 4 || !devices.containsKey(words[1])) {
            return;
        }
        Dossier dossier = acs.dossier(words[1]);
        switch (words[0]) {
            case "REC" -> dossier.record(Integer.parseInt(words[2]), words[3]);
            case "STOP" -> dossier.stopped(Integer.parseInt(words[2]), words[3]);
            case "END" -> dossier.ended(words[3]);
            case "FAIL" -> dossier.failed(words[3]);
            default -> {}
        }
    }

    private void kill() throws InterruptedException {
        process.kill();
        process.awaitExit();
        try {
            follow(line -> false);
        } catch (AssertionError e) {
            // no further line: all that was said before the end is known
        }
        devices.keySet().forEach(serial -> acs.dossier(serial).killed());
    }
}
