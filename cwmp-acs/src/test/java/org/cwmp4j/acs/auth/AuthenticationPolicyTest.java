package org.cwmp4j.acs.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthenticationPolicyTest {
    private static final DigestServerSettings SETTINGS = DigestServerSettings.of("cwmp");

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final RandomSource random = RandomSource.seeded(1);
    private final InMemoryCredentialsStore store = new InMemoryCredentialsStore().put("device", "secret");

    private Authentication of(AuthenticationPolicy policy) {
        return policy.create(store, time, this::bytes);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextLong(256);
        }
        return bytes;
    }

    private static AuthenticationResult ask(Authentication authentication, boolean secure, @Nullable String header) {
        var remote = InetSocketAddress.createUnresolved("192.0.2.1", 1);
        return authentication
                .authenticate(new HttpHead("POST", "/acs", header, secure, remote, List.of()))
                .toCompletableFuture()
                .join();
    }

    private static List<String> schemes(AuthenticationResult result) {
        return ((Challenged) result)
                .challenges().stream().map(c -> c.split(" ")[0]).toList();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A Digest answer to a challenge, by the formula of RFC 7616. */
    private static String digest(AuthenticationResult challenge, String user, String password, int nc)
            throws Exception {
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"")
                .matcher(((Challenged) challenge).challenges().get(0));
        assertThat(nonce.find()).isTrue();
        String count = String.format("%08x", nc);
        String ha1 = md5(user + ":cwmp:" + password);
        String response = md5(ha1 + ":" + nonce.group(1) + ":" + count + ":c:auth:" + md5("POST:/acs"));
        return "Digest username=\"" + user + "\", realm=\"cwmp\", nonce=\"" + nonce.group(1)
                + "\", uri=\"/acs\", response=\"" + response + "\", qop=auth, nc=" + count + ", cnonce=\"c\"";
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Rule("A-AUTH-01")
    void theDefaultAsksForDigestAndOverTlsForBasicToo() {
        Authentication auth = of(AuthenticationPolicy.digestAndBasicOverTls(SETTINGS));
        assertThat(schemes(ask(auth, false, null))).containsExactly("Digest");
        assertThat(schemes(ask(auth, true, null))).containsExactly("Digest", "Basic");
        assertThat(ask(auth, true, basic("device", "secret"))).isEqualTo(new Authenticated("device"));
        assertThat(schemes(ask(auth, false, basic("device", "secret")))).containsExactly("Digest");
    }

    @Test
    @Rule("A-AUTH-01")
    void basicWithoutTlsOnlyByName() {
        Authentication overTls = of(AuthenticationPolicy.basicOverTls("cwmp"));
        assertThat(ask(overTls, false, basic("device", "secret"))).isInstanceOf(Refused.class);
        assertThat(ask(overTls, false, null)).isInstanceOf(Refused.class);
        assertThat(ask(overTls, true, basic("device", "secret"))).isEqualTo(new Authenticated("device"));
        Authentication always = of(AuthenticationPolicy.basicEvenWithoutTls("cwmp"));
        assertThat(ask(always, false, basic("device", "secret"))).isEqualTo(new Authenticated("device"));
        assertThat(schemes(ask(always, false, basic("device", "wrong")))).containsExactly("Basic");
    }

    @Test
    void noneOnlyByName() {
        Authentication none = of(AuthenticationPolicy.none());
        assertThat(none.isNone()).isTrue();
        assertThat(ask(none, false, null)).isEqualTo(new Authenticated(null));
        assertThat(ask(none, false, basic("any", "thing"))).isEqualTo(new Authenticated(null)); // W7: ignored
        assertThat(of(AuthenticationPolicy.digest(SETTINGS)).isNone()).isFalse();
    }

    @Test
    @Rule({"A-AUTH-01", "B-AUTH-07", "A-AUTH-11", "SEC-15"})
    void digestOnceForEachCount() throws Exception {
        Authentication auth = of(AuthenticationPolicy.digest(SETTINGS));
        AuthenticationResult challenge = ask(auth, false, null);
        String first = digest(challenge, "device", "secret", 1);
        assertThat(ask(auth, false, first)).isEqualTo(new Authenticated("device"));
        assertThat(ask(auth, false, first)).isInstanceOf(Challenged.class); // replayed
        assertThat(ask(auth, false, digest(challenge, "device", "secret", 2))).isEqualTo(new Authenticated("device"));
        assertThat(schemes(ask(auth, false, digest(challenge, "device", "wrong", 3))))
                .containsExactly("Digest");
        assertThat(schemes(ask(auth, false, digest(challenge, "stranger", "secret", 4))))
                .containsExactly("Digest");
    }

    @Test
    @Rule({"A-AUTH-05", "A-AUTH-11"})
    void anOldNonceIsStaleAndANewOneServes() throws Exception {
        Authentication auth = of(AuthenticationPolicy.digest(SETTINGS));
        AuthenticationResult challenge = ask(auth, false, null);
        time.advance(Duration.ofMinutes(6));
        AuthenticationResult again = ask(auth, false, digest(challenge, "device", "secret", 1));
        assertThat(((Challenged) again).challenges().get(0)).contains("stale=true");
        assertThat(ask(auth, false, digest(again, "device", "secret", 1))).isEqualTo(new Authenticated("device"));
    }

    @Test
    void aStoreThatFailsLetsNobodyIn() {
        CredentialsStore broken = new CredentialsStore() {
            @Override
            public CompletionStage<Optional<UserSecret>> find(String username) {
                return CompletableFuture.failedFuture(new IllegalStateException("down"));
            }
        };
        Authentication auth = AuthenticationPolicy.basicEvenWithoutTls("cwmp").create(broken, time, this::bytes);
        assertThat(ask(auth, false, basic("device", "secret")))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.status()).isEqualTo(503));
    }

    @Test
    @Rule("B-ROB-10")
    void nothingShowsCredentials() {
        HttpHead head = new HttpHead(
                "POST",
                "/acs",
                basic("device", "secret"),
                true,
                InetSocketAddress.createUnresolved("192.0.2.1", 1),
                List.of());
        assertThat(head.toString()).doesNotContain("Basic");
    }
}
