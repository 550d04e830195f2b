package org.cwmp4j.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.it.wire.RawMessage;
import org.cwmp4j.model.time.ManualTime;

/** One POST with one fault and one next move, played by a device of bytes; another device's session is open beside it. */
final class AcsCell {
    private static final Duration IDLE = Duration.ofSeconds(600);
    private static final List<SessionEnd> SILENCE = List.of(SessionEnd.DEVICE_SILENT, SessionEnd.CALL_TIMEOUT);
    private static final Pattern ID = Pattern.compile("(<(?:\\w+:)?ID[^>]*>)([^<]*)<");

    private final Wires wires;
    private final CleanSession clean;
    private final List<byte[]> posts;
    private final int post;
    private final Fault fault;
    private final NextMove move;
    private final AcsRules rules;
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    AcsCell(Wires wires, CleanSession clean, int post, Fault fault, NextMove move) {
        this.wires = wires;
        this.clean = clean;
        this.posts = clean.posts();
        this.post = post;
        this.fault = fault;
        this.move = move;
        this.rules = new AcsRules(clean, post, fault, move);
    }

    /** What is wrong; empty if nothing is. */
    Optional<String> problem() {
        try (Server server = new Server(wires, time);
                RawDevice beside = new RawDevice(server.address(), Server.OTHER_USER, Server.PASSWORD);
                RawDevice device = new RawDevice(server.address(), Server.USER, Server.PASSWORD);
                RawDevice again = new RawDevice(server.address(), Server.USER, Server.PASSWORD)) {
            beside.post(clean.informOf("2"));
            device.authenticate();
            fail(server, device);
            boolean through = next(server, device);
            if (!through) {
                assertThat(finish(again, again.post(posts.get(0))))
                        .as("a new session")
                        .isEqualTo(204);
            }
            check(server, through);
            assertThat(beside.post(new byte[0]).status())
                    .as("another device's session")
                    .isEqualTo(204);
            assertThat(server.ends("2")).containsExactly(SessionEnd.COMPLETED);
            return Optional.empty();
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            return Optional.of(e.toString());
        }
    }

    private void fail(Server server, RawDevice device) throws IOException, InterruptedException {
        for (int i = 0; i < post; i++) {
            assertThat(device.post(posts.get(i)).kind()).isEqualTo(clean.answerKind(i));
        }
        byte[] body = posts.get(post);
        switch (fault) {
            case CLOSED_BEFORE -> device.hangUp();
            case CLOSED_IN -> {
                device.write(device.message(body).half());
                device.hangUp();
            }
            case CLOSED_AFTER, LOST -> {
                int before = server.answers();
                device.send(body);
                server.awaitAnswers(before + 1);
                device.leave(fault == Fault.LOST);
            }
            case GARBAGE -> {
                device.write(RawMessage.GARBAGE);
                assertThat(device.receive().status()).isEqualTo(rules.status().orElseThrow());
            }
            case TRUNCATED ->
                assertThat(device.post(device.message(body).truncated().body()).status())
                        .isEqualTo(rules.status().orElseThrow());
            case SLOW -> time.advance(IDLE.minusSeconds(1));
            default -> throw new IllegalStateException("no fault of a device: " + fault);
        }
    }

    /** The device's next move; true if it needs no new session. */
    private boolean next(Server server, RawDevice device) throws IOException, InterruptedException {
        switch (move) {
            case GOES_ON -> {
                int status = finish(device, device.post(posts.get(post)));
                boolean goodEnd = rules.isResumed() || rules.isInformAgain();
                assertThat(status).as("going on").isEqualTo(goodEnd ? 204 : 400);
                return goodEnd;
            }
            case IS_SILENT -> {
                beSilent(server);
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    /** Time goes on in steps: the ACS may begin to wait a moment after its answer left. */
    private void beSilent(Server server) throws InterruptedException {
        List<SessionEnd> expected = rules.end().map(List::of).orElse(List.of());
        if (fault != Fault.SLOW && expected.stream().anyMatch(SILENCE::contains)) {
            time.advance(IDLE.minusSeconds(1));
            server.pause();
            assertThat(server.ends("1")).as("given up early").isEmpty();
        }
        time.advance(IDLE.plusSeconds(1));
        for (int patience = 1000; !server.ends("1").equals(expected); patience--) {
            assertThat(patience).as("ended: " + server.ends("1")).isPositive();
            server.pause();
            time.advance(Duration.ofSeconds(1));
        }
    }

    /** Answers what the ACS asks until it has enough; the last status. */
    private int finish(RawDevice device, RawMessage first) throws IOException {
        RawMessage answer = first;
        while (answer.status() == 200) {
            answer = device.post(
                    switch (answer.kind()) {
                        case "InformResponse" -> posts.get(1);
                        case "GetRPCMethodsResponse" -> posts.get(2);
                        case "GetParameterValues" -> withId(posts.get(3), answer);
                        default -> withId(posts.get(4), answer);
                    });
        }
        return answer.status();
    }

    private static byte[] withId(byte[] response, RawMessage request) {
        Matcher id = ID.matcher(request.text());
        assertThat(id.find()).isTrue();
        String text = new RawMessage("", response).text();
        return RawDevice.bytes(ID.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(id.group(2)) + "<"));
    }

    private void check(Server server, boolean through) throws InterruptedException {
        List<SessionEnd> expected = new ArrayList<>(rules.end().map(List::of).orElse(List.of()));
        if (!through || rules.isInformAgain()) {
            expected.add(SessionEnd.COMPLETED);
        }
        for (int i = 0; i < expected.size(); i++) {
            server.awaitEnd();
        }
        assertThat(server.ends("1")).isEqualTo(expected);
        assertThat(server.operations()).isEqualTo(rules.operations());
        for (String call : CleanSession.CALLS) {
            assertThat(server.sent(call)).as(call).isEqualTo(rules.timesSent(call));
        }
    }
}
