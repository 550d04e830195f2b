package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.Arrays;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Rule("C-DISC-13")
class HostLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "010.0.0.255, 10.0.0.255",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:10.1.2.3, 10.1.2.3"
    })
    void anAddressIsOne(String text, String address) throws Exception {
        assertThat(HostLiteral.address(text).orElseThrow().getHostAddress()).isEqualTo(address);
    }

    @Test
    void aNameIsNone() throws Exception {
        assertThat(HostLiteral.address("acs.example")).isEmpty();
        assertThat(HostLiteral.address("10.1.2")).isEmpty();
    }

    /** Asked on threads that move bytes, with what devices say: a resolver would keep them waiting. */
    @ParameterizedTest
    @ValueSource(strings = {"999.1.1.1", "1.2.3.256", "g::1", "x:80", "1:2:3", "fe80::1%none-such"})
    void whatIsLikeAnAddressIsNotLookedUp(String text) {
        assertThatThrownBy(() -> HostLiteral.address(text))
                .isInstanceOf(UnknownHostException.class)
                .satisfies(e -> assertThat(Arrays.stream(e.getStackTrace()))
                        .noneMatch(frame -> frame.getMethodName().equals("lookupAllHostAddr")));
    }
}
