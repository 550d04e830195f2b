package org.cwmp4j.it.matrix;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeLimits;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.CpeStatus;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.slf4j.Logger;

/** The device of one cell: it has a call of its own for the ACS. Keeps what the observer hears. */
final class Device implements AutoCloseable {
    /** How long it waits for a response. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualTime time;
    private final CpeAgent agent;
    private final CompletableFuture<GetRPCMethodsResponse> call;
    private final BlockingQueue<SessionResult> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    private final List<SessionInfo> sessions = new ArrayList<>();

    Device(Wires wires, ManualTime time, Relay relay, long seed) {
        this.time = time;
        HttpAcsSettings settings = HttpAcsSettings.DEFAULT.withLog(WireLog.to(gate(relay)));
        CpeRuntime runtime = CpeRuntime.builder(
                        new HttpAcsTransport(wires.loops(), time.source(), SecretSource.secure(), settings),
                        time.source(),
                        wires.application())
                .random(RandomSource.seeded(seed))
                .build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "1.2.3", "");
        agent = CpeAgent.builder(runtime, info, new MemoryJournal().open())
                .acs(relay.url())
                .credentials(Server.USER, Server.PASSWORD)
                .sessionTimeout(Duration.ofSeconds(600))
                .limits(CpeLimits.DEFAULT.withResponse(PATIENCE))
                .observer(new Watch())
                .build();
        call = agent.call(new GetRPCMethods());
        Wires.await(agent.start());
    }

    /** A log that writes nothing, and is asked whenever a request leaves and an answer has come. */
    private static Logger gate(Relay relay) {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, m, args) -> {
                    relay.awaitGate();
                    return m.getReturnType() == boolean.class ? false : null;
                });
    }

    /** What it asked the ACS. */
    CompletableFuture<GetRPCMethodsResponse> call() {
        return call;
    }

    /** The next end of a session, if there is one within that time. */
    SessionResult ended(Duration patience) throws InterruptedException {
        return poll(ended, patience);
    }

    /** Runs what is due at once: no engine works on a thread of its own. */
    private <T> T poll(BlockingQueue<T> queue, Duration patience) throws InterruptedException {
        T found = null;
        for (long left = patience.toMillis(); found == null && left > 0; left--) {
            time.advance(Duration.ZERO);
            found = queue.poll(1, TimeUnit.MILLISECONDS);
        }
        return found;
    }

    /** The wait that follows a failed session. */
    Duration retryWait() throws InterruptedException {
        return poll(waits, Duration.ofSeconds(20));
    }

    synchronized List<SessionInfo> sessions() {
        return List.copyOf(sessions);
    }

    CpeStatus status() {
        return Wires.await(agent.status());
    }

    @Override
    public void close() {
        Wires.await(agent.close());
    }

    private final class Watch implements CpeObserver {
        @Override
        public void sessionStarted(SessionInfo session) {
            synchronized (Device.this) {
                sessions.add(session);
            }
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            ended.add(result);
        }

        @Override
        public void retryScheduled(long retryCount, Duration wait) {
            waits.add(wait);
        }
    }
}
