package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.CorruptStateException;
import org.cwmp4j.cpe.state.DamagePolicy;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.cpe.state.StateDamage;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose journal was damaged while it was off. */
class DamagedStateTest {
    private static final String KEY = "Device.ManagementServer.ParameterKey";
    private static final String CODE = "Device.DeviceInfo.ProvisioningCode";

    @TempDir
    Path dir;

    private ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private ScriptedAcs acs = new ScriptedAcs();
    private final List<StateDamage> told = new ArrayList<>();
    private DamagePolicy policy = DamagePolicy.KEEP_GOING;

    private Path file() {
        return dir.resolve("state");
    }

    private CpeAgent agent() {
        time = new ManualTime(time.now());
        acs = new ScriptedAcs();
        CpeRuntime runtime = CpeRuntime.builder(acs, time.source(), Runnable::run)
                .random(RandomSource.seeded(1))
                .build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "2", "code");
        return CpeAgent.builder(runtime, info, FileStateStore.at(file()).build(Runnable::run))
                .acs("http://acs.example/")
                .onDamagedState(policy)
                .observer(new CpeObserver() {
                    @Override
                    public void stateDamaged(StateDamage damage) {
                        told.add(damage);
                    }
                })
                .build();
    }

    private CpeAgent started() {
        CpeAgent agent = agent();
        agent.start().join();
        time.advance(Duration.ZERO);
        return agent;
    }

    /** First contact, values with a key, a Reboot that was answered and done, and the end of the process. */
    private void live() {
        CpeAgent agent = started();
        acs.accept();
        acs.empty();
        agent.inform();
        time.advance(Duration.ZERO);
        acs.accept();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(CODE, "new")), "k1"));
        acs.ask(new Reboot("r1"));
        acs.empty();
        time.advance(Duration.ZERO);
        acs.expectInform("1 BOOT", "M Reboot (r1)");
        acs.finish();
        agent.close().join();
    }

    private String valueAtNextStart(String name) {
        CpeAgent agent = started();
        Inform inform = acs.expect(Inform.class);
        String value = inform.parameterList().stream()
                .filter(p -> p.name().equals(name))
                .map(ParameterValue::text)
                .findFirst()
                .orElseThrow();
        acs.finish();
        agent.close().join();
        return value;
    }

    /** Where records begin; they start with the same four bytes. */
    private static List<Integer> records(byte[] journal) {
        int mark = ByteBuffer.wrap(journal).getInt(8);
        List<Integer> begins = new ArrayList<>();
        for (int at = 20; at < journal.length - 4; at++) {
            if (ByteBuffer.wrap(journal).getInt(at) == mark) {
                begins.add(at);
            }
        }
        return begins;
    }

    @Test
    void theAcsSeesByTheKeyThatValuesMayBeOlderThanItLeftThem() throws Exception {
        live();
        assertThat(valueAtNextStart(KEY)).isEqualTo("k1");
        byte[] whole = Files.readAllBytes(file());
        List<Integer> records = records(whole);
        assertThat(records).hasSizeGreaterThan(8);
        for (int at : records.subList(0, records.size() - 1)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            told.clear();
            assertThat(valueAtNextStart(KEY)).as("record at %d", at).isEmpty();
            assertThat(told).hasSize(1);
            assertThat(told.get(0).batches()).isEqualTo(1);
            assertThat(valueAtNextStart(CODE)).isIn("code", "new");
            assertThat(told).as("mended").hasSize(1);
        }
    }

    @Test
    void refusesIfItIsToldTo() throws Exception {
        live();
        byte[] whole = Files.readAllBytes(file());
        byte[] damaged = whole.clone();
        damaged[records(whole).get(2)] ^= 1;
        Files.write(file(), damaged);
        policy = DamagePolicy.REFUSE;
        CpeAgent agent = agent();
        assertThatThrownBy(() -> agent.start().join()).hasCauseInstanceOf(CorruptStateException.class);
        assertThat(told).isEmpty();
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);

        Files.write(file(), whole); // the file is not locked any more
        assertThat(valueAtNextStart(KEY)).isEqualTo("k1");
    }
}
