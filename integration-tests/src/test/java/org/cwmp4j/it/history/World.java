package org.cwmp4j.it.history;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.InMemoryDeviceStore;
import org.cwmp4j.acs.operation.InMemoryOperationStore;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.DeviceControl;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionReason;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.it.wire.MemoryConnectionRequests;
import org.cwmp4j.it.wire.MemoryWire;
import org.cwmp4j.it.wire.WireFault;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** One device and one ACS under a clock that moves by hand, with all that the world does to them. */
final class World {
    static final String PAIR = "Device.X_00D09E_Test.Pair";
    static final String STATUS = "Device.X_00D09E_Test.Status";
    static final String TABLE = "Device.X_00D09E_Test.Row.";

    static final String USER = "00D09E-Sim-1";
    static final String ACS_USER = "acs";
    static final String ACS_PASSWORD = "call me";

    private static final DeviceInfo DEVICE = DeviceInfo.of(new DeviceId("Example", "00D09E", "Sim", "1"));
    private static final DeviceKey KEY = new DeviceKey(USER);
    private static final int MOST_EXCHANGES = 60;

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final MemoryJournal journal = new MemoryJournal();
    private final InMemoryDeviceStore devices = new InMemoryDeviceStore();
    private final InMemoryOperationStore operations = new InMemoryOperationStore();
    private final MemoryConnectionRequests connectionRequests;
    private final Oracle oracle = new Oracle();
    private final Chance chance;
    private final Tampering tampering;
    private final boolean codec;
    private final long seed;
    private final int mostSessions;

    private PowerSupply power = new PowerSupply(() -> {});
    private @Nullable CpeAgent agent;
    private @Nullable MemoryWire wire;
    private AcsServer acs;
    private int acsLives;
    private int deviceLives;
    private int sessions;
    private int exchanges;
    private int keys;
    private boolean rebootAsked;
    private boolean sessionOver;
    private final Map<String, Integer> sent = new HashMap<>();

    World(long seed, Tampering tampering) {
        this.seed = seed;
        this.tampering = tampering;
        chance = new Chance(seed);
        codec = Math.floorMod(seed, 10) == 0;
        mostSessions = 3 + chance.below(6);
        connectionRequests = new MemoryConnectionRequests(secrets(seed));
        acs = startAcs();
    }

    /** Plays the history to its end. */
    World play() {
        powerOn();
        while (sessions < mostSessions
                && exchanges < MOST_EXCHANGES
                && oracle.problems().isEmpty()) {
            act();
        }
        chance.calm();
        settle();
        return this;
    }

    Oracle oracle() {
        return oracle;
    }

    Map<WireFault, Integer> faults() {
        return chance.dealt();
    }

    int sessions() {
        return sessions;
    }

    int exchanges() {
        return exchanges;
    }

    private void act() {
        if (!power.isOn()) {
            time.advance(chance.upTo(Duration.ofMinutes(5)));
            powerOn();
            return;
        }
        switch (chance.below(12)) {
            case 0 -> submit(setPair());
            case 1 -> submit(new ScheduleInform(1 + chance.below(400), key("s")));
            case 2 -> submit(new Reboot(key("r")));
            case 3 -> submit(new AddObject(TABLE, ""));
            case 4 -> submit(new GetParameterValues(List.of("Device.X_00D09E_Test.")));
            case 5 -> connectionRequest();
            case 6 -> changeStatus();
            case 7 -> killByChance();
            default -> pass();
        }
        time.advance(Duration.ZERO);
        rebootIfAsked();
    }

    private void pass() {
        switch (chance.below(4)) {
            case 0 -> time.advance(chance.upTo(Duration.ofSeconds(30)));
            case 1 -> time.advance(chance.upTo(Duration.ofMinutes(40)));
            case 2 -> time.untilNext().ifPresent(wait -> time.advance(wait.minusNanos(wait.isZero() ? 0 : 1)));
            default -> time.advanceToNext();
        }
    }

    /** Lets everything that is owed come about, without faults; what has not come after hours never will. */
    private void settle() {
        for (int minute = 0; minute < 400 && oracle.problems().isEmpty(); minute++) {
            if (!power.isOn()) {
                powerOn();
            }
            time.advance(Duration.ofMinutes(1));
            rebootIfAsked();
            if (sessionOver) {
                oracle.events().recorded();
            }
            if (minute >= 20 && !oracle.events().isOwing() && openOperations().isEmpty()) {
                break;
            }
        }
        oracle.events().end();
        openOperations().forEach(operation -> oracle.problem(operation + " never came to an end"));
        if (time.pending() == 0) {
            oracle.problem("nothing will ever happen again");
        }
    }

    private List<Operation> openOperations() {
        return operations.list(KEY, time.now()).toCompletableFuture().join().stream()
                .filter(operation -> !operation.state().isFinal())
                .toList();
    }

    private CpeMethod<?> setPair() {
        String value = Integer.toString(++keys);
        return new SetParameterValues(
                List.of(ParameterValue.of(PAIR + "A", value), ParameterValue.of(PAIR + "B", value)), key("k"));
    }

    private String key(String kind) {
        return kind + ++keys;
    }

    private void submit(CpeMethod<?> method) {
        oracle.note(time.now() + " submit " + method.name());
        OperationOptions options = OperationOptions.DEFAULT;
        acs.device(KEY).submit(method, chance.oneIn(2) ? options.withConnectionRequest() : options);
    }

    private void connectionRequest() {
        oracle.note(time.now() + " connection request");
        acs.device(KEY).connectionRequest();
    }

    private void changeStatus() {
        if (agent != null) {
            oracle.note(time.now() + " value change");
            SimulatedDevice.changeStatus(agent, Integer.toString(++keys), oracle.events()::valueChanged);
        }
    }

    private void killByChance() {
        if (chance.oneIn(3)) {
            if (chance.oneIn(2)) {
                killDevice();
            } else {
                killAcs();
            }
        }
    }

    // ---- the device

    private void powerOn() {
        deviceLives++;
        oracle.note(time.now() + " power on");
        power = new PowerSupply(this::powerOff);
        oracle.events().powerOn();
        MemoryWire ours = new MemoryWire(time, () -> acs, chance, codec, new Watch(power));
        wire = ours;
        TimeSource source = new TimeSource(time, time, power.feed(time));
        CpeRuntime runtime = CpeRuntime.builder(tampering.transport(ours), source, power.feed(Runnable::run))
                .random(RandomSource.seeded(seed * 31 + deviceLives))
                .secrets(secrets(seed * 31 + deviceLives))
                .connectionRequests(connectionRequests)
                .build();
        agent = SimulatedDevice.build(
                runtime, DEVICE, tampering.state(power.feed(journal.open())), control(), new DeviceWatch());
        agent.start();
    }

    private DeviceControl control() {
        return new DeviceControl() {
            @Override
            public CompletionStage<Void> reboot() {
                rebootAsked = true;
                return new CompletableFuture<>();
            }

            @Override
            public CompletionStage<Void> factoryReset() {
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    private void rebootIfAsked() {
        if (rebootAsked && power.isOn()) {
            rebootAsked = false;
            oracle.note(time.now() + " reboot");
            killDevice();
            powerOn();
        }
    }

    private void killDevice() {
        power.off();
    }

    private void powerOff() {
        oracle.note(time.now() + " power off" + (power.wentAtRecord() ? " at a record" : ""));
        if (sessionOver && !power.wentAtRecord()) {
            oracle.events().recorded();
        }
        oracle.events().powerOff();
        oracle.retries().powerOff(power.wentAtRecord());
        if (wire != null) {
            wire.sever();
        }
        journal.kill();
        connectionRequests.silence();
        agent = null;
    }

    // ---- the ACS

    private AcsServer startAcs() {
        acsLives++;
        return AcsServer.builder()
                .time(time.source())
                .random(RandomSource.seeded(seed * 17 + acsLives))
                .executor(Runnable::run)
                .secrets(secrets(seed * 17 + acsLives))
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.admit())
                .identityPolicy(DeviceIdentityPolicy.byIdentity())
                .connectionRequestSender(connectionRequests)
                .devices(devices)
                .operations(tampering.operations(operations))
                .handler(handler())
                .observer(new AcsWatch())
                .build();
    }

    /** Remembers how to call the device, as a server does that has set the credentials. */
    private AcsHandler handler() {
        return AcsHandler.ofSession(session ->
                acs.device(session.device()).connectionRequestCredentials(new Credentials(ACS_USER, ACS_PASSWORD)));
    }

    private void killAcs() {
        oracle.note(time.now() + " ACS killed");
        acs = startAcs();
    }

    /** What the wire tells. */
    private final class Watch implements MemoryWire.Listener {
        private final PowerSupply ours;

        Watch(PowerSupply ours) {
            this.ours = ours;
        }

        @Override
        public void request(AcsTarget target, @Nullable SoapEnvelope message, WireFault fault) {
            exchanges++;
            oracle.request(message);
            if (fault != WireFault.NONE) {
                oracle.note("     " + fault);
            }
        }

        @Override
        public void answered(AcsAnswer answer) {
            if (answer.envelope() != null) {
                countSent(answer.envelope().message());
            }
        }

        @Override
        public void response(AcsReply reply) {
            oracle.response(reply);
        }

        @Override
        public void killDevice() {
            ours.off();
        }

        @Override
        public void killDeviceAtRecord() {
            ours.offAtNextRecord(chance.oneIn(2));
        }

        @Override
        public void killAcs() {
            World.this.killAcs();
        }
    }

    /** Each operation with a key of its own leaves at most once. */
    private void countSent(CwmpMessage message) {
        String key = message instanceof ScheduleInform m
                ? m.commandKey()
                : message instanceof Reboot m
                        ? m.commandKey()
                        : message instanceof SetParameterValues m ? m.parameterKey() : "";
        if (!key.isEmpty() && sent.merge(key, 1, Integer::sum) > 1) {
            oracle.problem(message.name() + " " + key + " was sent twice");
        }
    }

    private final class DeviceWatch implements CpeObserver {
        @Override
        public void sessionStarted(SessionInfo session) {
            sessions++;
            sessionOver = false;
            oracle.note(time.now() + " session " + session.reasons());
            oracle.retries().started(sinceStart(), session.reasons().equals(Set.of(SessionReason.RETRY)));
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            oracle.note(time.now() + " ended " + result.end() + " " + result.detail());
            oracle.retries().ended(sinceStart(), result.end().isSuccess());
            sessionOver = true;
        }

        @Override
        public void connectionRequest(InetSocketAddress remote, ConnectionRequestVerdict verdict) {
            if (verdict == ConnectionRequestVerdict.ACCEPTED || verdict == ConnectionRequestVerdict.COALESCED) {
                oracle.events().connectionRequestAccepted();
            }
        }
    }

    private Duration sinceStart() {
        return Duration.ofNanos(time.nanos());
    }

    private final class AcsWatch implements AcsObserver {
        @Override
        public void operation(Operation operation) {
            if (operation.state() != OperationState.ANSWERED) {
                return;
            }
            if (operation.method() instanceof ScheduleInform m) {
                oracle.events().owe(new Event(EventCode.M_SCHEDULE_INFORM, m.commandKey()));
            }
            if (operation.method() instanceof Reboot m) {
                oracle.events().owe(new Event(EventCode.M_REBOOT, m.commandKey()));
            }
        }
    }

    /** Chance again, so that a history follows from its seed. */
    private static SecretSource secrets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
