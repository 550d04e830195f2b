package org.cwmp4j.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every POST of a recorded session × everything that a device can do wrong with it × every next move of the device, over
 * sockets. What is expected comes from {@link AcsRules}. One cell alone: {@code -Dcwmp.cell="3 LOST GOES_ON"}.
 */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class AcsMatrixTest {
    private static Wires wires;

    @BeforeAll
    static void open() {
        wires = new Wires();
    }

    @AfterAll
    static void shutdown() {
        wires.shutdown();
    }

    @Test
    @Rule({
        "A-HTTP-17",
        "A-SESS-31",
        "A-SESS-36",
        "A-SESS-37",
        "A-SESS-38",
        "A-SESS-49",
        "A-AUTH-11",
        "H2",
        "H4",
        "H5",
        "H12",
        "H14"
    })
    void everyPostWithEveryFaultAndEveryNextMove() throws Exception {
        CleanSession clean = DeviceCell.record(wires);
        List<String> failures = new ArrayList<>();
        int cells = 0;
        String only = System.getProperty("cwmp.cell");
        for (int post = 0; post < clean.posts().size(); post++) {
            for (Fault fault : Fault.values()) {
                for (NextMove move : NextMove.values()) {
                    String name = post + " " + clean.servedKind(post) + " " + fault + " " + move;
                    if (AcsRules.isMeaningless(clean, post, fault) || (only != null && !only.equals(name))) {
                        continue;
                    }
                    cells++;
                    new AcsCell(wires, clean, post, fault, move)
                            .problem()
                            .ifPresent(problem -> failures.add(name + ": " + problem));
                }
            }
        }
        System.out.println(cells + " cells between a device of bytes and the ACS");
        assertThat(failures).isEmpty();
    }
}
