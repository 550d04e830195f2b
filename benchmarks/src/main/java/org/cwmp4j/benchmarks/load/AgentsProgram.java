package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;

/**
 * Many agents of one runtime, each with a journal file of its own. Arguments: URL, how many, directory. One agent starts at once, the
 * others on {@code agents}; {@code work} lets some of them have one session after the other until {@code rest}.
 */
final class AgentsProgram {
    private static final int AT_ONCE = 64;

    private final String url;
    private final int count;
    private final Path directory;
    private final CpeRuntime runtime;
    private final ExecutorService pool;
    private final List<CpeAgent> agents = new ArrayList<>();
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<CompletableFuture<Void>> lanes = new ArrayList<>();
    private volatile boolean working;

    private AgentsProgram(String[] args, NettyLoops loops, ExecutorService pool) {
        this.url = args[0];
        this.count = Integer.parseInt(args[1]);
        this.directory = Path.of(args[2]);
        this.pool = pool;
        this.runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                .build();
    }

    public static void main(String[] args) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (NettyLoops loops = NettyLoops.start(2, "devices")) {
            AgentsProgram program = new AgentsProgram(args, loops, pool);
            program.start(1);
            System.out.println("ready 0");
            System.out.flush();
            Measured.answerQuestions(Map.of(
                    "agents", program::all,
                    "work", program::work,
                    "sessions", program.sessions::get,
                    "failures", program.failures::get,
                    "rest", program::rest));
            program.agents.forEach(agent -> agent.close().join());
        } finally {
            pool.shutdownNow();
        }
        System.exit(0);
    }

    private long all() {
        while (agents.size() < count) {
            start(Math.min(AT_ONCE, count - agents.size()));
        }
        return agents.size();
    }

    /** Starts so many more and waits until each has had a session. */
    private void start(int more) {
        List<CompletableFuture<Void>> boots = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            String serial = Integer.toString(agents.size());
            CompletableFuture<Void> boot = new CompletableFuture<>();
            CpeAgent agent = CpeAgent.builder(
                            runtime,
                            DeviceInfo.of(new DeviceId("Example", "000000", "Agent", serial)),
                            FileStateStore.at(directory.resolve(serial)).build(pool))
                    .acs(url)
                    .observer(new Counted(boot))
                    .build();
            agents.add(agent);
            boots.add(boot);
            CompletableFuture<Void> unused = agent.start();
        }
        boots.forEach(CompletableFuture::join);
    }

    private long work() {
        working = true;
        for (int i = 0; i < Math.min(AT_ONCE, agents.size()); i++) {
            CompletableFuture<Void> lane = new CompletableFuture<>();
            lanes.add(lane);
            next(lane);
        }
        return lanes.size();
    }

    private void next(CompletableFuture<Void> lane) {
        if (!working) {
            lane.complete(null);
            return;
        }
        CpeAgent agent = agents.get(Math.floorMod(turn.getAndIncrement(), agents.size()));
        CompletableFuture<SessionResult> unused =
                agent.inform().whenCompleteAsync((result, failure) -> next(lane), pool);
    }

    private long rest() {
        working = false;
        lanes.forEach(CompletableFuture::join);
        return sessions.get();
    }

    /** Counts the sessions of one agent with those of all. */
    private final class Counted implements CpeObserver {
        private final CompletableFuture<Void> boot;

        Counted(CompletableFuture<Void> boot) {
            this.boot = boot;
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            (result.end().isSuccess() ? sessions : failures).incrementAndGet();
            if (result.end().isSuccess()) {
                boot.complete(null);
            }
        }
    }
}
