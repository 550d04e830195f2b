package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.KEY;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree over a real journal file that a power cut tore, at every byte. */
class TornJournalTest {
    private static final String ROW = "Device.Test.Interface.1.";

    @TempDir
    Path dir;

    private Device open(Path file) {
        return new Device().start(FileStateStore.at(file).build(Runnable::run));
    }

    @Test
    @Rule({"C-SPV-01", "C-SPV-11", "C-SPA-01", "C-ADD-02", "C-DEL-02"})
    void everyCutGivesTheTreeAfterSomeWholeChange() throws Exception {
        Path file = dir.resolve("whole");
        Device device = open(file);
        Set<List<Object>> possible = new java.util.HashSet<>();
        possible.add(view(device));
        device.add("Device.Test.Interface.", "1");
        possible.add(view(device));
        device.spv("2", string(ROW + "Name", "two"), string("Device.Test.Text", "two"));
        possible.add(view(device));
        device.spa(Device.watch("Device.Test.", 1));
        possible.add(view(device));
        device.now(device.tree.set(Writer.DEVICE, Map.of(ROW + "Name", "three", "Device.Test.Text", "three")));
        possible.add(view(device));
        device.delete(ROW, "4");
        possible.add(view(device));
        device.now(device.state.close());

        byte[] bytes = Files.readAllBytes(file);
        Path torn = dir.resolve("torn");
        Set<List<Object>> found = new java.util.HashSet<>();
        for (int cut = 0; cut <= bytes.length; cut++) {
            Files.write(torn, Arrays.copyOf(bytes, cut));
            Device next = open(torn);
            found.add(view(next));
            next.now(next.state.close());
        }
        assertThat(found).isEqualTo(possible);
    }

    /** All that an ACS can see. */
    private static List<Object> view(Device device) {
        return List.of(
                device.value(KEY),
                new TreeSet<>(device.gpv("").stream().map(Object::toString).toList()),
                new TreeSet<>(device.gpa("").stream()
                        .map(ParameterAttributeStruct::toString)
                        .toList()),
                new TreeSet<>(device.names(device.inform().parameters())),
                device.inform().valueChange());
    }
}
