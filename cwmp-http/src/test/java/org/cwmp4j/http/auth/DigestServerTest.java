package org.cwmp4j.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.AuthVerdict.Accepted;
import org.cwmp4j.http.auth.AuthVerdict.Reason;
import org.cwmp4j.http.auth.AuthVerdict.Refused;
import org.cwmp4j.http.auth.DigestServerSettings.WithoutQop;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server half against hand-made and client-made answers: the server scenarios of the vectors, and what they leave out. */
class DigestServerTest {
    private static final Credentials RIGHT = new Credentials("acs-00256D", "s3cr3t-per-device");
    private static final UserSecret SECRET = UserSecret.ofPassword(RIGHT.password());

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final DigestServerSettings settings = DigestServerSettings.of("cwmp-cpe");
    private DigestServer server = server(settings);

    @Test
    @Rule({"A-AUTH-11", "CRQ-11"})
    void aRepeatedOrLowerCountIsAReplay() {
        String nonce = nonce();
        assertThat(verify(answer(nonce, "00000001"))).isInstanceOf(Accepted.class);
        assertThat(verify(answer(nonce, "00000001"))).isEqualTo(new Refused(Reason.REPLAYED));
        assertThat(verify(answer(nonce, "00000002"))).isInstanceOf(Accepted.class);
        assertThat(verify(answer(nonce, "00000001"))).isEqualTo(new Refused(Reason.REPLAYED));
    }

    @Test
    @Rule({"A-AUTH-11", "CRQ-10"})
    void anOldNonceOfOursIsStaleAndAFreshOneServes() {
        String nonce = nonce();
        time.advance(settings.nonceLifetime());

        AuthVerdict verdict = verify(answer(nonce, "00000001"));

        assertThat(verdict).isEqualTo(new Refused(Reason.STALE_NONCE));
        assertThat(Reason.STALE_NONCE.stale()).isTrue();
        assertThat(server.challenges(true)).allMatch(line -> line.endsWith("stale=true"));
        assertThat(verify(answer(nonce(), "00000001"))).isInstanceOf(Accepted.class);
    }

    @Test
    void anOldNonceWithAWrongPasswordIsNotStale() {
        String nonce = nonce();
        time.advance(settings.nonceLifetime());
        Authorization.Digest wrong =
                answer(new Credentials(RIGHT.username(), "wrong"), nonce, "00000001", "/cr/a", DigestAlgorithm.MD5);

        assertThat(verify(wrong)).isEqualTo(new Refused(Reason.WRONG_PASSWORD));
        assertThat(Reason.WRONG_PASSWORD.stale()).isFalse();
    }

    @Test
    @Rule({"A-AUTH-11", "CRQ-10"})
    void aForeignNonceIsRefusedAndNotStale() {
        assertThat(verify(answer("never-issued", "00000001"))).isEqualTo(new Refused(Reason.FOREIGN_NONCE));
        assertThat(verify(answer(server(settings).challenges(false).get(0), "00000001")))
                .isEqualTo(new Refused(Reason.FOREIGN_NONCE));
        assertThat(Reason.FOREIGN_NONCE.stale()).isFalse();
    }

    @Test
    @Rule("CRQ-12")
    void theUriMustDenoteTheTargetAndMayBeAbsolute() {
        assertThat(server.verify(answer(nonce(), "/cr/b"), "GET", "/cr/a", Optional.of(SECRET)))
                .isEqualTo(new Refused(Reason.WRONG_TARGET));
        assertThat(server.verify(answer(nonce(), "/cr/a?x=1"), "GET", "/cr/a", Optional.of(SECRET)))
                .isEqualTo(new Refused(Reason.WRONG_TARGET));
        var absolute = answer(RIGHT, nonce(), "00000001", "http://192.0.2.7:7547/cr/a", DigestAlgorithm.MD5);
        assertThat(verify(absolute)).isInstanceOf(Accepted.class);
    }

    @Test
    @Rule({"C-CR-15", "CRQ-06"})
    void aWrongPasswordUserMethodOrRealmIsRefused() {
        var wrong = new Credentials(RIGHT.username(), "guess");
        assertThat(verify(answer(wrong, nonce(), "00000001", "/cr/a", DigestAlgorithm.MD5)))
                .isEqualTo(new Refused(Reason.WRONG_PASSWORD));
        assertThat(server.verify(answer(nonce(), "00000001"), "GET", "/cr/a", Optional.empty()))
                .isEqualTo(new Refused(Reason.UNKNOWN_USER));
        assertThat(server.verify(answer(nonce(), "00000001"), "POST", "/cr/a", Optional.of(SECRET)))
                .isEqualTo(new Refused(Reason.WRONG_PASSWORD));
        assertThat(verify(answer(RIGHT, nonce(), "00000001", "/cr/a", DigestAlgorithm.SHA_256)))
                .isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    @Rule("CRQ-07")
    void anEmptyPasswordCountsAsNoneUnlessAllowedByName() {
        var empty = new Credentials("u", "");
        var lookup = CredentialsLookup.of(empty);
        var refused =
                server.authenticate(answer(empty, nonce(), "00000001", "/", DigestAlgorithm.MD5), "GET", "/", lookup);
        assertThat(refused.toCompletableFuture().join()).isEqualTo(new Refused(Reason.EMPTY_PASSWORD));

        server = server(settings.withEmptyPasswordAllowed(true));
        var allowed =
                server.authenticate(answer(empty, nonce(), "00000001", "/", DigestAlgorithm.MD5), "GET", "/", lookup);
        assertThat(allowed.toCompletableFuture().join()).isEqualTo(new Accepted("u"));
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    @Rule("B-AUTH-07")
    void everyConfiguredAlgorithmServesClientAndServerAndStoredHash(DigestAlgorithm algorithm) {
        server = server(settings.withAlgorithms(algorithm));
        UserSecret stored = UserSecret.ofHa1(
                algorithm, DigestFormula.ha1(algorithm, RIGHT.username(), "cwmp-cpe", RIGHT.password()));
        var client = new ClientAuthenticator(RIGHT, ClientAuthPolicy.digestOnly(), SecretSource.secure());
        client.challenged(server.challenges(false));
        for (int i = 0; i < 3; i++) {
            var header = (Authorization.Digest) Authorization.parse(
                            client.authorization("GET", "/cr/a", new byte[0]).orElseThrow())
                    .orElseThrow();
            assertThat(server.verify(header, "GET", "/cr/a", Optional.of(i == 1 ? stored : SECRET)))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void withoutQopANonceServesOnceUnlessSetOtherwise() {
        String nonce = nonce();
        assertThat(verify(legacy(nonce))).isInstanceOf(Accepted.class);
        assertThat(verify(legacy(nonce))).isEqualTo(new Refused(Reason.REPLAYED));

        server = server(settings.withoutQop(WithoutQop.REFUSE));
        assertThat(verify(legacy(nonce()))).isInstanceOf(Refused.class);

        server = server(settings.withoutQop(WithoutQop.REPEATABLE));
        String again = nonce();
        assertThat(verify(legacy(again))).isInstanceOf(Accepted.class);
        assertThat(verify(legacy(again))).isInstanceOf(Accepted.class);
    }

    @Test
    @Rule("CRQ-11")
    void memoryIsBoundedAndWhatIsForgottenCannotBeReplayed() {
        server = server(settings.withMaxNonces(10));
        String first = nonce();
        assertThat(verify(answer(first, "00000001"))).isInstanceOf(Accepted.class);
        for (int i = 0; i < 100; i++) {
            time.advance(Duration.ofMillis(1));
            assertThat(verify(answer(nonce(), "00000001"))).isInstanceOf(Accepted.class);
        }

        assertThat(server.rememberedNonces()).isEqualTo(10);
        assertThat(verify(answer(first, "00000001"))).isEqualTo(new Refused(Reason.STALE_NONCE));
        assertThat(verify(answer(first, "00000002"))).isEqualTo(new Refused(Reason.STALE_NONCE));

        time.advance(settings.nonceLifetime());
        assertThat(verify(answer(nonce(), "00000001"))).isInstanceOf(Accepted.class);
        assertThat(server.rememberedNonces()).isEqualTo(1);
    }

    @Test
    void noncesThatNobodyAnsweredCostNothing() {
        for (int i = 0; i < 1000; i++) {
            server.challenges(false);
        }
        assertThat(server.rememberedNonces()).isZero();
    }

    @Test
    @Rule({"B-AUTH-08", "CRQ-09"})
    void everyChallengeHasANewNonce() {
        assertThat(List.of(nonce(), nonce(), nonce())).doesNotHaveDuplicates();
    }

    @Test
    @Rule("CRQ-12")
    void duplicateDirectivesAndOverlongHeadersAreUnusable() {
        assertThat(Authorization.parse("Digest username=\"a\", username=\"b\", realm=\"r\", nonce=\"n\", uri=\"/\","
                        + " response=\"x\""))
                .containsInstanceOf(Authorization.Unusable.class);
        assertThat(Authorization.parse("Digest username=\"" + "a".repeat(9000) + "\""))
                .containsInstanceOf(Authorization.Unusable.class);
        assertThat(Authorization.parse("Digest username=\"a\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"x\","
                        + " qop=auth, nc=1x, cnonce=\"c\""))
                .containsInstanceOf(Authorization.Unusable.class);
        assertThat(Authorization.parse(null)).isEmpty();
    }

    @Test
    void aStoreThatFailsRefuses() {
        CredentialsLookup broken = user -> CompletableFuture.failedFuture(new IllegalStateException("down"));
        CredentialsLookup throwing = user -> {
            throw new IllegalStateException("down");
        };
        for (CredentialsLookup lookup : List.of(broken, throwing)) {
            assertThat(server.authenticate(answer(nonce(), "00000001"), "GET", "/cr/a", lookup)
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new Refused(Reason.UNAVAILABLE));
        }
    }

    @Test
    @Rule("B-ROB-10")
    void nothingPrintsASecret() {
        String printed = RIGHT + " " + SECRET + " " + answer(nonce(), "00000001") + " " + new Authorization.Basic(RIGHT)
                + " " + UserSecret.ofHa1(DigestAlgorithm.MD5, "abcdef");
        assertThat(printed).doesNotContain("s3cr3t").doesNotContain("abcdef");
    }

    private DigestServer server(DigestServerSettings with) {
        return new DigestServer(with, time, SecretSource.secure());
    }

    private String nonce() {
        return ((Challenge.Digest) Challenge.parse(server.challenges(false)).get(0)).nonce();
    }

    private AuthVerdict verify(Authorization.Digest header) {
        return server.verify(header, "GET", "/cr/a", Optional.of(SECRET));
    }

    private static Authorization.Digest answer(String nonce, String ncOrUri) {
        boolean uri = ncOrUri.startsWith("/");
        return answer(RIGHT, nonce, uri ? "00000001" : ncOrUri, uri ? ncOrUri : "/cr/a", DigestAlgorithm.MD5);
    }

    private static Authorization.Digest answer(
            Credentials who, String nonce, String nc, String uri, DigestAlgorithm algorithm) {
        var request = new DigestFormula.Request("GET", uri, nonce, Qop.AUTH, nc, "9f86d081884c7d65");
        String ha1 = DigestFormula.ha1(algorithm, who.username(), "cwmp-cpe", who.password());
        String response = DigestFormula.response(algorithm, ha1, request, new byte[0]);
        return new Authorization.Digest(
                who.username(), "cwmp-cpe", nonce, uri, response, algorithm, Qop.AUTH, nc, "9f86d081884c7d65");
    }

    private static Authorization.Digest legacy(String nonce) {
        var request = new DigestFormula.Request("GET", "/cr/a", nonce, null, null, null);
        String ha1 = DigestFormula.ha1(DigestAlgorithm.MD5, RIGHT.username(), "cwmp-cpe", RIGHT.password());
        String response = DigestFormula.response(DigestAlgorithm.MD5, ha1, request, new byte[0]);
        return new Authorization.Digest(
                RIGHT.username(), "cwmp-cpe", nonce, "/cr/a", response, DigestAlgorithm.MD5, null, null, null);
    }
}
