package org.cwmp4j.acs.session;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;

/**
 * What a session keeps from its Inform to its end.
 *
 * @param device who informed
 * @param version negotiated
 * @param namespace that of the Inform, which our requests mirror (A-VER-12)
 * @param idle how long the device may be silent
 * @param held whether our last response held the device's requests back
 * @param holdWanted whether our next response is to
 * @param emptyPostSeen whether the device has said that it has no more requests: an empty POST while they were not held back
 * @param nextId of our requests
 */
public record SessionContext(
        DeviceId device,
        CwmpVersion version,
        String namespace,
        Duration idle,
        boolean held,
        boolean holdWanted,
        boolean emptyPostSeen,
        long nextId) {
    public SessionContext {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(idle, "idle");
    }

    SessionContext withHeld(boolean value) {
        return new SessionContext(device, version, namespace, idle, value, holdWanted, emptyPostSeen, nextId);
    }

    SessionContext withHoldWanted(boolean value) {
        return new SessionContext(device, version, namespace, idle, held, value, emptyPostSeen, nextId);
    }

    /** After an empty POST: it counts unless we held the device's requests back (A-SESS-34). */
    SessionContext afterEmptyPost() {
        return new SessionContext(device, version, namespace, idle, held, holdWanted, emptyPostSeen || !held, nextId);
    }

    SessionContext afterRequest() {
        return new SessionContext(device, version, namespace, idle, held, holdWanted, emptyPostSeen, nextId + 1);
    }
}
