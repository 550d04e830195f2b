package org.cwmp4j.cpe.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.discovery.DhcpReply.Asked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The options of the vectors, and which of them a device takes. */
class DhcpVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("cwmp.shared", "../../shared"), "spec", "vectors", "dhcp-options.json");
    private static final HexFormat HEX = HexFormat.of();

    private static String json = "";

    @BeforeAll
    static void load() throws IOException {
        assumeTrue(Files.exists(VECTORS), () -> VECTORS + " is not there");
        json = Files.readString(VECTORS);
    }

    private static @Nullable String text(String part, String name) {
        Matcher m = Pattern.compile('"' + name + "\":\\s*\"([^\"]*)\"").matcher(part);
        return m.find() ? m.group(1) : null;
    }

    /** One vector: up to where the next one begins. */
    private static String vector(String id) {
        int at = json.indexOf("\"id\": \"" + id + '"');
        assertThat(at).as(id).isPositive();
        int end = json.indexOf("\"id\":", at + 5);
        return json.substring(at, end < 0 ? json.indexOf("\"selection\"") : end);
    }

    private static byte[] value(String id) {
        return HEX.parseHex(String.valueOf(text(vector(id), "value_hex")));
    }

    private static DiscoveredAcs parsed(String id) {
        String part = vector(id);
        String wait = text(part, "retry_min");
        String multiplier = text(part, "retry_mult");
        return new DiscoveredAcs(
                text(part, "url"),
                text(part, "provisioning_code"),
                wait == null ? null : Duration.ofSeconds(Long.parseLong(wait)),
                multiplier == null ? null : Integer.valueOf(multiplier));
    }

    @Test
    @Rule({"C-DISC-04", "DHC-01"})
    void marks() {
        assertThat(DhcpOptions.vendorClass60()).isEqualTo(value("opt60-vendor-class"));
        assertThat(DhcpOptions.vendorClass124()).isEqualTo(value("opt124-vi-vendor-class"));
        assertThat(DhcpOptions.vendorClass16()).isEqualTo(value("dhcpv6-opt16-vendor-class"));
    }

    @Test
    @Rule({"C-DISC-07", "DHC-02", "DHC-03", "B-DISC-08", "C-DISC-09"})
    void option43() {
        List<String> ids = List.of(
                "opt43-all",
                "opt43-url-only",
                "opt43-url-nul-terminated",
                "opt43-pad-end",
                "opt43-truncated",
                "opt43-not-tlv",
                "opt43-unknown-suboption");
        for (String id : ids) {
            assertThat(DhcpOptions.read43(value(id))).as(id).isEqualTo(parsed(id));
        }
        assertThat(DhcpOptions.write43(parsed("opt43-all"))).isEqualTo(value("opt43-all"));
    }

    @Test
    @Rule({"C-DISC-07", "DHC-02"})
    void option125() {
        assertThat(DhcpOptions.read125(value("opt125-acs-discovery"))).isEqualTo(parsed("opt125-acs-discovery"));
        assertThat(DhcpOptions.write125(parsed("opt125-acs-discovery"))).isEqualTo(value("opt125-acs-discovery"));
        for (String id : List.of(
                "opt125-device-identity",
                "opt125-gateway-identity",
                "opt125-tr124-conflict",
                "opt125-other-enterprise")) {
            assertThat(DhcpOptions.read125(value(id))).as(id).isEqualTo(DiscoveredAcs.NOTHING);
        }
    }

    @Test
    @Rule({"C-DISC-07", "DHC-02"})
    void option17() {
        String id = "dhcpv6-opt17-acs-discovery";
        assertThat(DhcpOptions.read17(value(id))).isEqualTo(parsed(id));
        assertThat(DhcpOptions.write17(parsed(id))).isEqualTo(value(id));
        assertThat(DhcpOptions.read17(value("dhcpv6-opt17-device-identity"))).isEqualTo(DiscoveredAcs.NOTHING);
        assertThat(DhcpOptions.read17(value("dhcpv6-opt17-gateway-identity"))).isEqualTo(DiscoveredAcs.NOTHING);
    }

    @Test
    @Rule({"C-DISC-05", "C-DISC-06", "DHC-10"})
    void selection() {
        String part = json.substring(json.indexOf("\"selection\""), json.indexOf("\"rediscovery\""));
        Matcher asked = Pattern.compile("\"asked\":\\s*\\[([^]]*)](.*?)\\}", Pattern.DOTALL)
                .matcher(part);
        int cases = 0;
        while (asked.find()) {
            cases++;
            List<Integer> requested = numbers(asked.group(1));
            String rest = asked.group(2);
            if (rest.contains("\"invalid\": true")) {
                assertThatThrownBy(() -> Asked.of(requested)).isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            DhcpReply reply = DhcpReply.of(Asked.of(requested));
            String received = rest.substring(0, rest.indexOf(']'));
            if (received.contains("43")) {
                reply = reply.with43(DhcpOptions.write43(DiscoveredAcs.of("https://43/")));
            }
            if (received.contains("125")) {
                reply = reply.with125(DhcpOptions.write125(DiscoveredAcs.of("https://125/")));
            }
            if (received.contains("v6-17")) {
                reply = reply.with17(DhcpOptions.write17(DiscoveredAcs.of("https://v6-17/")));
            }
            Matcher use = Pattern.compile("\"use\":\\s*\"?([^\"\\s]+)\"?").matcher(rest);
            assertThat(use.find()).isTrue();
            assertThat(reply.acs().url()).as(rest).isEqualTo("https://" + use.group(1) + "/");
        }
        assertThat(cases).isGreaterThanOrEqualTo(7);
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        Matcher m = Pattern.compile("\\d+").matcher(text);
        while (m.find()) {
            numbers.add(Integer.valueOf(m.group()));
        }
        return numbers;
    }
}
