package org.cwmp4j.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.ClientAuthenticator.Reaction;
import org.cwmp4j.model.time.SecretSource;
import org.junit.jupiter.api.Test;

class ClientAuthenticatorTest {
    private static final Credentials USER = new Credentials("\u00fcser", "p\u00e4ssw\u00f6rd");
    private static final String DIGEST = "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"";

    @Test
    @Rule("C-AUTH-02")
    void digestGoesBeforeBasicWhateverTheOrderAndTheLines() {
        for (List<String> headers : List.of(
                List.of("Basic realm=\"x\"", DIGEST),
                List.of(DIGEST, "Basic realm=\"x\""),
                List.of("Basic realm=\"x\", " + DIGEST))) {
            ClientAuthenticator client = client(ClientAuthPolicy.device(false));
            assertThat(client.challenged(headers)).isEqualTo(Reaction.SEND_AGAIN);
            assertThat(next(client)).startsWith("Digest ");
        }
    }

    @Test
    @Rule("C-AUTH-02")
    void basicAloneIsAnsweredInUtf8() {
        ClientAuthenticator client = client(ClientAuthPolicy.device(false));
        client.challenged(List.of("Basic realm=\"x\""));

        var sent = (Authorization.Basic) Authorization.parse(next(client)).orElseThrow();

        assertThat(sent.credentials()).isEqualTo(USER);
        assertThat(new BasicServer("x")
                        .verify(sent.credentials(), Optional.of(UserSecret.ofPassword("p\u00e4ssw\u00f6rd"))))
                .isEqualTo(new AuthVerdict.Accepted("\u00fcser"));
    }

    @Test
    @Rule("C-AUTH-03")
    void basicGoesUnaskedOverTlsOnly() {
        assertThat(client(ClientAuthPolicy.device(true)).authorization("POST", "/", new byte[0]))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(client(ClientAuthPolicy.device(false)).authorization("POST", "/", new byte[0]))
                .isEmpty();
    }

    @Test
    @Rule("CRQ-29")
    void basicIsNeverSentWhereItIsNotAllowed() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        assertThat(client.challenged(List.of("Basic realm=\"x\""))).isEqualTo(Reaction.NOTHING_TO_ANSWER);
        assertThat(client.authorization("GET", "/", new byte[0])).isEmpty();
    }

    @Test
    @Rule("C-AUTH-04")
    void onceChallengedEveryRequestCarriesTheNextCount() {
        ClientAuthenticator client = client(ClientAuthPolicy.device(false));
        client.challenged(List.of(DIGEST));
        for (String count : List.of("00000001", "00000002", "00000003")) {
            assertThat(next(client)).contains("nonce=\"n1\"").contains("nc=" + count);
            client.accepted();
        }
    }

    @Test
    @Rule("C-AUTH-06")
    void aSecond401ToAnAuthenticatedRequestIsAFailure() {
        ClientAuthenticator client = client(ClientAuthPolicy.device(false));
        assertThat(client.challenged(List.of(DIGEST))).isEqualTo(Reaction.SEND_AGAIN);
        next(client);
        assertThat(client.challenged(List.of(DIGEST.replace("n1", "n2")))).isEqualTo(Reaction.REFUSED);
    }

    @Test
    @Rule({"C-AUTH-06", "A-AUTH-05"})
    void aLaterChallengeWithANewNonceIsANewFirstOne() {
        ClientAuthenticator client = client(ClientAuthPolicy.device(false));
        client.challenged(List.of(DIGEST));
        next(client);
        client.accepted();
        next(client);

        assertThat(client.challenged(List.of(DIGEST.replace("n1", "n2")))).isEqualTo(Reaction.SEND_AGAIN);
        assertThat(next(client)).contains("nonce=\"n2\"").contains("nc=00000001");
        assertThat(client.challenged(List.of(DIGEST.replace("n1", "n3")))).isEqualTo(Reaction.REFUSED);
    }

    @Test
    @Rule({"C-AUTH-06", "CRQ-24"})
    void staleIsAnsweredOnceMoreAndNeverForEver() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of(DIGEST));
        next(client);
        assertThat(client.challenged(List.of(DIGEST.replace("n1", "n2") + ", stale=true")))
                .isEqualTo(Reaction.SEND_AGAIN);
        next(client);
        assertThat(client.challenged(List.of(DIGEST.replace("n1", "n3") + ", stale=true")))
                .isEqualTo(Reaction.REFUSED);
    }

    @Test
    void theSameNonceAgainIsNoNewChallenge() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of(DIGEST));
        next(client);
        client.accepted();
        next(client);
        assertThat(client.challenged(List.of(DIGEST))).isEqualTo(Reaction.REFUSED);
    }

    @Test
    void unaskedBasicMayBeAnsweredByADigestChallengeButNotTheOtherWayRound() {
        ClientAuthenticator client = client(ClientAuthPolicy.device(true));
        next(client);
        assertThat(client.challenged(List.of(DIGEST))).isEqualTo(Reaction.SEND_AGAIN);
        assertThat(next(client)).startsWith("Digest ");
        assertThat(client.challenged(List.of("Basic realm=\"x\""))).isEqualTo(Reaction.REFUSED);
    }

    @Test
    @Rule("B-AUTH-08")
    void aNewConnectionHasANewClientNonceAndGoesOnCounting() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of(DIGEST));
        String first = cnonce(next(client));
        assertThat(cnonce(next(client))).isEqualTo(first);
        client.connectionOpened();

        String second = next(client);

        assertThat(cnonce(second)).isNotEqualTo(first);
        assertThat(second).contains("nc=00000003");
    }

    @Test
    @Rule({"CRQ-25", "H7"})
    void withoutQopNeitherCountNorClientNonceIsSentAndOpaqueIsEchoed() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of("Digest realm=\"r\", nonce=\"n\", algorithm=\"MD5\", opaque=\"o\""));
        assertThat(next(client))
                .doesNotContain("qop")
                .doesNotContain("nc=")
                .doesNotContain("cnonce")
                .contains("opaque=\"o\"")
                .contains("algorithm=MD5")
                .contains("uri=\"/acs?a=b\"");
    }

    @Test
    @Rule({"CRQ-25", "H7"})
    void spacesInsideQuotesBelongToTheValue() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of("Digest realm=\"IGD  Authentication \", nonce=\"a b\", qop=\" auth , auth-int \""));
        assertThat(next(client))
                .contains("realm=\"IGD  Authentication \"")
                .contains("nonce=\"a b\"")
                .contains("qop=auth,");
    }

    @Test
    @Rule({"CRQ-25", "H7"})
    void countAndQopAreNotQuoted() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of("Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\""));
        assertThat(next(client)).contains("qop=auth,").contains("nc=00000001,").doesNotContain("algorithm");
    }

    @Test
    @Rule({"B-AUTH-07", "CRQ-08"})
    void theStrongestKnownAlgorithmIsTakenAndUnknownOnesAreLeft() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of(
                "Digest realm=\"r\", nonce=\"a\", algorithm=MD5, qop=\"auth\"",
                "Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256, qop=\"auth\"",
                "Digest realm=\"r\", nonce=\"c\", algorithm=FOO-9, qop=\"auth\""));
        assertThat(next(client)).contains("nonce=\"b\"");
    }

    @Test
    void authIntIsUsedWhereNothingElseIsOffered() {
        ClientAuthenticator client = client(ClientAuthPolicy.digestOnly());
        client.challenged(List.of("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\""));
        byte[] body = "<Envelope/>".getBytes(StandardCharsets.UTF_8);
        var sent = (Authorization.Digest)
                Authorization.parse(client.authorization("POST", "/cwmp", body).orElseThrow())
                        .orElseThrow();
        var request = new DigestFormula.Request("POST", "/cwmp", "n", Qop.AUTH_INT, sent.nc(), sent.cnonce());
        String ha1 = DigestFormula.ha1(DigestAlgorithm.MD5, USER.username(), "r", USER.password());
        assertThat(sent.response()).isEqualTo(DigestFormula.response(DigestAlgorithm.MD5, ha1, request, body));
    }

    private static ClientAuthenticator client(ClientAuthPolicy policy) {
        return new ClientAuthenticator(USER, policy, SecretSource.secure());
    }

    private static String next(ClientAuthenticator client) {
        return client.authorization("POST", "/acs?a=b", new byte[0]).orElseThrow();
    }

    private static String cnonce(String header) {
        return ((Authorization.Digest) Authorization.parse(header).orElseThrow()).cnonce();
    }
}
