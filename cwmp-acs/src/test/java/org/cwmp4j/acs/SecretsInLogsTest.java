package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.FirstContact;
import org.cwmp4j.acs.auth.HttpHead;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** All that a server writes at its most talkative, while secrets pass through it. */
@Rule({"SEC-06", "B-ROB-10"})
class SecretsInLogsTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TestAcs server = new TestAcs();
    private final InMemoryCredentialsStore store = new InMemoryCredentialsStore();
    private Level level;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        server.builder
                .firstContact(FirstContact.of(new Credentials("setup", "fact0ry")), store)
                .authentication(AuthenticationPolicy.basicEvenWithoutTls("cwmp"));
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        root.setLevel(level);
    }

    private String logged() {
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent line : lines.list) {
            all.append(line.getFormattedMessage())
                    .append('\n')
                    .append(
                            line.getThrowableProxy() == null
                                    ? ""
                                    : ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(line.getThrowableProxy()));
        }
        return all.toString();
    }

    private void authenticate(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var remote = InetSocketAddress.createUnresolved("192.0.2.1", 1);
        server.acs()
                .authentication()
                .authenticate(new HttpHead("POST", "/", "Basic " + pair, false, remote, List.of()));
    }

    @Test
    void aFirstContactThatSucceedsAndOneThatFails() {
        ScriptedCpe cpe = shared("1");
        List<String> secrets = secrets(cpe);
        cpe.respond(SPV_RESPONSE);
        ScriptedCpe other = shared("2");
        secrets.addAll(secrets(other));
        other.respond(Samples.fault(9003));
        secrets.add("fact0ry");
        assertThat(logged()).contains("got no credentials of its own").doesNotContain(secrets);
        assertThat(String.valueOf(store.findByDevice(TestAcs.key("1"))
                        .toCompletableFuture()
                        .join()))
                .doesNotContain(secrets);
        assertThat(String.valueOf(server.acs().device(TestAcs.key("1")).record().join()))
                .doesNotContain(secrets);
    }

    private ScriptedCpe shared(String serial) {
        ScriptedCpe cpe = server.cpe(serial);
        cpe.identity = "setup";
        cpe.proof = Proof.BOOTSTRAP;
        cpe.inform(EventCode.BOOTSTRAP);
        cpe.empty();
        return cpe;
    }

    private static List<String> secrets(ScriptedCpe cpe) {
        SetParameterValues set = cpe.asked(SetParameterValues.class);
        return new java.util.ArrayList<>(set.parameterList().stream()
                .filter(p -> p.name().endsWith("Password"))
                .map(ParameterValue::text)
                .toList());
    }

    @Test
    @Rule("SEC-11")
    void wrongPasswordsAndNamesThatForgeLines() {
        for (int i = 0; i < 6; i++) {
            authenticate("me\r\nINFO all is well " + "x".repeat(500), "hunter2");
        }
        assertThat(logged()).doesNotContain("hunter2").doesNotContain("\nINFO").contains("locked out");
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).hasSizeLessThan(400));
    }

    /** An attack is a few lines, not a flood. */
    @Test
    void aFewLinesWhateverComes() {
        root.setLevel(Level.INFO);
        server.builder.authentication(AuthenticationPolicy.digest(org.cwmp4j.http.auth.DigestServerSettings.of("x")));
        for (int i = 0; i < 1000; i++) {
            ScriptedCpe rogue = server.cpe("1");
            rogue.identity = "001122-2";
            rogue.inform(EventCode.PERIODIC);
            server.time.advance(Duration.ofMillis(1));
        }
        assertThat(lines.list.stream().filter(line -> line.getFormattedMessage().contains("is refused as")))
                .hasSize(10);
        server.time.advance(Duration.ofSeconds(60));
        ScriptedCpe rogue = server.cpe("1");
        rogue.identity = "001122-2";
        rogue.inform(EventCode.PERIODIC);
        assertThat(logged()).contains("(990 such lines left out)");
    }
}
