package org.cwmp4j.acs.profile;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.cwmp4j.acs.profile.WriteStyle.DateTimePrecision;
import org.cwmp4j.acs.profile.WriteStyle.DateTimeZone;
import org.cwmp4j.model.CwmpDateTime;

/** Spells dateTimes as a device wants them. What is no point in time keeps its text, but for a fraction that is not wanted. */
record DateTimeSpelling(DateTimePrecision precision, DateTimeZone zone) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    String of(String text) {
        CwmpDateTime value = new CwmpDateTime(text);
        if (!value.isValid()) {
            return text;
        }
        return value.hasOffset() ? withOffset(text.strip()) : withFraction(text.strip());
    }

    private String withOffset(String text) {
        if (zone == DateTimeZone.AS_IS) {
            return withFraction(text);
        }
        try {
            OffsetDateTime utc = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            String fraction = text.contains(".") ? text.substring(text.indexOf('.'), zoneStart(text)) : "";
            return withFraction(SECONDS.format(utc) + fraction + (zone == DateTimeZone.UTC ? "Z" : ""));
        } catch (DateTimeParseException e) {
            return withFraction(text); // end of a day
        }
    }

    private String withFraction(String text) {
        if (precision == DateTimePrecision.AS_IS) {
            return text;
        }
        int end = zoneStart(text);
        String seconds = text.substring(0, 19);
        if (precision == DateTimePrecision.SECONDS) {
            return seconds + text.substring(end);
        }
        String digits = (end > 19 ? text.substring(20, end) : "") + "000";
        return seconds + "." + digits.substring(0, 3) + text.substring(end);
    }

    private static int zoneStart(String text) {
        int at = 19;
        while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return at;
    }
}
