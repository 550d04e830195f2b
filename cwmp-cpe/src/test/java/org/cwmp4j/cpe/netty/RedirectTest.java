package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.AcsWire.EMPTY;
import static org.cwmp4j.cpe.netty.AcsWire.challenge;
import static org.cwmp4j.cpe.netty.AcsWire.empty;
import static org.cwmp4j.cpe.netty.AcsWire.failure;
import static org.cwmp4j.cpe.netty.AcsWire.message;
import static org.cwmp4j.cpe.netty.AcsWire.redirect;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.netty.AcsWire.Server;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that its ACS sends elsewhere (TR-069 A6C1 3.4.2). */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RedirectTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-redirect");
    private static final String DIGEST = "Digest realm=\"acs\", nonce=\"n1\", qop=\"auth\"";

    private final AcsWire wire = new AcsWire(LOOPS);
    private final Server home = wire.server();
    private final Server other = wire.server();

    @AfterEach
    void close() {
        wire.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private AcsReply post() {
        return wire.post(message());
    }

    private void refused(String why) {
        AcsReply.Status status = (AcsReply.Status) post();
        assertThat(status.status()).isBetween(300, 399);
        assertThat(status.text()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    @Rule({"C-HTTP-21", "C-HTTP-22", "C-HTTP-23"})
    void theVeryPostGoesToTheNewUrlAndSoDoesTheRestOfTheSession(int status) {
        wire.open(home.url("/acs?x=1"));
        home.answers(EMPTY, redirect(status, other.url("/new?y=2")));
        other.answers(EMPTY, EMPTY);
        post();
        assertThat(post()).isEqualTo(new AcsReply.Empty(204));
        assertThat(wire.post(empty())).isEqualTo(new AcsReply.Empty(204));
        HttpCall first = home.http.calls().get(1);
        HttpCall again = other.http.calls().get(0);
        assertThat(again.method()).isEqualTo("POST");
        assertThat(again.body()).isEqualTo(first.body()).isNotEmpty();
        assertThat(again.headers().get("SOAPAction")).isEmpty();
        assertThat(again.headers().get("Host"))
                .isEqualTo("127.0.0.1:" + other.http.address().getPort());
        assertThat(other.targets()).containsExactly("/new?y=2", "/new?y=2");
        assertThat(home.http.calls()).hasSize(2);

        wire.session.close();
        home.answers(EMPTY);
        wire.open(home.url("/acs?x=1"));
        post();
        assertThat(home.http.calls())
                .as("the next session begins where it is told to")
                .hasSize(3);
    }

    /** An empty POST stays one. */
    @Test
    @Rule({"C-HTTP-21", "C-HTTP-22"})
    void anEmptyPostIsRedirectedToo() {
        wire.open(home.url("/acs"));
        home.answers(redirect(302, other.url("/acs")));
        other.answers(EMPTY);
        assertThat(wire.post(empty())).isEqualTo(new AcsReply.Empty(204));
        assertThat(other.http.calls().get(0).body()).isEmpty();
        assertThat(other.http.calls().get(0).headers().has("SOAPAction")).isFalse();
    }

    /** 303 would make a GET of it, and 300, 304 and 305 say something else. */
    @ParameterizedTest
    @ValueSource(ints = {300, 303, 304, 305})
    void otherStatusesOfTheKindEndTheSession(int status) {
        wire.open(home.url("/acs"));
        home.answers(redirect(status, other.url("/acs")));
        assertThat(((AcsReply.Status) post()).status()).isEqualTo(status);
        assertThat(other.http.calls()).isEmpty();
    }

    @Test
    @Rule("C-HTTP-24")
    void fiveInARowAreFollowedAndOneMoreIsNot() {
        wire.open(home.url("/0"));
        for (int i = 1; i <= 5; i++) {
            home.answers(redirect(307, "/" + i));
        }
        home.answers(EMPTY);
        assertThat(post()).isEqualTo(new AcsReply.Empty(204));
        for (int i = 1; i <= 6; i++) {
            home.answers(redirect(307, "/again" + i));
        }
        refused("more than 5 redirects");
        assertThat(home.http.calls()).hasSize(12);
        assertThat(home.http.connections()).as("one host, one connection").isEqualTo(1);
    }

    /** A redirect to the same place, and one that hides behind challenges: neither goes on for ever. */
    @Test
    @Rule("C-HTTP-24")
    void noServerKeepsItGoingForEver() {
        wire.open(home.url("/acs"));
        for (int i = 0; i < 30; i++) {
            home.answers(redirect(307, "/acs"), challenge(DIGEST.replace("n1", "n" + i)));
        }
        assertThat(post()).isInstanceOf(AcsReply.Status.class);
        assertThat(home.http.calls().size()).isLessThanOrEqualTo(16);
    }

    @Test
    @Rule({"C-HTTP-27", "C-HTTP-19"})
    void cookiesGoAlongWhateverTheirDomainAndPath() {
        wire.open(home.url("/acs"));
        home.answers(
                EMPTY.with("Set-Cookie", "a=1; Domain=home.example; Path=/acs").with("Set-Cookie", "b=2"),
                redirect(302, other.url("/new")).with("Set-Cookie", "c=3"));
        other.answers(EMPTY.with("Set-Cookie", "a=9; Path=/"), EMPTY);
        post();
        post();
        post();
        assertThat(other.headers("Cookie").get(0))
                .contains("a=1")
                .contains("b=2")
                .contains("c=3");
        assertThat(other.headers("Cookie").get(1))
                .as("what the new host sets takes the old one's place")
                .contains("a=9")
                .doesNotContain("a=1");
    }

    @Test
    @Rule("A-HTTP-26")
    void contentOfARedirectDoesNotCount() {
        wire.open(home.url("/acs"));
        home.answers(new HttpAnswer(
                302, "", Headers.of("Location", other.url("/acs")), "<html>moved".getBytes(StandardCharsets.UTF_8)));
        other.answers(EMPTY);
        assertThat(post()).isEqualTo(new AcsReply.Empty(204));
    }

    @ParameterizedTest
    @CsvSource({
        "/abs, /abs",
        "rel, /a/rel",
        "?q=1, /a/b?q=1",
        "../up?x=%20y, /up?x=%20y",
        "/with#fragment, /with",
        "./, /a/"
    })
    @Rule("C-HTTP-21")
    void aLocationMayBeRelative(String location, String target) {
        wire.open(home.url("/a/b?old=1"));
        home.answers(redirect(307, location), EMPTY);
        post();
        assertThat(home.targets()).containsExactly("/a/b?old=1", target);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://other.example/acs, scheme ftp",
        "mailto:a@b, scheme mailto",
        "http:///acs, expected a URL",
        "http://, expected a URL",
        "http://a b/, expected a URL",
        "http://other.example:99999/, port",
        "https:acs, expected"
    })
    @Rule("C-HTTP-25")
    void aLocationThatLeadsNowhereEndsTheSession(String location, String why) {
        wire.open(home.url("/acs"));
        home.answers(redirect(307, location));
        refused(why);
        assertThat(home.http.calls()).hasSize(1);
    }

    @Test
    void withoutALocationTheSessionEnds() {
        wire.open(home.url("/acs"));
        home.answers(HttpAnswer.empty(302));
        refused("no Location");
    }

    /** User info and query may hold secrets: nothing of them is shown, nor is user info ever sent. */
    @Test
    @Rule("B-ROB-10")
    void whatIsShownOfALocationHoldsNoSecret() {
        TestPki pki = TestPki.create();
        wire.trust(pki);
        Server secure = wire.server(pki.sslContext(pki.localhost()));
        wire.open(secure.url("/acs"));
        secure.answers(redirect(307, "http://name:hidden@other.example/place?token=hidden"));
        AcsReply.Status status = (AcsReply.Status) post();
        assertThat(status.text())
                .contains("http://other.example:80/place")
                .doesNotContain("hidden")
                .doesNotContain("name");
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    @Rule({"C-HTTP-25", "C-TLS-03"})
    void httpsLeadsToHttpOnlyIfThePolicySaysSo(boolean allowed, int calls) {
        TestPki pki = TestPki.create();
        wire.trust(pki);
        wire.settings = wire.settings.withRedirects(RedirectPolicy.DEFAULT.withDowngrade(allowed));
        Server secure = wire.server(pki.sslContext(pki.localhost()));
        wire.open(secure.url("/acs"));
        secure.answers(redirect(302, other.url("/acs")));
        other.answers(challenge("Basic realm=\"x\""));
        AcsReply.Status status = (AcsReply.Status) post();
        assertThat(other.http.calls()).hasSize(calls);
        assertThat(status.status()).isEqualTo(allowed ? 401 : 302);
        assertThat(other.headers("Authorization"))
                .as("no password in the clear")
                .allMatch(v -> v == null);
    }

    @Test
    @Rule({"C-HTTP-25", "C-TLS-10"})
    void httpLeadsToHttpsAndItsCertificateCountsForTheNewHost() {
        TestPki pki = TestPki.create();
        wire.trust(pki);
        Server secure = wire.server(pki.sslContext(pki.localhost()));
        wire.open(home.url("/acs"));
        home.answers(redirect(307, secure.url("/acs")));
        secure.answers(EMPTY);
        assertThat(post()).isEqualTo(new AcsReply.Empty(204));
    }

    /** Made for the host that sent the device here, not for this one. */
    @Test
    @Rule("C-TLS-10")
    void aCertificateOfTheFormerHostDoesNotCount() {
        TestPki pki = TestPki.create();
        wire.trust(pki);
        Server first =
                wire.server(pki.sslContext(pki.server().ipAddress("127.0.0.1").issue()));
        Server second =
                wire.server(pki.sslContext(pki.server().ipAddress("127.0.0.1").issue()));
        wire.open(first.url("/acs"));
        first.answers(redirect(307, "https://localhost:" + second.http.address().getPort() + "/acs"));
        assertThat(failure(wire.start(message())).kind()).isEqualTo(HttpException.Kind.TLS);
        assertThat(second.http.calls()).isEmpty();
    }

    /** The first host's challenge is none of the second's: it gets no answer before it asks. */
    @Test
    @Rule({"C-AUTH-02", "C-HTTP-22"})
    void credentialsAreComputedAnewForTheNewHost() {
        wire.open(home.url("/acs"));
        home.answers(challenge(DIGEST), redirect(307, other.url("/new")));
        other.answers(challenge(DIGEST.replace("n1", "n2").replace("acs", "elsewhere")), EMPTY, EMPTY);
        post();
        post();
        assertThat(home.headers("Authorization").get(1)).contains("uri=\"/acs\"");
        assertThat(other.headers("Authorization").get(0)).isNull();
        assertThat(other.headers("Authorization").get(1))
                .contains("nonce=\"n2\"")
                .contains("realm=\"elsewhere\"")
                .contains("uri=\"/new\"")
                .contains("nc=00000001");
        assertThat(other.headers("Authorization").get(2)).contains("nc=00000002");
    }

    /** On the same host the nonce goes on counting. */
    @Test
    @Rule("C-AUTH-04")
    void onTheSameHostTheChallengeStillHolds() {
        wire.open(home.url("/acs"));
        home.answers(challenge(DIGEST), redirect(307, "/new"), EMPTY);
        post();
        assertThat(home.headers("Authorization").get(2))
                .contains("uri=\"/new\"")
                .contains("nc=00000002");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Rule("C-AUTH-03")
    void overTlsBasicGoesUnaskedToTheConfiguredHostOnly(boolean unaskedBasic) {
        TestPki pki = TestPki.create();
        wire.trust(pki);
        wire.settings = wire.settings.withRedirects(RedirectPolicy.DEFAULT.withUnaskedBasic(unaskedBasic));
        Server first = wire.server(pki.sslContext(pki.localhost()));
        Server second = wire.server(pki.sslContext(pki.localhost()));
        wire.open(first.url("/acs"));
        first.answers(redirect(307, second.url("/acs")));
        second.answers(challenge("Basic realm=\"x\""), EMPTY);
        post();
        assertThat(first.headers("Authorization").get(0)).startsWith("Basic ");
        assertThat(second.headers("Authorization").get(0) != null).isEqualTo(unaskedBasic);
    }

    /** Nobody there: the session fails, as if the ACS itself were away. */
    @Test
    void aRedirectToNobodyFailsTheSession() {
        wire.settings = wire.settings.withConnectPatience(java.time.Duration.ZERO);
        wire.open(home.url("/acs"));
        home.answers(redirect(307, other.url("/acs")));
        other.http.close();
        assertThat(failure(wire.start(message())).kind()).isEqualTo(HttpException.Kind.NOT_CONNECTED);
    }
}
