package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestTarget;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.device.InMemoryDeviceStore;
import org.cwmp4j.acs.operation.InMemoryOperationStore;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** A server under test: time that stands still, an executor that runs at once, chance from a seed, and a log of what observers see. */
final class TestAcs implements AcsObserver {
    final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    final RandomSource random = RandomSource.seeded(1);
    private AtomicBoolean alive = new AtomicBoolean(true);
    final InMemoryDeviceStore devices = new InMemoryDeviceStore();
    final InMemoryOperationStore operations = new InMemoryOperationStore();
    final List<String> log = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<SessionEnd> ends = new ArrayList<>();
    final List<Duration> durations = new ArrayList<>();
    final List<Deviation> deviations = new ArrayList<>();
    final List<Operation> operationLog = new ArrayList<>();
    final List<ConnectionRequestTarget> requested = new ArrayList<>();
    final List<CompletableFuture<ConnectionRequestResult>> verdicts = new ArrayList<>();
    final AcsServerBuilder builder = AcsServer.builder()
            .time(mortal(alive))
            .executor(Runnable::run)
            .random(random)
            .secrets(this::bytes)
            .devices(devices)
            .operations(operations)
            .credentials(new InMemoryCredentialsStore())
            .connectionRequestSender(target -> {
                requested.add(target);
                verdicts.add(new CompletableFuture<>());
                return verdicts.get(verdicts.size() - 1);
            })
            .observer(this);
    private @Nullable AcsServer acs;

    static DeviceKey key(String serial) {
        return new DeviceKey("001122-" + serial);
    }

    TestAcs handler(AcsHandler handler) {
        builder.handler(handler);
        return this;
    }

    TestAcs limits(SessionLimits limits) {
        builder.limits(limits);
        return this;
    }

    TestAcs budget(AcsBudget budget) {
        builder.budget(budget);
        return this;
    }

    AcsServer acs() {
        if (acs == null) {
            acs = builder.build();
        }
        return acs;
    }

    /** Another server on the same stores; the one before goes on for itself. */
    AcsServer restart() {
        acs = builder.build();
        return acs;
    }

    /** Kills the server: its timers never fire. Another one takes its stores over. */
    AcsServer kill() {
        alive.set(false);
        alive = new AtomicBoolean(true);
        builder.time(mortal(alive));
        return restart();
    }

    private TimeSource mortal(AtomicBoolean life) {
        return new TimeSource(
                time,
                time,
                (delay, task) -> time.schedule(delay, () -> {
                    if (life.get()) {
                        task.run();
                    }
                }));
    }

    ScriptedCpe cpe(String serial) {
        return new ScriptedCpe(acs(), serial);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextLong(256);
        }
        return bytes;
    }

    @Override
    public void sessionStarted(SessionInfo session, Inform inform) {
        log.add("start");
    }

    @Override
    public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
        ends.add(cause);
        durations.add(lasted);
        log.add("end " + cause);
    }

    @Override
    public void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {
        log.add("in " + (message == null ? "-" : message.message().name()));
    }

    @Override
    public void messageOut(SessionInfo session, int status, @Nullable SoapEnvelope message) {
        log.add("out " + (message == null ? status : message.message().name()));
    }

    @Override
    public void deviation(SessionInfo session, Deviation deviation) {
        deviations.add(deviation);
    }

    @Override
    public void refused(InetSocketAddress remote, int status, Refusal reason) {
        refusals.add(reason);
        log.add("refused " + status);
    }

    @Override
    public void connectionRequest(DeviceKey device, ConnectionRequestResult result) {
        log.add("cr " + result.verdict());
    }

    @Override
    public void operation(Operation operation) {
        operationLog.add(operation);
    }
}
