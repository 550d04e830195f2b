package org.cwmp4j.it.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.it.wire.FaultPlan;
import org.cwmp4j.it.wire.MemoryWire;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which version a session has when a device speaks everything up to one version and the server up to another. */
class VersionMatrixTest {
    static Stream<Arguments> pairs() {
        return Stream.of(CwmpVersion.values())
                .flatMap(cpe -> Stream.of(CwmpVersion.values()).map(acs -> Arguments.of(cpe, acs)));
    }

    @ParameterizedTest(name = "device up to {0}, server up to {1}")
    @MethodSource("pairs")
    @Rule({"B-VER-14", "A-VER-10", "A-VER-13", "C-VER-04"})
    void theLowerVersionWins(CwmpVersion cpe, CwmpVersion acs) {
        CwmpVersion expected = cpe.compareTo(acs) <= 0 ? cpe : acs;
        // Without version headers 1.3 shows only by SessionTimeout, which this device does not send.
        boolean inferred = cpe != CwmpVersion.V1_4 || acs != CwmpVersion.V1_4;
        if (inferred && expected == CwmpVersion.V1_3) {
            expected = CwmpVersion.V1_2;
        }
        List<CwmpVersion> chosen = play(cpe, acs);
        assertThat(chosen).isNotEmpty();
        assertThat(chosen.get(chosen.size() - 1)).isEqualTo(expected);
    }

    private static List<CwmpVersion> play(CwmpVersion cpe, CwmpVersion acs) {
        ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        List<CwmpVersion> chosen = new ArrayList<>();
        AcsServer server = AcsServer.builder()
                .time(time.source())
                .random(RandomSource.seeded(1))
                .executor(Runnable::run)
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .versions(EnumSet.range(CwmpVersion.V1_0, acs))
                .handler(AcsHandler.ofSession(session -> {
                    chosen.add(session.version());
                    return CompletableFuture.completedFuture(null);
                }))
                .build();
        MemoryWire wire = new MemoryWire(time, () -> server, FaultPlan.calm(), true, new MemoryWire.Listener() {});
        CpeRuntime runtime = CpeRuntime.builder(wire, time.source(), Runnable::run)
                .random(RandomSource.seeded(2))
                .build();
        CpeAgent agent = CpeAgent.builder(
                        runtime,
                        DeviceInfo.of(new DeviceId("Example", "00D09E", "Versions", "1")),
                        new MemoryJournal().open())
                .acs("http://acs.example/acs")
                .versions(EnumSet.range(CwmpVersion.V1_0, cpe).toArray(CwmpVersion[]::new))
                .build();
        assertThat(agent.start()).isNotCompletedExceptionally();
        time.advance(Duration.ofMinutes(5));
        assertThat(agent.close()).isCompleted();
        return chosen;
    }
}
