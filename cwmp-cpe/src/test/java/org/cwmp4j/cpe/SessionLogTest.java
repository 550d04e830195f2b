package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.cwmp4j.model.rpc.Reboot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Why was this session started, and what became of it. */
class SessionLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SessionLog.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private List<String> lines() {
        List<String> lines =
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        appender.list.clear();
        return lines;
    }

    @Test
    void saysWhyAndHowItEnded() {
        AgentFixture cpe = new AgentFixture(s -> s.url("http://user:word@acs.example/path?token=abc"));
        cpe.start();
        cpe.acs.accept();
        cpe.acs.ask(new Reboot("line\nbreak"));
        cpe.acs.empty();
        cpe.settle();
        assertThat(lines())
                .startsWith(
                        "session 1 of 00D09E-Box-1 with acs.example starts because of [BOOTSTRAP, BOOT];"
                                + " events [0 BOOTSTRAP, 1 BOOT]; retry count 0",
                        "session 1 of 00D09E-Box-1 ended after 0 ms: COMPLETED",
                        "session 2 of 00D09E-Box-1 with acs.example starts because of [BOOT];"
                                + " events [1 BOOT, M Reboot (line?break)]; retry count 0")
                .noneMatch(line -> line.contains("word") || line.contains("abc"));
    }

    @Test
    void saysWhatWentWrong() {
        AgentFixture cpe = new AgentFixture().booted();
        lines();
        cpe.agent.inform();
        cpe.settle();
        cpe.acs.drop();
        cpe.settle();
        assertThat(lines())
                .containsExactly(
                        "session 2 of 00D09E-Box-1 with acs.example starts because of [REQUESTED]; events []; retry count 0",
                        "session 2 of 00D09E-Box-1 ended after 0 ms: NO_CONNECTION, connection reset");
    }
}
