package org.cwmp4j.acs.profile;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.jspecify.annotations.Nullable;

/**
 * How to write to a device.
 *
 * @param booleans how booleans are spelt, in arguments and in values (quirk D7); {@code null} for digits in arguments and values as given
 * @param dateTimes how much of a second dateTimes have (quirk D7)
 * @param zone how dateTimes say where they stand to UTC
 * @param skipWritableCheck whether what the device says of Writable is not to be believed (quirk D8)
 * @param always what is written even if the device has that value already, besides DiagnosticsState and secrets (quirks D14, D8)
 * @param minPeriodicInformInterval seconds; smaller intervals are raised to it (quirk D23)
 */
public record WriteStyle(
        @Nullable BooleanForm booleans,
        DateTimePrecision dateTimes,
        DateTimeZone zone,
        boolean skipWritableCheck,
        List<PathPattern> always,
        long minPeriodicInformInterval) {
    /** Values as given, nothing special. */
    public static final WriteStyle DEFAULT =
            new WriteStyle(null, DateTimePrecision.AS_IS, DateTimeZone.AS_IS, false, List.of(), 1);

    public WriteStyle {
        Objects.requireNonNull(dateTimes, "dateTimes");
        Objects.requireNonNull(zone, "zone");
        always = List.copyOf(always);
    }

    /** Whether this device wants values spelt otherwise than given. */
    public boolean respells() {
        return booleans != null || dateTimes != DateTimePrecision.AS_IS || zone != DateTimeZone.AS_IS;
    }

    /** A value as this device wants it spelt; texts that are no value of their type stay. */
    public ParameterValue spelt(ParameterValue value) {
        String text = value.text();
        if (value.type().equals(ParameterType.BOOLEAN)) {
            text = value.asBoolean().map(this::spelt).orElse(text);
        } else if (value.type().equals(ParameterType.DATE_TIME)) {
            text = new DateTimeSpelling(dateTimes, zone).of(text);
        }
        return text.equals(value.text()) ? value : new ParameterValue(value.name(), text, value.type());
    }

    private @Nullable String spelt(boolean value) {
        if (booleans == null) {
            return null; // as given
        }
        return booleans == BooleanForm.DIGIT ? (value ? "1" : "0") : Boolean.toString(value);
    }

    /** How much of a second a dateTime has. */
    public enum DateTimePrecision {
        /** As given. */
        AS_IS,
        /** None: {@code 2026-11-23T10:00:00}. */
        SECONDS,
        /** Three digits: {@code 2026-11-23T10:00:00.000}. */
        MILLISECONDS
    }

    /** How a dateTime says where it stands to UTC. */
    public enum DateTimeZone {
        /** As given. */
        AS_IS,
        /** In UTC, with {@code Z}. */
        UTC,
        /** In UTC, without saying so. */
        NONE
    }
}
