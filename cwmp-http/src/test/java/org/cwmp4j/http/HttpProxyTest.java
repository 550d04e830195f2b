package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {
    private static final HttpProxy PROXY = HttpProxy.of("proxy.example", 3128)
            .withExcept(List.of("local.example", ".lan", "10.0.0.1", "[2001:db8::1]"));

    @ParameterizedTest
    @CsvSource({
        "acs.example, true",
        "local.example, false",
        "LOCAL.example., false",
        "acs.local.example, false",
        "notlocal.example, true",
        "lan, false",
        "box.lan, false",
        "10.0.0.1, false",
        "10.0.0.10, true",
        "[2001:db8::1], false",
        "2001:db8::1, false",
        "[2001:db8::11], true"
    })
    void someHostsAreReachedWithoutIt(String host, boolean through) {
        assertThat(PROXY.isFor(host)).isEqualTo(through);
    }

    @Test
    void aStarStandsForEveryHost() {
        assertThat(PROXY.withExcept(List.of("*")).isFor("acs.example")).isFalse();
    }

    @Test
    @Rule("SEC-06")
    void itNeverShowsItsPassword() {
        assertThat(PROXY.withCredentials(new Credentials("box", "hush")).toString())
                .contains("box")
                .doesNotContain("hush");
    }

    @Test
    void itNeedsAHostAndAPort() {
        assertThatThrownBy(() -> HttpProxy.of(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpProxy.of("x", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
