package org.cwmp4j.it.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each row of the table of {@code docs/interoperability.md} over real sockets. */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SocketsTest {
    private static final TestPki PKI = TestPki.create();

    static Stream<Scenario> all() {
        return Stream.concat(AcsScenarios.all().stream(), DeviceScenarios.all().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @Rule({
        "A-HTTP-07",
        "A-HTTP-08",
        "A-HTTP-31",
        "B-HTTP-29",
        "B-HTTP-33",
        "C-HTTP-09",
        "C-HTTP-13",
        "C-HTTP-21",
        "C-HTTP-24",
        "H13",
        "W4",
        "W5",
        "S4-DJANGO",
        "C-TLS-03",
        "C-TLS-07",
        "C-TLS-09",
        "C-AUTH-06",
        "C-SESS-22",
        "A-ROB-09",
        "SEC-04",
        "SEC-05",
        "A-AUTH-13",
        "SEC-10"
    })
    void leadsToWhatTheTableSays(Scenario scenario) throws Exception {
        String wire;
        String event;
        try (Stage stage = new Stage(PKI)) {
            wire = scenario.play().on(stage);
            event = stage.awaitEvent(scenario.event());
        }
        assertThat(wire).as("on the wire").isEqualTo(scenario.wire());
        assertThat(event).as("the observer").isEqualTo(scenario.event());
    }
}
