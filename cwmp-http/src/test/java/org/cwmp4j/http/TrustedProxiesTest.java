package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.TrustedProxies.Forwarding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("A-HTTP-17")
class TrustedProxiesTest {
    /** A proxy at 10.0.0.1 that appends to what the sender at 192.0.2.7 has written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "for=192.0.2.7;proto=https # 192.0.2.7 # true",
                "for=198.51.100.1;proto=https, for=192.0.2.7 # 192.0.2.7 # false",
                "for=\"198.51.100.1:80\", for=\"192.0.2.7:99\";proto=https # 192.0.2.7 # true",
                // a quote that is not closed must not swallow what the proxy says
                "for=198.51.100.1;proto=https;by=\", for=192.0.2.7;proto=http # 192.0.2.7 # false",
                "for=\", for=192.0.2.7;proto=http # 192.0.2.7 # false",
                "for=198.51.100.1;by=\", for=\"[2001:db8::7]:99\";proto=https # 2001:db8:0:0:0:0:0:7 # true"
            })
    void theStandardsHeaderIsBelievedFromTheRight(String header, String address, boolean secure) throws Exception {
        HttpOrigin origin = origin(Forwarding.FORWARDED, Headers.of("Forwarded", header));
        assertThat(origin.remote().getAddress().getHostAddress()).isEqualTo(address);
        assertThat(origin.secure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "192.0.2.7 # 192.0.2.7",
                "198.51.100.1, 192.0.2.7, 10.0.0.2 # 192.0.2.7",
                "\"198.51.100.1, 192.0.2.7 # 192.0.2.7",
                "unknown # 10.0.0.1"
            })
    void theOlderHeaderToo(String header, String address) throws Exception {
        HttpOrigin origin = origin(Forwarding.X_FORWARDED, Headers.of("X-Forwarded-For", header));
        assertThat(origin.remote().getAddress().getHostAddress()).isEqualTo(address);
    }

    private static HttpOrigin origin(Forwarding forwarding, Headers headers) throws Exception {
        HttpPeer proxy = new HttpPeer(
                new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 4711), false, List.of(), false, Runnable::run);
        HttpCall call = new HttpCall("POST", "/acs", headers, new byte[0]);
        return TrustedProxies.of(forwarding, "10.0.0.0/8").origin(call, proxy);
    }
}
