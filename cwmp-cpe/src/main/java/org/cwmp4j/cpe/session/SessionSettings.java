package org.cwmp4j.cpe.session;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.CwmpVersion;
import org.jspecify.annotations.Nullable;

/**
 * What does not change during a session.
 *
 * @param versions that the device offers, in ascending order; not empty
 * @param sessionTimeout for the header entry of that name, in seconds, 30 or more; {@code null} for none (C-HDR-06)
 * @param idPrefix begins the ID of each request; letters and digits only, since some servers echo it without escaping
 * @param strict whether a response must repeat the ID of its request; otherwise only another ID is an error (B-HDR-03)
 */
public record SessionSettings(
        List<CwmpVersion> versions, @Nullable Long sessionTimeout, String idPrefix, boolean strict) {
    public SessionSettings {
        versions = List.copyOf(versions);
        Objects.requireNonNull(idPrefix, "idPrefix");
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions: expected one or more");
        }
        if (sessionTimeout != null && sessionTimeout < 30) {
            throw new IllegalArgumentException("sessionTimeout: expected 30 s or more, got " + sessionTimeout);
        }
    }

    /** The version that the Inform is written in (C-VER-06). */
    public CwmpVersion highest() {
        return versions.get(versions.size() - 1);
    }
}
