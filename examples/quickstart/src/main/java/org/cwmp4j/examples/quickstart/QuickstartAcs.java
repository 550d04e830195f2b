package org.cwmp4j.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.SessionInfo;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.acs.netty.TargetPolicy;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;

/** The server of the demonstration. */
final class QuickstartAcs {
    private final Consumer<String> out;
    private final Checklist checklist;
    private final StepWatch steps;

    private QuickstartAcs(Consumer<String> out) {
        this.out = out;
        this.checklist = new Checklist(out);
        this.steps = new StepWatch(checklist);
    }

    /** Serves until every step was seen (0) or the time is over (1). */
    static int run(int port, String user, String password, Duration timeout, Consumer<String> out)
            throws IOException, InterruptedException {
        return new QuickstartAcs(out).serve(port, user, password, timeout);
    }

    private int serve(int port, String user, String password, Duration timeout)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        Credentials callBack = new Credentials("acs", SecretSource.secure().nextToken(18));
        AcsServer[] self = new AcsServer[1];
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (FileServer files = new FileServer(threads);
                AcsServer server = AcsServer.builder()
                        .transport(NettyAcsTransport.builder()
                                // device and server share one machine here; by default no server calls its own
                                .connectionRequestTargets(TargetPolicy.ANYWHERE)
                                .build())
                        .listen(ListenerOptions.http(address))
                        .credentials(new InMemoryCredentialsStore().put(user, password))
                        .identityPolicy(DeviceIdentityPolicy.byIdentity())
                        .handler(new Scenario(callBack, session -> self[0].device(session.device()), files))
                        .executor(threads)
                        .observer(new Transcript())
                        .build()) {
            self[0] = server;
            server.start().join();
            InetSocketAddress bound = server.addresses().get(0);
            out.accept("listening at http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + "/acs");
            return await(timeout);
        } finally {
            threads.shutdownNow();
        }
    }

    private int await(Duration timeout) throws InterruptedException {
        try {
            checklist.whenComplete().get(timeout.toSeconds(), TimeUnit.SECONDS);
            return 0;
        } catch (TimeoutException | ExecutionException e) {
            checklist.missing().ifPresent(step -> out.accept(step.missingLine()));
            return 1;
        }
    }

    /** Writes what the server's observer tells. */
    private final class Transcript implements AcsObserver {
        @Override
        public void sessionStarted(SessionInfo session, Inform inform) {
            out.accept("session of " + session.deviceId().serialNumber() + " from " + session.remote());
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
            out.accept("session ended: " + cause + " after " + lasted.toMillis() + " ms");
        }

        @Override
        public void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {
            out.accept("<- " + MessageText.of(message));
            steps.message(message);
        }

        @Override
        public void messageOut(SessionInfo session, int status, @Nullable SoapEnvelope message) {
            out.accept("-> " + status + " " + MessageText.of(message));
            steps.message(message);
        }

        @Override
        public void deviation(SessionInfo session, Deviation deviation) {
            out.accept("deviation " + deviation.kind() + " at " + deviation.path() + ": " + deviation.detail());
        }

        @Override
        public void refused(InetSocketAddress remote, int status, Refusal reason) {
            out.accept("refused with " + status + ": " + reason);
        }

        @Override
        public void connectionRequest(DeviceKey device, ConnectionRequestResult result) {
            out.accept("connection request to " + device + ": " + result.verdict() + " (" + result.detail() + ")");
        }

        @Override
        public void operation(Operation operation) {
            out.accept("operation " + operation.method().name() + ": " + operation.state());
        }
    }
}
