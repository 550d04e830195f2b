package org.cwmp4j.acs.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to list a device's parameters.
 *
 * @param root what to ask for in place of the root: the empty text, {@code Device.} or {@code InternetGatewayDevice.} (quirk D1);
 *     {@code null} to take it from the names in the Inform
 * @param nextLevel which form of GetParameterNames works (quirk D2)
 */
public record BrowseStyle(@Nullable String root, NextLevel nextLevel) {
    /** The root of the Inform; by levels, and whole if that fails. */
    public static final BrowseStyle DEFAULT = new BrowseStyle(null, NextLevel.ANY);

    public BrowseStyle {
        Objects.requireNonNull(nextLevel, "nextLevel");
    }

    /** Which values of NextLevel a device can be asked with. */
    public enum NextLevel {
        /** Both: one level at a time, and the whole at once where that is refused. */
        ANY,
        /** One level at a time only. */
        ONLY_TRUE,
        /** The whole at once only. */
        ONLY_FALSE
    }
}
