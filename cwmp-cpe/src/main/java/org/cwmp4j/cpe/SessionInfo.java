package org.cwmp4j.cpe;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;

/**
 * A session that begins.
 *
 * @param device whose
 * @param number counts the sessions of this agent object, from 1
 * @param reasons why; never empty
 * @param events what its Inform lists; may be empty
 * @param retryCount what its Inform says
 * @param url where it goes
 */
public record SessionInfo(
        DeviceId device, long number, Set<SessionReason> reasons, List<Event> events, long retryCount, URI url) {
    public SessionInfo {
        Objects.requireNonNull(device, "device");
        reasons = Set.copyOf(reasons);
        events = List.copyOf(events);
        Objects.requireNonNull(url, "url");
    }
}
