package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpConnectionRequestSource;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;

/** A device agent as a vendor would start it: journal in a file, connection requests, one thread of each kind. Arguments: URL, journal. */
final class AgentProgram {
    private AgentProgram() {}

    public static void main(String[] args) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (NettyLoops loops = NettyLoops.start(1, "device");
                HttpConnectionRequestSource calls = new HttpConnectionRequestSource(
                        loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                    .connectionRequests(calls)
                    .build();
            CpeAgent agent = CpeAgent.builder(
                            runtime,
                            DeviceInfo.of(new DeviceId("Example", "000000", "Agent", "1")),
                            FileStateStore.at(Path.of(args[1])).build(pool))
                    .acs(args[0])
                    .observer(new FirstSession())
                    .build();
            agent.start().join();
            Measured.answerQuestions();
            agent.close().join();
        } finally {
            pool.shutdownNow();
        }
        System.exit(0);
    }

    /** Says how many milliseconds after the JVM's start the first session had ended. */
    private static final class FirstSession implements CpeObserver {
        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            Duration up = Duration.ofMillis(System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime());
            System.out.println(result.end() + " " + up.toMillis());
            System.out.flush();
        }
    }
}
