package org.cwmp4j.it.matrix;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.SessionInfo;
import org.cwmp4j.acs.SessionLimits;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.time.ManualTime;

/** The ACS of one cell: a read and a write wait for the device. Keeps what the observer hears. */
final class Server implements AutoCloseable {
    static final String USER = "00D09E-Box-1";
    static final String OTHER_USER = "00D09E-Box-2";
    static final String PASSWORD = "secret";

    private final ManualTime time;
    private final AcsServer acs;
    private final Map<String, Inform> informs = new LinkedHashMap<>();
    private final Map<String, SessionEnd> ends = new LinkedHashMap<>();
    private int answers;
    private final List<String> sent = new ArrayList<>();
    private final Map<String, OperationState> operations = new LinkedHashMap<>();
    private final BlockingQueue<SessionEnd> ended = new LinkedBlockingQueue<>();

    Server(Wires wires, ManualTime time) {
        this.time = time;
        acs = AcsServer.builder()
                .transport(wires)
                .listen(Wires.anywhere())
                .time(time.source())
                .executor(wires.application())
                .credentials(new InMemoryCredentialsStore().put(USER, PASSWORD).put(OTHER_USER, PASSWORD))
                .limits(SessionLimits.DEFAULT.withMaxIdle(Duration.ofHours(1)))
                .drain(Duration.ZERO)
                .observer(new Watch())
                .build();
        Wires.await(acs.start());
        submit(new GetParameterValues(List.of("Device.DeviceInfo.SoftwareVersion")));
        submit(new SetParameterValues(
                List.of(ParameterValue.ofUnsignedInt("Device.ManagementServer.PeriodicInformInterval", 7200)), "key"));
    }

    private void submit(CpeMethod<?> call) {
        Wires.await(acs.device(new DeviceKey(USER))
                .submit(call, OperationOptions.DEFAULT)
                .queued());
    }

    InetSocketAddress address() {
        return acs.addresses().get(0);
    }

    /** The Informs of a device that opened a session, in order. */
    synchronized List<Inform> informs(String serial) {
        return informs.values().stream()
                .filter(inform -> inform.deviceId().serialNumber().equals(serial))
                .toList();
    }

    /** How a device's sessions ended that did, in the order of their beginning. */
    synchronized List<SessionEnd> ends(String serial) {
        return informs.entrySet().stream()
                .filter(entry -> entry.getValue().deviceId().serialNumber().equals(serial))
                .filter(entry -> ends.containsKey(entry.getKey()))
                .map(entry -> ends.get(entry.getKey()))
                .toList();
    }

    /** Waits for the next end of a session. */
    SessionEnd awaitEnd() throws InterruptedException {
        SessionEnd end = ended.poll(20, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("no session of the ACS ended");
        }
        return end;
    }

    /** How many answers left. */
    synchronized int answers() {
        return answers;
    }

    /** Waits until so many answers left. */
    synchronized void awaitAnswers(int number) throws InterruptedException {
        for (int patience = 200; answers < number; patience--) {
            if (patience == 0) {
                throw new AssertionError("no answer left");
            }
            wait(100);
        }
    }

    /** Gives the threads of the server a moment. */
    synchronized void pause() throws InterruptedException {
        wait(1);
    }

    /** How often a call left. */
    synchronized long sent(String method) {
        return sent.stream().filter(method::equals).count();
    }

    /** Where the operations stand, the older first. */
    synchronized List<OperationState> operations() {
        return List.copyOf(operations.values());
    }

    @Override
    public void close() {
        var closed = acs.closeAsync();
        time.advance(Duration.ZERO);
        Wires.await(closed);
    }

    private final class Watch implements AcsObserver {
        @Override
        public void sessionStarted(SessionInfo session, Inform inform) {
            synchronized (Server.this) {
                informs.put(session.id(), inform);
            }
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
            synchronized (Server.this) {
                ends.put(session.id(), cause);
            }
            ended.add(cause);
        }

        @Override
        public void messageOut(SessionInfo session, int status, SoapEnvelope message) {
            synchronized (Server.this) {
                answers++;
                Server.this.notifyAll();
                if (message != null) {
                    sent.add(message.message().name());
                }
            }
        }

        @Override
        public void operation(Operation operation) {
            synchronized (Server.this) {
                operations.put(operation.id().toString(), operation.state());
            }
        }
    }
}
