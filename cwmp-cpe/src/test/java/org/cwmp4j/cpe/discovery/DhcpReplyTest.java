package org.cwmp4j.cpe.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.discovery.DhcpReply.Asked;
import org.junit.jupiter.api.Test;

/** Which of several options counts. */
class DhcpReplyTest {
    private static final DhcpReply BOTH = reply(Asked.NEITHER);

    private static DhcpReply reply(Asked asked) {
        return DhcpReply.of(asked)
                .with43(DhcpOptions.write43(DiscoveredAcs.of("https://43/")))
                .with125(DhcpOptions.write125(DiscoveredAcs.of("https://125/")));
    }

    @Test
    @Rule({"C-DISC-05", "DHC-10"})
    void theOneThatWasAskedFor() {
        assertThat(reply(Asked.OPTION_43).acs().url()).isEqualTo("https://43/");
        assertThat(reply(Asked.OPTION_125).acs().url()).isEqualTo("https://125/");
        assertThat(BOTH.acs().url()).isEqualTo("https://43/");
        assertThat(DhcpReply.of(Asked.OPTION_43)
                        .with125(DhcpOptions.write125(DiscoveredAcs.of("https://125/")))
                        .acs()
                        .url())
                .isEqualTo("https://125/");
        assertThat(Asked.of(List.of(1, 3, 43))).isEqualTo(Asked.OPTION_43);
        assertThat(Asked.of(List.of(125, 6))).isEqualTo(Asked.OPTION_125);
        assertThat(Asked.of(List.of(6))).isEqualTo(Asked.NEITHER);
        assertThatThrownBy(() -> Asked.of(List.of(43, 125))).isInstanceOf(IllegalArgumentException.class);
        assertThat(DhcpReply.NONE.acs()).isEqualTo(DiscoveredAcs.NOTHING);
    }

    /** What DHCPv6 leaves open may come from DHCPv4. */
    @Test
    @Rule("C-DISC-06")
    void version6Wins() {
        assertThat(BOTH.with17(DhcpOptions.write17(DiscoveredAcs.of("https://17/")))
                        .acs()
                        .url())
                .isEqualTo("https://17/");
        DiscoveredAcs wait = new DiscoveredAcs(null, null, Duration.ofSeconds(7), null);
        assertThat(BOTH.with17(DhcpOptions.write17(wait)).acs())
                .isEqualTo(new DiscoveredAcs("https://43/", null, Duration.ofSeconds(7), null));
    }

    @Test
    void showsNoCredentials() {
        DhcpReply reply = DhcpReply.of(Asked.NEITHER)
                .with43(DhcpOptions.write43(DiscoveredAcs.of("https://user:word@acs.example/")));
        assertThat(reply.toString()).contains("acs.example").doesNotContain("word");
        assertThat(DiscoverySettings.DEFAULT
                        .withFallback("https://user:word@acs.example/")
                        .toString())
                .doesNotContain("word");
    }
}
