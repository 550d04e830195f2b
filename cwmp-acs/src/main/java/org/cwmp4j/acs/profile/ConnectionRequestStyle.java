package org.cwmp4j.acs.profile;

/**
 * How to ask a device for a session.
 *
 * @param enabled whether to ask at all
 * @param basic whether credentials may be sent by Basic if the device challenges so (rule CRQ-29)
 * @param reconnect whether to try once more on a new connection when the device closes after its challenge (quirk H8)
 */
public record ConnectionRequestStyle(boolean enabled, boolean basic, boolean reconnect) {
    /** By Digest, with one more connection. */
    public static final ConnectionRequestStyle DEFAULT = new ConnectionRequestStyle(true, false, true);
}
