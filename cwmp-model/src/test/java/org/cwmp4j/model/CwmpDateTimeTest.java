package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CwmpDateTimeTest {

    @Test
    @Rule("B-TYPE-04")
    void writesUtcWithZ() {
        assertThat(CwmpDateTime.of(Instant.parse("2024-02-29T23:59:59.999Z")).text())
                .isEqualTo("2024-02-29T23:59:59Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T12:00:00Z,2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00+02:00,2024-05-01T10:00:00Z",
        "2024-05-01T12:00:00-00:00,2024-05-01T12:00:00Z",
        "2024-05-01T00:30:00-09:30,2024-05-01T10:00:00Z",
        "2024-05-01T12:00:00,2024-05-01T12:00:00Z"
    })
    @Rule("B-TYPE-04")
    void readsOffsets(String text, String instant) {
        assertThat(new CwmpDateTime(text).toInstant()).contains(Instant.parse(instant));
    }

    @Test
    @Rule("B-TYPE-04")
    void knowsWhetherAnOffsetIsThere() {
        assertThat(new CwmpDateTime("2024-05-01T12:00:00-00:00").hasOffset()).isTrue();
        assertThat(new CwmpDateTime("2024-05-01T12:00:00").hasOffset()).isFalse();
    }

    @Test
    @Rule("B-TYPE-05")
    void unknownTimeInEverySpelling() {
        assertThat(CwmpDateTime.UNKNOWN.text()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(new CwmpDateTime("0001-01-01T00:00:00+00:00").isUnknown()).isTrue();
        assertThat(new CwmpDateTime("0001-01-01T00:00:00.000Z").isUnknown()).isTrue();
        assertThat(new CwmpDateTime("0001-01-01T00:00:01Z").isUnknown()).isFalse();
        assertThat(new CwmpDateTime("0001-01-01T00:00:00").isUnknown()).isFalse();
        assertThat(CwmpDateTime.UNKNOWN.toInstant()).isEmpty();
    }

    @Test
    @Rule("B-TYPE-06")
    void infiniteTime() {
        assertThat(CwmpDateTime.INFINITE).isEqualTo(new CwmpDateTime("9999-12-31T23:59:59Z"));
        assertThat(CwmpDateTime.INFINITE.isValid()).isTrue();
    }

    @Test
    @Rule("B-TYPE-07")
    void timeSinceBoot() {
        Duration uptime = Duration.ofDays(2).plusHours(3).plusMinutes(4).plusSeconds(5);
        assertThat(new CwmpDateTime("0001-01-03T03:04:05").sinceBoot()).contains(uptime);
        assertThat(CwmpDateTime.sinceBoot(uptime).text()).isEqualTo("0001-01-03T03:04:05");
        assertThat(CwmpDateTime.sinceBoot(Duration.ZERO).isUnknown()).isFalse();
        assertThat(new CwmpDateTime("0001-01-03T03:04:05Z").sinceBoot()).isEmpty();
        assertThat(new CwmpDateTime("1000-01-03T03:04:05").sinceBoot()).isEmpty();
        assertThat(CwmpDateTime.sinceBoot(uptime).toInstant()).isEmpty();
    }

    @Property
    @Rule("B-TYPE-07")
    void timesSinceBootComeBack(@ForAll @LongRange(min = 0, max = 30_000_000_000L) long seconds) {
        assertThat(CwmpDateTime.sinceBoot(Duration.ofSeconds(seconds)).sinceBoot())
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    @Rule("B-TYPE-08")
    void localTimeHasTheOffsetOfItsSeason() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(CwmpDateTime.of(OffsetDateTime.ofInstant(Instant.parse("2024-07-01T10:00:00Z"), berlin))
                        .text())
                .isEqualTo("2024-07-01T12:00:00+02:00");
        assertThat(CwmpDateTime.of(OffsetDateTime.ofInstant(Instant.parse("2024-01-01T10:00:00Z"), berlin))
                        .text())
                .isEqualTo("2024-01-01T11:00:00+01:00");
        assertThat(CwmpDateTime.of(OffsetDateTime.parse("2024-01-01T10:00:00Z")).hasOffset())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01T10:00:00.123456Z",
                "2024-01-01T10:00:00.1234567890123Z",
                "2024-01-01T24:00:00Z",
                "9999-12-31T00:00:00",
                "0001-01-01T00:00:00",
                "2024-01-01T10:00:00+14:00",
                " 2024-01-01T10:00:00Z\n"
            })
    @Rule("B-TYPE-09")
    void takesWhatXmlSchemaAllows(String text) {
        assertThat(new CwmpDateTime(text).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-01",
                "2024-01-01 10:00:00Z",
                "2024-02-30T10:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-01-01T24:00:01Z",
                "2024-01-01T25:00:00Z",
                "2024-01-01T10:00Z",
                "0000-01-01T00:00:00Z",
                "2024-01-01T10:00:00.Z",
                "2024-01-01T10:00:00+14:01",
                "2024-01-01T10:00:00+2:00",
                "Sun Jan  2 10:00:00 2024"
            })
    @Rule("B-TYPE-09")
    void refusesWhatIsNoDateTime(String text) {
        assertThat(new CwmpDateTime(text).isValid()).isFalse();
        assertThat(new CwmpDateTime(text).toInstant()).isEmpty();
    }

    @Test
    @Rule("B-TYPE-09")
    void midnightAsTwentyFourIsTheNextDay() {
        assertThat(new CwmpDateTime("2024-12-31T24:00:00Z").toInstant())
                .contains(Instant.parse("2025-01-01T00:00:00Z"));
    }
}
