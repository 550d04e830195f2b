package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Rule("B-ROB-10")
class WireLogTest {
    private static final String SECRET = "hunter2";

    private final Logger logger = (Logger) LoggerFactory.getLogger(WireLog.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void itIsOffUnlessAskedForWhateverTheLevel() {
        WireLog.off().request("c", call(Headers.empty(), "x"));
        assertThat(lines.list).isEmpty();
        logger.setLevel(Level.INFO);
        WireLog.on().request("c", call(Headers.empty(), "x"));
        assertThat(lines.list).isEmpty();
    }

    @Test
    void credentialsAndCookiesAreMasked() {
        Headers headers = Headers.of("Authorization", "Digest username=\"u\", response=\"" + SECRET + "\"")
                .and("PROXY-authorization", "Basic " + SECRET)
                .and("authorization", SECRET)
                .and("Cookie", "s=" + SECRET)
                .and("Content-Type", "text/xml");
        WireLog.on().request("c", call(headers, ""));
        WireLog.on()
                .response(
                        "c",
                        new HttpAnswer(
                                200,
                                "OK",
                                Headers.of("Set-Cookie", "s=" + SECRET + "; Path=/")
                                        .and("set-cookie2", SECRET),
                                new byte[0]));
        assertThat(logged())
                .doesNotContain(SECRET)
                .contains("Authorization: Digest ***")
                .contains("Set-Cookie: s=***")
                .contains("Content-Type: text/xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Download><Username>u</Username><Password>hunter2</Password></Download>",
                "<a:Download xmlns:a='x'><a:PassWord xsi:type=\"a>b\" >hunter2</a:PassWord></a:Download>",
                "<Password><![CDATA[hunter2]]></Password>",
                "<Password>hunt<!-- x -->er2</Password>",
                "<Password><x>hunter2</x></Password>",
                "<S><Name>Device.X.Password</Name><Value xsi:type='xsd:string'>hunter2</Value></S>",
                "<S><Name>Device.WiFi.AccessPoint.1.Security.KeyPassphrase</Name><Value>hunter2</Value></S>",
                "<S><Name>Device.X.P&#97;ssword</Name><Value>hunter2</Value></S>",
                "<S><Name>Device.X.<![CDATA[Password]]></Name><Value>hunter2</Value></S>",
                "<S><Name>Device.X.Pass<!-- -->word</Name><Value>hunter2</Value></S>",
                "<S><Value>hunter2</Value><Name>Device.X.Password</Name></S>",
                "<S><Name>Device.A</Name><Value>1</Value></S><S><Value>hunter2</Value></S>",
                "<URL>http://user:hunter2@host/file</URL>",
                "<a href=\"http://user:hunter2@host/file\"></a>",
                "<?app password=\"hunter2\"?><a/>",
                "<?xml version=\"1.0\" password=\"hunter2 \"?><a/>",
                "<URL>http://user:x@hunter2@host/file</URL>",
                "<URL>http://user:x/hunter2@host/file</URL>",
                "<URL>http://host/file?token=hunter2&amp;x=1</URL>",
                "<S><Name>Device.X_Wifi.WPAPSK1</Name><Value>hunter2</Value></S>",
                "<Password>hunter2",
                "<Password>hunter2</Password",
                "<!DOCTYPE a [<!ENTITY x 'hunter2'>]><a>&x;</a>",
                "<a></a></a><Password>hunter2</Password>",
                "password=hunter2"
            })
    void secretsInBodiesAreMaskedOrTheBodyIsNotShown(String body) {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            WireLog.on().request("c", call(Headers.of("Content-Type", "text/xml"), body.getBytes(charset)));
        }
        assertThat(lines.list).hasSize(4);
        assertThat(logged()).doesNotContain("hunt").doesNotContain("er2").doesNotContain(SECRET);
    }

    @Test
    void whatIsNoSecretIsShown() {
        String body =
                "<?xml version='1.0' encoding=\"UTF-8\"?><S><Name>Device.DeviceInfo.SerialNumber</Name><Value>0815</Value></S><ParameterKey>k1</ParameterKey>"
                        + "<CommandKey>k2</CommandKey>";
        WireLog.on().request("c", call(Headers.of("Content-Type", "text/xml"), body));
        assertThat(logged()).contains(body);
    }

    @Test
    void aPeerCannotForgeLines() {
        WireLog.on().response("c", new HttpAnswer(400, "x\r\ny", Headers.of("X", "a\nb"), "1\n2".getBytes()));
        WireLog.on().request("c", call(Headers.empty(), "<a>\r\nforged\rforged\u0085forged</a>"));
        assertThat(logged().lines().filter(line -> line.startsWith("forged"))).isEmpty();
        assertThat(logged()).doesNotContain("\ny").doesNotContain("\nb").doesNotContain("\n2");
    }

    /** The log is written by threads that move bytes. */
    @Test
    @Timeout(20)
    void aDeepBodyCostsNoMoreThanItsLength() {
        int deep = 50_000;
        WireLog.on().request("c", call(Headers.empty(), "<a>x".repeat(deep) + "</a>".repeat(deep)));
        WireLog.on().request("c", call(Headers.empty(), "<?xml" + " a=''".repeat(deep) + "?><a>y</a>"));
        assertThat(logged()).contains("<a>x<a>x").contains("<a>y</a>");
    }

    private static HttpCall call(Headers headers, String body) {
        return call(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpCall call(Headers headers, byte[] body) {
        return new HttpCall("POST", "/acs", headers, body);
    }

    private String logged() {
        StringBuilder all = new StringBuilder();
        lines.list.forEach(line -> all.append(line.getFormattedMessage()).append('\n'));
        return all.toString();
    }
}
