package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookies of one session. */
class SessionCookiesTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final SessionCookies cookies = new SessionCookies(time.source());

    private void set(String... lines) {
        cookies.receive(List.of(lines));
    }

    private List<String> sent(String path) {
        return cookies.header(path).map(h -> Arrays.asList(h.split("; "))).orElse(List.of());
    }

    private List<String> sent() {
        return sent("/acs");
    }

    @Test
    @Rule("C-HTTP-19")
    void severalAreKeptAndReturnedWithoutTheirAttributes() {
        assertThat(sent()).isEmpty();
        set("a=1; Path=/; HttpOnly; SameSite=Lax", "b=2; Secure");
        set("c=3; Domain=other.example", "d=", "e=x=y");
        assertThat(sent()).containsExactlyInAnyOrder("a=1", "b=2", "c=3", "d=", "e=x=y");
    }

    @Test
    @Rule("C-HTTP-19")
    void aNewValueReplacesTheOld() {
        set("a=1", "b=2");
        set("a=3");
        assertThat(sent()).containsExactlyInAnyOrder("a=3", "b=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=; Max-Age=0",
                "a=gone; Max-Age=-1",
                "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=; Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT"
            })
    @Rule("C-HTTP-19")
    void aDeletedOneIsNotReturned(String line) {
        set("a=1", "b=2");
        set(line);
        assertThat(sent()).containsExactly("b=2");
    }

    /** Max-Age goes before Expires, and what has run out is gone. */
    @Test
    @Rule("C-HTTP-19")
    void timeRunsOut() {
        set("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=2");
        time.advance(Duration.ofSeconds(59));
        assertThat(sent()).containsExactlyInAnyOrder("a=1", "b=2");
        time.advance(Duration.ofSeconds(1));
        assertThat(sent()).containsExactly("b=2");
    }

    @ParameterizedTest
    @CsvSource({"/acs,true", "/acs/,true", "/acs/x,true", "/acsx,false", "/,false", "/other,false"})
    @Rule("C-HTTP-19")
    void aPathBounds(String path, boolean matches) {
        set("a=1; Path=/acs");
        assertThat(sent(path)).hasSize(matches ? 1 : 0);
    }

    /** The same name under another path is another cookie; the more exact one comes first. */
    @Test
    @Rule("C-HTTP-19")
    void longerPathsComeFirst() {
        set("a=root; Path=/", "a=acs; Path=/acs");
        assertThat(sent()).containsExactly("a=acs", "a=root");
    }

    @Test
    @Rule("C-HTTP-19")
    void thereIsRoomForFiveHundredAndTwelveBytesAndMore() {
        String value = "v".repeat(512 - 1);
        set("a=" + value);
        assertThat(sent()).containsExactly("a=" + value);
        set("b=" + "w".repeat(4000));
        assertThat(sent()).hasSize(2);
    }

    /** The control: there is an end to it, and what was there stays. */
    @Test
    @Rule("C-HTTP-19")
    void thereIsNoRoomForEverything() {
        set("a=1");
        set("big=" + "x".repeat(SessionCookies.MAX_SIZE));
        assertThat(sent()).containsExactly("a=1");
        for (int i = 0; i < 2 * SessionCookies.MAX_COOKIES; i++) {
            set("n" + i + "=1");
        }
        assertThat(sent()).hasSize(SessionCookies.MAX_COOKIES).contains("a=1");
    }

    @Test
    @Rule("C-HTTP-20")
    void olderSpellingsAreUnderstood() {
        set("a=\"q\"; Version=1; Discard; Port=\"80\"; Comment=x", "b=2;$Version=1");
        set("c=3; expires=Fri, 01-Jan-2100 00:00:00 GMT, d=4; Path=\"/acs\"");
        assertThat(sent()).hasSize(4).contains("b=2", "c=3", "d=4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=1", "novalue", ";a=1", "a\u0001=1"})
    @Rule("C-HTTP-19")
    void whatIsNoCookieIsPassedOver(String line) {
        set("b=2", line);
        assertThat(sent()).containsExactly("b=2");
    }
}
