package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cwmp4j.acs.parameter.FakeDevice;
import org.cwmp4j.acs.profile.DeviceProfiles;
import org.cwmp4j.acs.profile.ProfileFile;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.CpeMethod;

/** A device with quirks, in whole sessions with a server that has a profile of it, or has none. */
final class QuirkyCpe {
    final TestAcs server = new TestAcs();
    final FakeDevice device = new FakeDevice();
    /** What it got, as bytes. */
    final List<String> wire = new ArrayList<>();

    private final List<Object> results = new ArrayList<>();

    /** The server knows this of it: the lines of one section. */
    QuirkyCpe profile(String... lines) {
        server.builder.profiles(
                DeviceProfiles.of(ProfileFile.parse("test.conf", "[quirky]\n" + String.join("\n", lines))));
        return this;
    }

    /** One session in which the application does that; gives what came of it. */
    <T> T session(Function<DeviceSession, CompletableFuture<T>> work, Class<T> type) {
        results.clear();
        server.handler(AcsHandler.ofSession(session -> work.apply(session).thenAccept(results::add)));
        server.restart();
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        play(cpe);
        assertThat(server.ends).last().isEqualTo(SessionEnd.COMPLETED);
        assertThat(results).hasSize(1);
        return type.cast(results.get(0));
    }

    /** From the empty POST to the end. */
    void play(ScriptedCpe cpe) {
        AcsAnswer answer = cpe.empty();
        while (answer.envelope() != null) {
            wire.add(text(answer));
            answer = cpe.respond(device.answer((CpeMethod<?>) answer.envelope().message()));
        }
        assertEmpty(answer);
    }

    private static String text(AcsAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new CwmpEncoder().encode(answer.envelope(), answer.encoding(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
