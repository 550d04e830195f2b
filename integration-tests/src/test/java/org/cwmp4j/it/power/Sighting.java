package org.cwmp4j.it.power;

import java.util.List;
import org.cwmp4j.model.Event;

/** An Inform that the ACS took. */
record Sighting(int life, List<Event> events, long retryCount) {
    List<String> names() {
        return events.stream().map(Event::toString).toList();
    }
}
