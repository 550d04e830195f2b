package org.cwmp4j.cpe.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.VersionTable;

/**
 * The events that the ACS has not confirmed yet, in the order in which they occurred. An event is listed once it is recorded, in
 * every Inform until its confirmation is recorded, and never again after that. Confined to the agent's executor.
 */
public final class EventQueue {
    /** The most entries that an Inform may list (TR-069 A6C1 Table 37). */
    public static final int MAX_EVENTS = 64;

    /** Where undelivered events are recorded, by number. */
    public static final StateSection<Event> SECTION = new StateSection<>("event", 1, new EventCodec());

    private final List<PendingEvent> entries = new ArrayList<>(4);
    private long lastNumber;

    /** The queue after a restart: what must survive one has. */
    public EventQueue(Map<String, Event> found) {
        found.forEach((key, event) -> {
            lastNumber = Math.max(lastNumber, Long.parseLong(key));
            entries.add(new PendingEvent(Long.parseLong(key), event, true));
        });
    }

    /**
     * Events occurred, of one cause: they go into the same Inform (C-EVT-08). With {@code 0 BOOTSTRAP} among them all others are
     * discarded (C-EVT-09).
     *
     * @return to be recorded; the events are listed from then on
     */
    public StateUpdate add(List<Event> ofOneCause) {
        List<StateRecord> records = new ArrayList<>();
        if (ofOneCause.stream().anyMatch(e -> e.code().equals(EventCode.BOOTSTRAP))) {
            discard(records, e -> true);
        }
        List<PendingEvent> added = new ArrayList<>();
        for (Event event : ofOneCause) {
            EventRule rule = EventRule.of(event.code());
            if (rule.multiple() || !isThere(event.code())) {
                PendingEvent entry = new PendingEvent(++lastNumber, event, !rule.isDurable());
                added.add(entry);
                if (rule.isDurable()) {
                    records.add(SECTION.put(entry.key(), event));
                }
            }
        }
        entries.addAll(added);
        dropOldest(records);
        return new StateUpdate(records, () -> added.forEach(e -> e.recorded = true));
    }

    /** Whether an event of this code waits to be sent, apart from those that an Inform under way lists. */
    public boolean awaits(EventCode code) {
        return entries.stream().anyMatch(e -> !e.sent && e.event.code().equals(code));
    }

    /** A heartbeat that comes while another is under way is dropped (HBT-03); other events count anew then. */
    private boolean isThere(EventCode code) {
        return code.equals(EventCode.HEARTBEAT) ? hasHeartbeat() : awaits(code);
    }

    /** Whether {@code 14 HEARTBEAT} waits for a session of its own, or is under way in one. */
    public boolean hasHeartbeat() {
        return entries.stream().anyMatch(PendingEvent::isHeartbeat);
    }

    /** No heartbeat waits any more, unless an Inform under way lists it. It was not recorded. */
    public void dropHeartbeat() {
        entries.removeIf(e -> e.isHeartbeat() && !e.sent);
    }

    /** Whether this event adds to what waits: its kind may be listed several times, discards all others, or is not there. */
    public boolean isNews(Event event) {
        return event.code().equals(EventCode.BOOTSTRAP)
                || EventRule.of(event.code()).multiple()
                || !isThere(event.code());
    }

    /** Whether nothing waits, apart from a heartbeat. */
    public boolean isEmpty() {
        return entries.stream().allMatch(PendingEvent::isHeartbeat);
    }

    /** All events that wait. */
    public List<Event> events() {
        return entries.stream().map(e -> e.event).toList();
    }

    /** How many events wait that an Inform under way does not list, apart from a heartbeat. */
    public int unsent() {
        return (int) entries.stream().filter(e -> !e.sent && !e.isHeartbeat()).count();
    }

    /** A session of the heartbeat's own begins: what its Inform lists (C-NOT-15). */
    public List<Event> beginHeartbeat() {
        List<PendingEvent> listed =
                entries.stream().filter(PendingEvent::isHeartbeat).toList();
        listed.forEach(e -> e.sent = true);
        return listed.stream().map(e -> e.event).toList();
    }

    /**
     * A session begins that is not a heartbeat's.
     *
     * @param version what that version lacks stays behind (B-OLD-10)
     * @param most how many fit; the oldest M events stay behind if there are more
     * @return what its Inform lists
     */
    public List<Event> begin(CwmpVersion version, int most) {
        List<PendingEvent> listed = new ArrayList<>();
        for (PendingEvent e : entries) {
            if (e.recorded && !e.isHeartbeat() && VersionTable.has(version, e.event.code())) {
                listed.add(e);
            }
        }
        while (listed.size() > most) {
            listed.remove(oldestMethodEvent(listed));
        }
        listed.forEach(e -> e.sent = true);
        return listed.stream().map(e -> e.event).toList();
    }

    /** The InformResponse came. To be recorded; what it confirms is gone from then on. */
    public StateUpdate informConfirmed() {
        return confirmed(
                e -> e.sent && EventRule.of(e.event.code()).confirmedBy().equals("Inform"));
    }

    /**
     * The response to a call of the device came. To be recorded; what it confirms is gone from then on: the one M event with that
     * command key, and with the last of them the method's single events. An event need not have been listed for that: a transfer
     * may have ended in the very session that reports it (C-TC-02), which on a slow medium is over before the event is recorded.
     *
     * @param last whether no other call of that method waits, so that the single event has nothing left to announce
     */
    public StateUpdate callConfirmed(String method, String commandKey, boolean last) {
        return callConfirmed(method, e -> e.commandKey().equals(commandKey), last);
    }

    /** The same where the one M event is known: a download and an upload may have the same command key. */
    public StateUpdate callConfirmed(String method, Event event, boolean last) {
        return callConfirmed(method, event::equals, last);
    }

    private StateUpdate callConfirmed(String method, Predicate<Event> reported, boolean last) {
        Predicate<PendingEvent> byMethod =
                e -> EventRule.of(e.event.code()).confirmedBy().equals(method);
        PendingEvent own = entries.stream()
                .filter(byMethod)
                .filter(e -> EventRule.of(e.event.code()).multiple())
                .filter(e -> reported.test(e.event))
                .findFirst()
                .orElse(null);
        boolean others = entries.stream()
                .filter(byMethod)
                .anyMatch(e -> e != own && EventRule.of(e.event.code()).multiple());
        return confirmed(e -> e == own
                || (last
                        && !others
                        && byMethod.test(e)
                        && !EventRule.of(e.event.code()).multiple()));
    }

    /**
     * The session is over. What it listed without being confirmed waits for the next one, but for {@code 6 CONNECTION REQUEST}
     * (C-EVT-17). To be recorded.
     */
    public StateUpdate end() {
        List<StateRecord> records = new ArrayList<>();
        discard(records, e -> e.sent && EventRule.of(e.event.code()).keeping() == EventRule.Keeping.ONE_SESSION);
        entries.forEach(e -> e.sent = false);
        mergeSingle(records);
        return new StateUpdate(records, () -> {});
    }

    /** The device restarted: events that are kept until then are gone. */
    public StateUpdate restarted() {
        List<StateRecord> records = new ArrayList<>();
        discard(records, e -> !EventRule.of(e.event.code()).isDurable());
        mergeSingle(records);
        return new StateUpdate(records, () -> {});
    }

    /** One that occurred again while its predecessor was under way is the same entry once that is not (C-EVT-07). */
    private void mergeSingle(List<StateRecord> records) {
        Set<EventCode> seen = new HashSet<>();
        discard(records, e -> !EventRule.of(e.event.code()).multiple() && !seen.add(e.event.code()));
    }

    /** All events are gone, as a factory reset wants it. To be recorded. */
    public StateUpdate forget() {
        List<StateRecord> records = new ArrayList<>();
        discard(records, e -> true);
        return new StateUpdate(records, () -> {});
    }

    private StateUpdate confirmed(Predicate<PendingEvent> which) {
        List<PendingEvent> done = entries.stream().filter(which).toList();
        List<StateRecord> records = done.stream()
                .filter(e -> EventRule.of(e.event.code()).isDurable())
                .map(e -> SECTION.remove(e.key()))
                .toList();
        return new StateUpdate(records, () -> entries.removeAll(done));
    }

    private void discard(List<StateRecord> records, Predicate<PendingEvent> which) {
        entries.removeIf(e -> {
            boolean gone = which.test(e);
            if (gone && EventRule.of(e.event.code()).isDurable()) {
                records.add(SECTION.remove(e.key()));
            }
            return gone;
        });
    }

    /** The oldest M entries go first (C-EVT-27); without any, the oldest of all. */
    private void dropOldest(List<StateRecord> records) {
        while (entries.size() > MAX_EVENTS) {
            PendingEvent oldest = oldestMethodEvent(entries);
            discard(records, e -> e == oldest);
        }
    }

    private static PendingEvent oldestMethodEvent(List<PendingEvent> list) {
        return list.stream()
                .filter(e -> e.event.code().isMethodEvent())
                .findFirst()
                .orElse(list.get(0));
    }

    private static final class PendingEvent {
        final long number;
        final Event event;
        boolean recorded;
        boolean sent;

        PendingEvent(long number, Event event, boolean recorded) {
            this.number = number;
            this.event = event;
            this.recorded = recorded;
        }

        String key() {
            return Long.toString(number);
        }

        boolean isHeartbeat() {
            return event.code().equals(EventCode.HEARTBEAT);
        }
    }

    private static final class EventCodec implements StateCodec<Event> {
        @Override
        public void write(Event value, StateWriter out) {
            out.text(value.code().text()).text(value.commandKey());
        }

        @Override
        public Event read(int version, StateReader in) {
            return new Event(new EventCode(in.text()), in.text());
        }
    }
}
