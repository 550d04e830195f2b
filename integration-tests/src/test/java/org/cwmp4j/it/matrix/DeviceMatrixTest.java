package org.cwmp4j.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * Every message of a session × everything that can happen to it, between both engines over sockets. Points come from a recorded
 * session, what is expected from {@link DeviceRules}. One cell alone: {@code -Dcwmp.cell="4 response SetParameterValues LOST"}.
 */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DeviceMatrixTest {
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
        "C-HTTP-12",
        "C-HTTP-13",
        "C-HTTP-15",
        "C-AUTH-06",
        "A-AUTH-05",
        "C-SESS-19",
        "C-SESS-21",
        "C-SESS-22",
        "C-RETRY-01",
        "C-RETRY-04",
        "C-RETRY-05",
        "C-EVT-01",
        "A-HTTP-17",
        "A-SESS-37",
        "A-SESS-38",
        "A-SESS-49",
        "H4",
        "H5",
        "H12"
    })
    void everyPointWithEveryFaultLeadsToTheExpectedMove() throws Exception {
        CleanSession clean = record();
        assertThat(clean.points()).hasSizeGreaterThan(10);
        List<String> failures = new ArrayList<>();
        Map<DeviceRules.Move, Integer> cells = new EnumMap<>(DeviceRules.Move.class);
        String only = System.getProperty("cwmp.cell");
        for (Point point : clean.points()) {
            for (Fault fault : Fault.values()) {
                String name = point + " " + fault;
                if (DeviceRules.isMeaningless(clean, point, fault) || (only != null && !only.equals(name))) {
                    continue;
                }
                DeviceCell cell = new DeviceCell(wires, clean, point, fault);
                cells.merge(cell.expected(), 1, Integer::sum);
                cell.problem().ifPresent(problem -> failures.add(name + ": " + problem));
            }
        }
        System.out.println(cells.values().stream().mapToInt(n -> n).sum() + " cells between device and ACS: " + cells);
        assertThat(failures).isEmpty();
    }

    /** The recorded session is the same each time, or points would mean nothing. */
    @Test
    void aSessionWithoutFaultsIsAlwaysTheSame() throws Exception {
        assertThat(record().toString()).isEqualTo(record().toString());
    }

    private static CleanSession record() throws IOException, InterruptedException {
        return DeviceCell.record(wires);
    }
}
