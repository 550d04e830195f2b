package org.cwmp4j.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.SessionInfo;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.it.wire.FaultPlan;
import org.cwmp4j.it.wire.MemoryWire;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;

/** A thousand devices on one runtime, for a day of virtual time, every message through the codec. */
class ManyAgentsTest {
    private static final int AGENTS = 1_000;
    private static final Duration INTERVAL = Duration.ofSeconds(1_800);
    private static final int PERIODS = (int) (Duration.ofHours(24).toSeconds() / INTERVAL.toSeconds());

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final Tally tally = new Tally();

    @Test
    @Rule({"C-CONN-01", "C-DM-01"})
    void aThousandAgentsInformForADay() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        AcsServer acs = AcsServer.builder()
                .time(time.source())
                .random(RandomSource.seeded(1))
                .executor(Runnable::run)
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .handler(new AcsHandler() {})
                .observer(tally)
                .build();
        MemoryWire wire = new MemoryWire(time, () -> acs, FaultPlan.calm(), true, new MemoryWire.Listener() {});
        CpeRuntime runtime = CpeRuntime.builder(wire, time.source(), Runnable::run)
                .random(RandomSource.seeded(2))
                .build();
        List<CpeAgent> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            CpeAgent agent = agent(runtime, i);
            agents.add(agent);
            agent.start();
        }
        time.advance(Duration.ofHours(24));

        assertThat(tally.booted).hasSize(AGENTS);
        assertThat(tally.periodic).hasSize(AGENTS);
        assertThat(tally.periodic.values()).allSatisfy(n -> assertThat(n).isBetween(PERIODS - 1, PERIODS));
        assertThat(tally.failed).isZero();
        Set<Thread> added = new HashSet<>(Thread.getAllStackTraces().keySet());
        added.removeAll(before);
        assertThat(added).as("threads that the agents or the server added").isEmpty();

        agents.forEach(agent -> assertThat(agent.close()).isCompleted());
        acs.close();
        assertThat(time.pending()).as("timers left").isZero();
    }

    private static CpeAgent agent(CpeRuntime runtime, int i) {
        DeviceId id = new DeviceId("Example", "00D09E", "Many", String.format("%06d", i));
        return CpeAgent.builder(runtime, DeviceInfo.of(id), new MemoryJournal().open())
                .acs("http://acs.example/acs")
                .settings(s -> s.periodicInformEnable(true).periodicInformInterval(INTERVAL))
                .build();
    }

    private static final class Tally implements AcsObserver {
        final Set<String> booted = new HashSet<>();
        final Map<String, Integer> periodic = new HashMap<>();
        int failed;

        @Override
        public void sessionStarted(SessionInfo session, Inform inform) {
            String serial = session.deviceId().serialNumber();
            if (inform.event().contains(Event.of(EventCode.BOOTSTRAP))) {
                booted.add(serial);
            }
            if (inform.event().contains(Event.of(EventCode.PERIODIC))) {
                periodic.merge(serial, 1, Integer::sum);
            }
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
            failed += cause.isRegular() ? 0 : 1;
        }
    }
}
