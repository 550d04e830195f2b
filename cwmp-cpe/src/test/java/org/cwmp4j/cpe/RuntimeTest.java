package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.codec.DecodedEnvelope;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;

/** Many agents on one runtime: no thread of their own, no session of one mixed with another's. */
class RuntimeTest {
    private static final int AGENTS = 150;

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final Map<String, List<String>> informs = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private int open;
    private int most;

    /** Accepts everything at once, but lets each exchange take a second. */
    private AcsConnection connect(AcsTarget target) {
        open++;
        most = Math.max(most, open);
        return new AcsConnection() {
            @Override
            public CompletionStage<AcsReply> exchange(AcsRequest request) {
                CompletableFuture<AcsReply> reply = new CompletableFuture<>();
                time.schedule(Duration.ofSeconds(1), () -> reply.complete(answer(request)));
                return reply;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    private AcsReply answer(AcsRequest request) {
        SoapEnvelope e = request.envelope();
        if (e == null) {
            return new AcsReply.Empty(204);
        }
        Inform inform = (Inform) e.message();
        String serial = inform.deviceId().serialNumber();
        trace.add(e.header().id() + " " + serial + " " + inform.event());
        informs.computeIfAbsent(serial, s -> new ArrayList<>())
                .add(inform.event().toString());
        SoapHeader header = SoapHeader.ofId(e.header().id()).withUseCwmpVersion("1.4");
        return new AcsReply.Message(
                new DecodedEnvelope(new SoapEnvelope(e.namespace(), header, new InformResponse(1)), List.of()));
    }

    private List<CpeAgent> start(CpeRuntime runtime, int agents) {
        List<CpeAgent> all = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            DeviceInfo info = DeviceInfo.of(new DeviceId("Example", "00D09E", "Box", "n" + i));
            CpeAgent agent = CpeAgent.builder(runtime, info, new MemoryJournal().open())
                    .acs("http://acs.example/")
                    .settings(s -> s.periodicInformInterval(Duration.ofSeconds(1800)))
                    .build();
            agent.start().join();
            all.add(agent);
        }
        return all;
    }

    private CpeRuntime runtime() {
        return CpeRuntime.builder(this::connect, time.source(), Runnable::run)
                .random(RandomSource.seeded(5))
                .build();
    }

    @Test
    @Rule({"B-CONN-10", "C-DM-01"})
    void aDayOfManyAgents() {
        int threads = Thread.activeCount();
        List<CpeAgent> agents = start(runtime(), AGENTS);
        time.advance(Duration.ofHours(24).plusSeconds(10));
        assertThat(informs).hasSize(AGENTS);
        String periodic = List.of(org.cwmp4j.model.Event.of(EventCode.PERIODIC)).toString();
        informs.values().forEach(all -> {
            assertThat(all).hasSize(49);
            assertThat(all.get(0)).contains("0 BOOTSTRAP", "1 BOOT");
            assertThat(all.subList(1, 49)).containsOnly(periodic);
        });
        assertThat(open).isZero();
        assertThat(most).isLessThanOrEqualTo(AGENTS);
        assertThat(Thread.activeCount()).as("threads").isLessThanOrEqualTo(threads);
        agents.forEach(a -> a.close().join());
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    /** The same seeds give the same history, message by message. */
    @Test
    void deterministic() {
        start(runtime(), 10);
        time.advance(Duration.ofHours(5).plusSeconds(10));
        List<String> first = List.copyOf(trace);
        RuntimeTest again = new RuntimeTest();
        again.start(again.runtime(), 10);
        again.time.advance(Duration.ofHours(5).plusSeconds(10));
        assertThat(again.trace).isEqualTo(first).hasSize(110);
    }
}
