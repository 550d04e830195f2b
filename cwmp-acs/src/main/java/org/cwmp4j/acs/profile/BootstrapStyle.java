package org.cwmp4j.acs.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a factory reset shows (quirk D13). The marker is a parameter of the Inform that the application sets, so that its default value
 * says that the device has forgotten.
 *
 * @param sign what to believe
 * @param marker the parameter's name, or its end from a dot on; {@code null} for {@code .ManagementServer.ParameterKey}
 * @param markerDefault its value after a factory reset
 */
public record BootstrapStyle(Sign sign, @Nullable String marker, String markerDefault) {
    /** The event only. */
    public static final BootstrapStyle DEFAULT = new BootstrapStyle(Sign.EVENT, null, "");

    private static final String USUAL_MARKER = ".ManagementServer.ParameterKey";

    public BootstrapStyle {
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(markerDefault, "markerDefault");
    }

    /** What says that the device is as it came from the factory. */
    public enum Sign {
        /** The event {@code 0 BOOTSTRAP}. */
        EVENT,
        /** The marker has its default value again; the event counts only where the Inform lacks the marker. */
        MARKER,
        /** Either of them. */
        EITHER
    }

    /** Whether a parameter is the marker. */
    public boolean isMarker(String name) {
        String wanted = marker == null ? USUAL_MARKER : marker;
        return wanted.startsWith(".") ? name.endsWith(wanted) : name.equals(wanted);
    }
}
