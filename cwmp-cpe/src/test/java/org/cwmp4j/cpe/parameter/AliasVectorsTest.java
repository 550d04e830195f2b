package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The catalogue's table of names in requests and answers, on the device that it describes. */
class AliasVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("cwmp.shared", "../../shared"), "spec", "vectors", "alias-paths.json");
    private static final String STRINGS = "\\[\\s*((?:\"[^\"]*\"[,\\s]*)*)\\]";

    private static Matcher find(String pattern) throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS));
        return Pattern.compile(pattern).matcher(Files.readString(VECTORS));
    }

    private static List<String> strings(String list) {
        List<String> found = new ArrayList<>();
        Matcher each = Pattern.compile("\"([^\"]*)\"").matcher(list);
        while (each.find()) {
            found.add(each.group(1));
        }
        return found;
    }

    @Test
    @Rule({"C-ALIAS-05", "C-ALIAS-06", "ALI-06"})
    void responses() throws IOException {
        Matcher row = find("\"request\":\\s*\"([^\"]*)\",\\s*\"InstanceNumber\":\\s*" + STRINGS
                + ",\\s*\"InstanceAlias\":\\s*" + STRINGS);
        int checked = 0;
        for (; row.find(); checked++) {
            Device device = AliasDevice.named();
            for (int mode = 2; mode <= 3; mode++) {
                AliasDevice.mode(device, mode == 2 ? "InstanceNumber" : "InstanceAlias");
                assertThat(AliasDevice.names(device, row.group(1)))
                        .as(row.group())
                        .filteredOn(name -> !name.matches("Device\\.A\\.[^.]*\\.[VS]"))
                        .containsExactlyInAnyOrderElementsOf(strings(row.group(mode)));
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(6);
    }

    @Test
    @Rule({"C-ALIAS-11", "C-ADD-06", "ALI-07", "ALI-08"})
    void faultsAndNewRows() throws IOException {
        Matcher row = find("\"rpc\":\\s*\"(\\w+)\",\\s*\"path\":\\s*\"([^\"]*)\"([^}]*)\\}");
        int checked = 0;
        for (; row.find(); checked++) {
            Device device = AliasDevice.named();
            AliasDevice.createInstances(device, row.group(3).matches("(?s).*AutoCreateInstances\":\\s*true.*"));
            CwmpMessage answer = call(device, row.group(1), row.group(2));
            if (row.group(3).contains("\"fault\"")) {
                Fault fault = (Fault) answer;
                assertThat(
                                fault.parameterFaults().isEmpty()
                                        ? fault.faultCode().value()
                                        : fault.parameterFaults()
                                                .get(0)
                                                .faultCode()
                                                .value())
                        .as(row.group())
                        .isEqualTo(9005);
            } else if (row.group(3).contains("alias_starts_with")) {
                long number = ((AddObjectResponse) answer).instanceNumber();
                assertThat(device.value(row.group(2) + number + ".Alias")).startsWith("cpe-");
            } else {
                assertThat(answer).as(row.group()).isInstanceOf(SetParameterValuesResponse.class);
                for (String created : strings(row.group(3).replaceFirst("(?s).*\"creates\":", ""))) {
                    assertThat(device.gpn(created, false)).as(created).isNotEmpty();
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(7);
    }

    private static CwmpMessage call(Device device, String rpc, String path) {
        return switch (rpc) {
            case "SetParameterValues" -> device.spv(ParameterValue.of(path, "x"));
            case "AddObject" -> device.add(path);
            case "GetParameterValues" -> device.gpvRaw(path);
            default -> throw new AssertionError(rpc);
        };
    }

    @Test
    @Rule({"C-WILD-03", "C-WILD-04", "WLD-03"})
    void wildcards() throws IOException {
        Matcher row = find("\"path\":\\s*\"([^\"]*)\",\\s*\"ok\":\\s*(true|false)([^}]*)\\}");
        int checked = 0;
        Device device = AliasDevice.named();
        for (; row.find(); checked++) {
            CwmpMessage answer = device.gpvRaw(row.group(1));
            assertThat(answer instanceof Fault)
                    .as(row.group())
                    .isEqualTo(row.group(2).equals("false"));
            if (row.group(3).contains("\"matches\": 0")) {
                assertThat(device.gpv(row.group(1))).isEmpty();
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(7);
    }
}
