package org.cwmp4j.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.cpe.CpeStatus;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.it.matrix.DeviceRules.Move;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.ManualTime;

/** One point with one fault: a session with it, the next one without, and another device's session beside both. */
final class DeviceCell {
    private static final Duration JUST_IN_TIME = Device.PATIENCE.minusSeconds(1);
    private static final List<Event> FIRST_CONTACT = List.of(Event.of(EventCode.BOOTSTRAP), Event.of(EventCode.BOOT));

    private final Wires wires;
    private final CleanSession clean;
    private final Point point;
    private final Fault fault;
    private final DeviceRules rules;
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    DeviceCell(Wires wires, CleanSession clean, Point point, Fault fault) {
        this.wires = wires;
        this.clean = clean;
        this.point = point;
        this.fault = fault;
        this.rules = new DeviceRules(clean, point, fault);
    }

    /** A session in which nothing goes wrong. */
    static CleanSession record(Wires wires) throws IOException, InterruptedException {
        ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        try (Server server = new Server(wires, time);
                Relay relay = new Relay(server.address(), null, null);
                Device device = new Device(wires, time, relay, 0)) {
            SessionResult result = device.ended(Duration.ofSeconds(20));
            assertThat(result)
                    .as(() -> new CleanSession(relay.exchanges()).toString())
                    .isNotNull();
            assertThat(result.end().isSuccess()).as(result.detail()).isTrue();
            assertThat(server.awaitEnd()).isEqualTo(SessionEnd.COMPLETED);
            return new CleanSession(relay.exchanges());
        }
    }

    Move expected() {
        return rules.device();
    }

    private long seed() {
        return point.hashCode() * 31L + fault.ordinal();
    }

    /** What is wrong; empty if nothing is. */
    Optional<String> problem() {
        try (Server server = new Server(wires, time);
                RawDevice beside = beside(server);
                Relay relay = new Relay(server.address(), point, fault);
                Device device = new Device(wires, time, relay, seed())) {
            play(server, relay, device);
            assertThat(beside.post(new byte[0]).status())
                    .as("another device's session")
                    .isEqualTo(204);
            assertThat(server.ends("2")).containsExactly(SessionEnd.COMPLETED);
            return Optional.empty();
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            return Optional.of("seed " + seed() + ", " + e);
        }
    }

    private RawDevice beside(Server server) throws IOException {
        RawDevice other = new RawDevice(server.address(), Server.OTHER_USER, Server.PASSWORD);
        assertThat(other.post(clean.informOf("2")).status()).isEqualTo(200);
        return other;
    }

    private void play(Server server, Relay relay, Device device) throws InterruptedException {
        SessionResult first = firstEnd(relay, device);
        assertThat(relay.dealt().await(20, TimeUnit.SECONDS)).as("fault dealt").isTrue();
        boolean failed = !first.end().isSuccess();
        if (rules.device() != Move.EITHER) {
            assertThat(failed).as("session failed: " + first).isEqualTo(rules.device() == Move.FAILS);
        }
        if (fault == Fault.LOST) {
            assertThat(first.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(30)); // C-HTTP-15
        }
        int inFirst = relay.exchanges().size();
        if (failed) {
            again(device);
        }
        assertThat(device.sessions()).hasSize(failed ? 2 : 1);
        checkEvents(device, failed);
        checkAcs(server, failed);
        checkRequests(relay.exchanges().subList(0, inFirst));
        checkRequests(relay.exchanges().subList(inFirst, relay.exchanges().size()));
        assertThat(device.call()).as("the device's own call").isCompleted();
        assertThat(device.call()).isNotCancelled();
        CpeStatus status = device.status();
        assertThat(status.retryCount()).isZero();
        assertThat(status.pendingEvents()).isEmpty();
    }

    private SessionResult firstEnd(Relay relay, Device device) throws InterruptedException {
        if (fault == Fault.SLOW || fault == Fault.LOST) {
            device.ended(Duration.ofMillis(1));
            assertThat(relay.held().await(20, TimeUnit.SECONDS))
                    .as("message held back")
                    .isTrue();
        }
        if (fault == Fault.SLOW) {
            time.advance(JUST_IN_TIME);
            relay.release();
        }
        if (fault == Fault.LOST) {
            return afterWaiting(device, Device.PATIENCE.multipliedBy(2));
        }
        SessionResult result = device.ended(Duration.ofSeconds(20));
        assertThat(result).as("the session's end").isNotNull();
        return result;
    }

    /** Moves time on in small steps: a wait may begin a moment after what it waits for. */
    private SessionResult afterWaiting(Device device, Duration most) throws InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(most) < 0; waited = waited.plusSeconds(1)) {
            time.advance(Duration.ofSeconds(1));
            SessionResult result = device.ended(Duration.ofMillis(2));
            if (result != null) {
                return result;
            }
        }
        SessionResult last = device.ended(Duration.ofSeconds(10));
        assertThat(last).as("the end of a silent session").isNotNull();
        return last;
    }

    /** The retry: in the first range of the table, and successful. */
    private void again(Device device) throws InterruptedException {
        Duration wait = device.retryWait();
        assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)); // C-RETRY-02
        Duration waited = Duration.ZERO;
        SessionResult second = null; // it may be over as soon as it is seen to begin
        while (second == null && device.sessions().size() < 2 && waited.compareTo(wait.multipliedBy(2)) < 0) {
            time.advance(Duration.ofMillis(500));
            waited = waited.plusMillis(500);
            second = device.ended(Duration.ofMillis(1));
        }
        if (second == null) {
            second = device.ended(Duration.ofSeconds(20));
        }
        assertThat(second).as("the retry's end").isNotNull();
        assertThat(second.end().isSuccess()).as("retry: " + second).isTrue();
    }

    private void checkEvents(Device device, boolean failed) {
        assertThat(device.sessions().get(0).events()).isEqualTo(FIRST_CONTACT);
        if (failed) {
            assertThat(device.sessions().get(1).retryCount()).isEqualTo(1);
            assertThat(device.sessions().get(1).events()).isEqualTo(rules.isConfirmed() ? List.of() : FIRST_CONTACT);
        }
    }

    private void checkAcs(Server server, boolean failed) throws InterruptedException {
        int sessions = 1;
        if (failed && rules.isOpened()) {
            sessions = 2;
        }
        for (int i = 0; i < sessions; i++) {
            server.awaitEnd();
        }
        List<SessionEnd> ends = server.ends("1");
        assertThat(ends).hasSize(sessions);
        assertThat(ends.get(sessions - 1)).isEqualTo(SessionEnd.COMPLETED);
        if (sessions == 2) {
            assertThat(ends.get(0)).isEqualTo(rules.acs());
        }
        List<OperationState> operations = server.operations();
        assertThat(operations).isEqualTo(rules.operations(failed));
        assertThat(server.sent("GetParameterValues")).isEqualTo(1);
        assertThat(server.sent("SetParameterValues")).isEqualTo(1);
    }

    /** Nothing is sent twice in a session but for a challenge (C-HTTP-15, C-HTTP-14). */
    private static void checkRequests(List<Exchange> session) {
        for (int i = 1; i < session.size(); i++) {
            Exchange before = session.get(i - 1);
            String now = session.get(i).request().text();
            boolean challenged = before.response() != null && before.response().status() == 401;
            if (!now.isEmpty() && !challenged) {
                assertThat(now).as("request " + i).isNotEqualTo(before.request().text());
            }
        }
    }
}
