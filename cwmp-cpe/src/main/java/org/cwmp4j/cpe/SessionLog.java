package org.cwmp4j.cpe;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two lines for each session: why it was started and what became of it. Of the URL only the host is shown. Command keys and what went
 * wrong may be the ACS's words, so they are cut and freed of what is no printable character.
 */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int MOST_TEXT = 300;
    private static final int MOST_EVENTS = 8;

    private SessionLog() {}

    static void started(SessionInfo session) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "session {} of {} with {} starts because of {}; events {}; retry count {}",
                    session.number(),
                    name(session.device()),
                    session.url().getHost(),
                    new TreeSet<>(session.reasons()),
                    shown(events(session.events())),
                    session.retryCount());
        }
    }

    static void ended(SessionInfo session, SessionResult result) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "session {} of {} ended after {} ms: {}{}",
                    session.number(),
                    name(session.device()),
                    result.duration().toMillis(),
                    result.end(),
                    result.detail().isEmpty() ? "" : ", " + shown(Secrets.maskUrl(result.detail())));
        }
    }

    private static String name(DeviceId device) {
        return shown(device.oui() + "-" + device.productClass() + "-" + device.serialNumber());
    }

    private static String events(List<Event> events) {
        String first =
                events.stream().limit(MOST_EVENTS).map(Event::toString).collect(Collectors.joining(", ", "[", "]"));
        return events.size() <= MOST_EVENTS ? first : first + " and " + (events.size() - MOST_EVENTS) + " more";
    }

    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(MOST_TEXT)
                .forEach(c -> out.appendCodePoint(Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c));
        return out.toString();
    }
}
