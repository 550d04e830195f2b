package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * When a scheduled download may be applied (TR-069 A6C1 Table 64).
 *
 * @param windowStart seconds from the receipt of the request
 * @param windowEnd seconds from the receipt of the request, after the start
 * @param windowMode one of the constants or {@code X <VENDOR> ...}
 * @param userMessage shown to the user for confirmation; at most 256 characters
 * @param maxRetries 0 none, -1 as the device likes, n at most n
 */
public record TimeWindowStruct(
        long windowStart, long windowEnd, String windowMode, String userMessage, int maxRetries) {
    public TimeWindowStruct {
        Objects.requireNonNull(windowMode, "windowMode");
        Objects.requireNonNull(userMessage, "userMessage");
    }

    /** The device chooses. */
    public static final String AT_ANY_TIME = "1 At Any Time";
    /** At the start of the window. */
    public static final String IMMEDIATELY = "2 Immediately";
    /** Only while nothing would be interrupted. */
    public static final String WHEN_IDLE = "3 When Idle";
    /** Only once the user agreed. */
    public static final String CONFIRMATION_NEEDED = "4 Confirmation Needed";
}
