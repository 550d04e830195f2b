package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValuesTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60|60",
                " 0 |0",
                "99999999999999999999|86400",
                "Mon, 23 Nov 2026 00:01:00 GMT|60",
                "Monday, 23-Nov-26 00:01:00 GMT|60",
                "Mon Nov 23 00:01:00 2026|60",
                "Mon, 23 Nov 2020 00:01:00 GMT|0",
                "Mon, 99 Nov 2026 00:01:00 GMT|",
                "-5|",
                "soon|",
                "''|"
            })
    void retryAfterIsSecondsOrADate(String value, Long seconds) {
        assertThat(RetryAfter.parse(value, time).orElse(null))
                .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    void aDateMeansNothingWithoutAClock() {
        time.setKnown(false);
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 00:01:00 GMT", time)).isEmpty();
        assertThat(RetryAfter.parse("7", time)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse(null, time)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/xml|text/xml|",
                "text/xml; charset=utf-8|text/xml|utf-8",
                "Text/XML;charset=\"UTF-8\"|text/xml|UTF-8",
                "text/xml; action=\"a;b\"; CHARSET = iso-8859-1|text/xml|iso-8859-1",
                "application/soap+xml|application/soap+xml|"
            })
    @Rule("B-HTTP-05")
    void contentTypesAreRead(String value, String type, String charset) {
        ContentType read = ContentType.parse(value).orElseThrow();
        assertThat(read).isEqualTo(new ContentType(type, charset));
        assertThat(read.isSoap()).isEqualTo(type.equals("text/xml"));
    }

    @Test
    @Rule("B-HTTP-01")
    void headerNamesAreFoundInAnyLetterCase() {
        Headers headers = Headers.of("Set-Cookie", "a").and("SET-COOKIE", "b").and("Connection", "x, Close");
        assertThat(headers.all("set-cookie")).containsExactly("a", "b");
        assertThat(headers.first("Set-cookie")).contains("a");
        assertThat(headers.hasToken("connection", "close")).isTrue();
        assertThat(headers.hasToken("connection", "clos")).isFalse();
        assertThat(headers.toString()).doesNotContain("Close");
    }
}
