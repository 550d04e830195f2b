package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;

/** An agent as an application builds it, with its real tree. */
class AgentWithTreeTest {
    private static final String MS = "Device.ManagementServer.";

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final ScriptedAcs acs = new ScriptedAcs();
    private final MemoryJournal journal = new MemoryJournal();
    private final CpeRuntime runtime = CpeRuntime.builder(acs, time.source(), Runnable::run)
            .random(RandomSource.seeded(1))
            .connectionRequests(new FakeSource())
            .build();
    private CpeAgent agent = build();

    private CpeAgent build() {
        DeviceInfo info =
                new DeviceInfo(new DeviceId("Example", "00D09E", "Set-Top", "é1"), "M", "D", "1", "2", "code");
        return CpeAgent.builder(runtime, info, journal.open())
                .acs("http://acs.example/")
                .settings(s -> s.periodicInformInterval(Duration.ofHours(1)))
                .build();
    }

    private void start() {
        agent.start().join();
        settle();
    }

    private void settle() {
        time.advance(Duration.ZERO);
    }

    private String value(Inform inform, String path) {
        return inform.parameterList().stream()
                .filter(p -> p.name().equals(path))
                .map(ParameterValue::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Rule({"C-INF-01", "C-INF-11", "C-AUTH-09", "C-CR-11"})
    void theFirstSession() {
        start();
        Inform inform = acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        assertThat(inform.deviceId()).isEqualTo(agent.device());
        assertThat(inform.parameterList().stream().map(ParameterValue::name))
                .doesNotHaveDuplicates()
                .contains(
                        "Device.RootDataModelVersion",
                        "Device.DeviceInfo.HardwareVersion",
                        "Device.DeviceInfo.SoftwareVersion",
                        "Device.DeviceInfo.ProvisioningCode",
                        MS + "ParameterKey",
                        MS + "ConnectionRequestURL");
        assertThat(value(inform, MS + "ConnectionRequestURL"))
                .startsWith("http://")
                .hasSizeGreaterThan("http://device.example:7547/".length() + 20);
        assertThat(acs.opened.get(0).username()).isEqualTo("00D09E-Set%2DTop-%C3%A91");
        acs.accept();
        GetParameterValuesResponse ids = acs.ask(new GetParameterValues(List.of(
                "Device.DeviceInfo.Manufacturer",
                "Device.DeviceInfo.ManufacturerOUI",
                "Device.DeviceInfo.ProductClass",
                "Device.DeviceInfo.SerialNumber")));
        assertThat(ids.parameterList().stream().map(ParameterValue::text))
                .containsExactly("Example", "00D09E", "Set-Top", "é1");
        assertThat(acs.ask(new GetRPCMethods()).methodList()).contains("SetParameterValues", "Reboot");
        acs.empty();
        acs.expectClosed();
    }

    /** Changed by the ACS: no notification, but the new value counts at once for the waits of the engine. */
    @Test
    @Rule({"C-CONN-02", "C-NOT-01", "C-DM-02", "C-INF-07", "C-DM-04"})
    void whatTheAcsSetsIsNotReported() {
        start();
        acs.accept();
        assertThat(acs.ask(new SetParameterValues(
                                List.of(ParameterValue.ofUnsignedInt(MS + "PeriodicInformInterval", 60)), "key"))
                        .status()
                        .code())
                .isZero();
        acs.empty();
        acs.expectClosed();
        time.advance(Duration.ofSeconds(59));
        acs.expectSilence();
        time.advance(Duration.ofSeconds(1));
        Inform inform = acs.expectInform("2 PERIODIC");
        assertThat(value(inform, MS + "ParameterKey")).isEqualTo("key");
    }

    @Test
    @Rule({"C-NOT-02", "C-NOT-03", "C-INF-05", "C-INF-06", "C-CONN-03", "C-EVT-14", "C-INF-13"})
    void whatTheDeviceChangesIsReported() {
        start();
        acs.finish();
        ParameterTree tree = agent.tree().join();
        for (String code : List.of("a", "b", "c")) {
            tree.set(Writer.DEVICE, Map.of("Device.DeviceInfo.ProvisioningCode", code))
                    .toCompletableFuture()
                    .join();
        }
        settle();
        Inform inform = acs.expectInform("4 VALUE CHANGE");
        assertThat(inform.parameterList().stream()
                        .filter(p -> p.name().endsWith("ProvisioningCode"))
                        .map(ParameterValue::text))
                .containsExactly("c");
        acs.drop();
        time.advance(Duration.ofSeconds(10));
        acs.expectInform("4 VALUE CHANGE");
        acs.finish();
        settle();
        acs.expectSilence();
    }

    @Test
    @Rule({"C-DISC-03", "C-EVT-09", "C-DM-05"})
    void anotherAcs() {
        start();
        acs.accept();
        acs.ask(new SetParameterValues(
                List.of(
                        ParameterValue.of(MS + "URL", "http://other.example/"),
                        ParameterValue.of(MS + "Password", "new")),
                ""));
        acs.call(new GetParameterValues(List.of(MS + "URL")));
        assertThat(acs.opened).as("this session stays where it is").hasSize(1);
        acs.expect(GetParameterValuesResponse.class);
        acs.empty();
        acs.expectClosed();
        settle();
        acs.expectInform("0 BOOTSTRAP");
        assertThat(acs.opened.get(1).url()).hasHost("other.example");
        assertThat(acs.opened.get(1).password()).isEqualTo("new");
        assertThat(acs.opened.get(0).password()).isEmpty();
    }

    /** A restart in fact: the agent is closed and built anew over the same journal. */
    @Test
    @Rule({"C-RB-01", "C-RB-02", "C-EVT-11", "C-EVT-24"})
    void rebuiltFromItsJournal() {
        start();
        acs.accept();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of("Device.DeviceInfo.ProvisioningCode", "kept")), "k"));
        acs.ask(new Reboot("now"));
        agent.close();
        acs.empty();
        acs.expectClosed();
        agent = build();
        start();
        Inform inform = acs.expectInform("1 BOOT", "M Reboot (now)");
        assertThat(value(inform, "Device.DeviceInfo.ProvisioningCode")).isEqualTo("kept");
        acs.finish();
        assertThat(acs.trace).endsWith("Inform", "empty POST", "close");
    }

    @Test
    void statusCode() {
        start();
        acs.accept();
        acs.call(new SetParameterValues(List.of(ParameterValue.of(MS + "URL", "ftp://x/")), ""));
        acs.expectFault(9003);
        acs.call(new SetParameterValues(List.of(), ""));
        acs.expect(SetParameterValuesResponse.class);
    }
}
