package org.cwmp4j.acs.parameter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to write.
 *
 * @param parameterKey becomes ManagementServer.ParameterKey if the call succeeds
 * @param onlyChanges whether to read first and leave out what the device has already. DiagnosticsState, secrets and what the profile
 *     says are written all the same (quirks D8, D14)
 * @param listed what the device listed, to refuse in time what it says cannot be written; {@code null} to leave that to the device.
 *     Not believed if the profile says so (quirk D8)
 */
public record WriteOptions(
        String parameterKey, boolean onlyChanges, @Nullable BrowseResult listed) {
    /** All values, no key. */
    public static final WriteOptions DEFAULT = new WriteOptions("", false, null);

    public WriteOptions {
        Objects.requireNonNull(parameterKey, "parameterKey");
    }

    /** With that key. */
    public WriteOptions withParameterKey(String value) {
        return new WriteOptions(value, onlyChanges, listed);
    }

    /** With or without reading first. */
    public WriteOptions withOnlyChanges(boolean value) {
        return new WriteOptions(parameterKey, value, listed);
    }

    /** With what the device listed. */
    public WriteOptions withListed(@Nullable BrowseResult value) {
        return new WriteOptions(parameterKey, onlyChanges, value);
    }
}
