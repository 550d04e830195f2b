package org.cwmp4j.cpe.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.discovery.SubOptions.Width;
import org.junit.jupiter.api.Test;

/** Options read and written, good and bad; the published ones are in {@link DhcpVectorsTest}. */
class DhcpOptionsTest {
    private static final String URL = "https://acs.example/";
    private static final DiscoveredAcs ALL = new DiscoveredAcs(URL, "code", Duration.ofSeconds(10), 1500);

    /** An option 43 of sub-options with these values. */
    private static byte[] option(Object... codesAndValues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < codesAndValues.length; i += 2) {
            byte[] value = codesAndValues[i + 1] instanceof String text
                    ? text.getBytes(UTF_8)
                    : (byte[]) codesAndValues[i + 1];
            out.write((Integer) codesAndValues[i]);
            out.write(value.length);
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static DiscoveredAcs read(Object... codesAndValues) {
        return DhcpOptions.read43(option(codesAndValues));
    }

    @Test
    @Rule({"C-DISC-07", "DHC-02"})
    void whatAServerWritesIsRead() {
        assertThat(DhcpOptions.read43(DhcpOptions.write43(ALL))).isEqualTo(ALL);
        assertThat(DhcpOptions.read125(DhcpOptions.write125(ALL))).isEqualTo(ALL);
        assertThat(DhcpOptions.read17(DhcpOptions.write17(ALL))).isEqualTo(ALL);
        assertThat(DhcpOptions.write43(DiscoveredAcs.NOTHING)).isEmpty();
    }

    @Test
    @Rule({"C-DISC-07", "DHC-06", "B-DISC-08"})
    void numbersAreThoseOfTheirParameters() {
        assertThat(read(3, "1", 4, "1000")).isEqualTo(new DiscoveredAcs(null, null, Duration.ofSeconds(1), 1000));
        assertThat(read(3, "65535", 4, "65535"))
                .isEqualTo(new DiscoveredAcs(null, null, Duration.ofSeconds(65535), 65535));
        assertThat(read(3, "0", 4, "999")).isEqualTo(DiscoveredAcs.NOTHING);
        assertThat(read(3, "65536", 4, "65536")).isEqualTo(DiscoveredAcs.NOTHING);
        for (String no : new String[] {"", "-5", "+5", " 5", "5.0", "0x5", "x", "99999999999999", "٥"}) {
            assertThat(read(1, URL, 3, no)).as(no).isEqualTo(DiscoveredAcs.of(URL));
        }
        assertThat(read(3, new byte[] {0, 0, 0, 10})).as("binary").isEqualTo(DiscoveredAcs.NOTHING);
    }

    @Test
    @Rule({"B-DISC-08", "DHC-03", "DHC-07"})
    void textsAreThoseOfTheirParameters() {
        assertThat(read(1, URL + "\0", 2, "c\0")).isEqualTo(new DiscoveredAcs(URL, "c", null, null));
        assertThat(read(2, "x".repeat(64)).provisioningCode()).hasSize(64);
        assertThat(read(2, "x".repeat(65))).isEqualTo(DiscoveredAcs.NOTHING);
        for (String no : new String[] {
            "", "\0", "/acs", "acs.example", "ftp://acs.example/", "http:///", "http://a\0b/", "https://a b/"
        }) {
            assertThat(read(1, no, 2, "c")).as(no).isEqualTo(new DiscoveredAcs(null, "c", null, null));
        }
        assertThat(read(1, new byte[] {(byte) 0xFF, (byte) 0xFE})).isEqualTo(DiscoveredAcs.NOTHING);
        assertThat(read(2, "two\nlines")).isEqualTo(DiscoveredAcs.NOTHING);
    }

    @Test
    @Rule({"C-DISC-09", "DHC-03"})
    void whatIsOfNoConcernIsSkipped() {
        assertThat(read(9, "x", 1, URL, 1, "https://second.example/", 200, "")).isEqualTo(DiscoveredAcs.of(URL));
        byte[] afterEnd = ByteBuffer.allocate(1 + 2 + URL.length())
                .put((byte) 0xFF)
                .put(option(1, URL))
                .array();
        assertThat(DhcpOptions.read43(afterEnd)).isEqualTo(DiscoveredAcs.NOTHING);
        byte[] whole = option(2, "code", 1, URL);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThat(DhcpOptions.read43(cut)).isEqualTo(new DiscoveredAcs(null, "code", null, null));
        assertThat(DhcpOptions.read43(new byte[] {1})).isEqualTo(DiscoveredAcs.NOTHING);
        assertThat(DhcpOptions.read17(new byte[] {0, 0, 13})).isEqualTo(DiscoveredAcs.NOTHING);
    }

    @Test
    @Rule({"C-DISC-07", "DHC-02"})
    void enterprisesOfOthersAreSkippedAndOursMayComeInParts() {
        byte[] ours = DhcpOptions.write125(DiscoveredAcs.of(URL));
        byte[] more = DhcpOptions.write125(new DiscoveredAcs(null, "code", null, null));
        byte[] other = HexFormat.of().parseHex("000000090401027878");
        byte[] all = ByteBuffer.allocate(ours.length + more.length + other.length)
                .put(other)
                .put(ours)
                .put(more)
                .array();
        assertThat(DhcpOptions.read125(all)).isEqualTo(new DiscoveredAcs(URL, "code", null, null));
        byte[] tooLong = ours.clone();
        tooLong[4]++;
        assertThat(DhcpOptions.read125(tooLong)).isEqualTo(DiscoveredAcs.NOTHING);
        byte[] v6 = DhcpOptions.write17(ALL);
        v6[3] = 9;
        assertThat(DhcpOptions.read17(v6)).isEqualTo(DiscoveredAcs.NOTHING);
    }

    @Test
    @Rule({"C-DISC-04", "DHC-01"})
    void aDeviceMarksItself() {
        assertThat(DhcpOptions.isMarked60(DhcpOptions.vendorClass60())).isTrue();
        assertThat(DhcpOptions.isMarked60("acme dslforum.org v1".getBytes(US_ASCII)))
                .isTrue();
        assertThat(DhcpOptions.isMarked60("DSLFORUM.ORG".getBytes(US_ASCII))).isFalse();
        assertThat(DhcpOptions.isMarked60("dslforum.or".getBytes(US_ASCII))).isFalse();
        assertThat(DhcpOptions.isMarked124(DhcpOptions.vendorClass124())).isTrue();
        assertThat(DhcpOptions.isMarked16(DhcpOptions.vendorClass16())).isTrue();
        byte[] other124 = DhcpOptions.vendorClass124();
        other124[3]++;
        assertThat(DhcpOptions.isMarked124(other124)).isFalse();
        byte[] other16 = DhcpOptions.vendorClass16();
        other16[3]++;
        assertThat(DhcpOptions.isMarked16(other16)).isFalse();
        assertThat(DhcpOptions.isMarked124(new byte[0])).isFalse();
        assertThat(DhcpOptions.isMarked16(new byte[0])).isFalse();
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        DiscoveredAcs longest = DiscoveredAcs.of("https://a.example/" + "x".repeat(238));
        assertThatThrownBy(() -> DhcpOptions.write43(longest)).isInstanceOf(IllegalArgumentException.class);
        DiscoveredAcs much = new DiscoveredAcs("https://a.example/" + "x".repeat(200), "y".repeat(60), null, null);
        assertThatThrownBy(() -> DhcpOptions.write125(much)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DhcpOptions.read17(DhcpOptions.write17(longest))).isEqualTo(longest);
        assertThatThrownBy(() -> DiscoveredAcs.of("ftp://x/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DiscoveredAcs(null, null, Duration.ZERO, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    @Rule({"C-DISC-09", "DHC-03"})
    void nothingThatComesDoesHarm(@ForAll @Size(max = 600) byte[] bytes) {
        assertThatCode(() -> {
                    DhcpOptions.read43(bytes);
                    DhcpOptions.read125(bytes);
                    DhcpOptions.read17(bytes);
                    DhcpOptions.isMarked60(bytes);
                    DhcpOptions.isMarked124(bytes);
                    DhcpOptions.isMarked16(bytes);
                    SubOptions.read(ByteBuffer.wrap(bytes), Width.V6, true).acs(1);
                })
                .doesNotThrowAnyException();
    }
}
