package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCookiesTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final SessionCookies cookies = new SessionCookies(time.source());

    @Test
    @Rule("C-HTTP-19")
    void severalCookiesComeBackWithoutTheirAttributes() {
        receive("a=1; Path=/acs; HttpOnly", "b=2", "c=3; Domain=other.example; Secure", "d=4; Max-Age=60", "e=");
        assertThat(cookies.header("/acs")).contains("a=1; b=2; c=3; d=4; e=");
    }

    @Test
    @Rule("C-HTTP-19")
    void aCookieIsReplacedAndDeleted() {
        receive("a=1", "b=2");
        receive("a=3");
        assertThat(cookies.header("/acs")).contains("a=3; b=2");
        receive("a=; Max-Age=0", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(cookies.header("/acs")).isEmpty();
    }

    /** Servers write the last day of the year 9999 for a cookie that is never to end. */
    @Test
    @Rule("C-HTTP-19")
    void aCookieMayEndInTheFarFuture() {
        receive("a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT");
        assertThat(cookies.header("/acs")).contains("a=1");
    }

    @ParameterizedTest
    @CsvSource({
        "/acs, /acs, true",
        "/acs, /acs/x, true",
        "/acs, /acsx, false",
        "/acs, /, false",
        "/, /acs, true",
        "/acs/, /acs/x, true",
        "/acs/, /acs, false"
    })
    @Rule("C-HTTP-19")
    void aPathLimitsWhereACookieGoes(String cookiePath, String requestPath, boolean sent) {
        receive("a=1; path=" + cookiePath);
        assertThat(cookies.header(requestPath).isPresent()).isEqualTo(sent);
    }

    @Test
    @Rule({"C-HTTP-19", "C-HTTP-27"})
    void aCookieWithoutPathGoesEverywhere() {
        receive("a=1; Domain=elsewhere.example");
        assertThat(cookies.header("/acs")).contains("a=1");
        assertThat(cookies.header("/other/place")).contains("a=1");
    }

    @Test
    @Rule("C-HTTP-19")
    void fiveHundredAndTwelveBytesAreKeptAndMuchMoreIsNot() {
        String value = "v".repeat(512);
        receive("a=" + value);
        assertThat(cookies.header("/")).contains("a=" + value);
        receive("big=" + "x".repeat(SessionCookies.MAX_SIZE));
        for (int i = 0; i < 1000; i++) {
            receive("n" + i + "=" + i);
        }
        String header = cookies.header("/").orElseThrow();
        assertThat(header).contains("a=" + value).doesNotContain("big");
        assertThat(header.split("; ")).hasSize(SessionCookies.MAX_COOKIES);
    }

    @Test
    void cookiesExpireByMaxAgeBeforeExpires() {
        receive("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=10");
        receive("b=2; Expires=Mon, 23-Nov-2026 00:00:05 GMT");
        receive("c=3; Expires=Mon Nov 23 00:00:20 2026");
        receive("d=4; Expires=nonsense");
        assertThat(cookies.header("/")).contains("a=1; b=2; c=3; d=4");
        time.advance(Duration.ofSeconds(5));
        assertThat(cookies.header("/")).contains("a=1; c=3; d=4");
        time.advance(Duration.ofSeconds(5));
        assertThat(cookies.header("/")).contains("c=3; d=4");
        time.advance(Duration.ofSeconds(10));
        assertThat(cookies.header("/")).contains("d=4");
    }

    @Test
    void withoutAClockOnlyDeletionsAreBelieved() {
        time.setKnown(false);
        receive("a=1; Expires=Mon, 23 Nov 2020 00:00:00 GMT", "b=2");
        receive("b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(cookies.header("/")).contains("a=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSESSIONID=\"abc\"; Version=1; Path=\"/\"; Discard|JSESSIONID=\"abc\"",
                "sid=a|sid=a",
                "a=1; Version=\"1\", b=2; Comment=\"x, y; z\"|a=1; b=2",
                "a=1, b=2|a=1; b=2",
                "a=1; expires=Wed, 09 Jun 2100 10:18:14 GMT, b=2|a=1; b=2",
                "a=x,y,z; Path=/|a=x,y,z",
                "a = 1 ; path = /|a=1",
                "a=b=c|a=b=c",
                "novalue|",
                "=x|",
                "''|"
            })
    @Rule("C-HTTP-20")
    void oldAndOddFormsAreUnderstood(String line, String sent) {
        receive(line);
        assertThat(cookies.header("/").orElse(null)).isEqualTo(sent);
    }

    @Test
    void aLineBreakCannotBeSmuggledIn() {
        receive("a=1\r\nX-Evil: 1", "b=\u00012");
        assertThat(cookies.header("/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cwmp=abc|abc",
                "a=1; cwmp=abc|abc",
                "a=1, cwmp=\"abc\"; $Path=\"/\"|abc",
                "$Version=1; cwmp=abc|abc",
                "CWMP=abc|",
                "xcwmp=abc|"
            })
    @Rule("B-OLD-08")
    void aServerFindsItsCookieHoweverItIsWritten(String header, String value) {
        assertThat(CookieHeader.find(List.of("z=1", header), "cwmp").orElse(null))
                .isEqualTo(value);
    }

    @Test
    @Rule("C-HTTP-27")
    void afterAMoveToAnotherHostThePathsOfTheFormerSayNothing() {
        receive("a=1; Path=/acs", "b=2; Path=/acs");
        assertThat(cookies.header("/other")).isEmpty();
        cookies.moved();
        receive("b=3; Path=/other");
        assertThat(cookies.header("/other")).contains("b=3; a=1");
        receive("a=; Path=/other; Max-Age=0");
        assertThat(cookies.header("/other")).contains("b=3");
    }

    @Test
    void nothingPrintsAValue() {
        receive("a=secret");
        assertThat(cookies.toString()).doesNotContain("secret");
    }

    private void receive(String... lines) {
        cookies.receive(List.of(lines));
    }
}
