package org.cwmp4j.cpe.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 8, row by row. */
class EventRulesTest {
    private final List<StateRecord> disk = new ArrayList<>();
    private EventQueue queue = new EventQueue(Map.of());

    private void record(StateUpdate update) {
        disk.addAll(update.records());
        update.onRecorded().run();
    }

    private void add(Event... events) {
        record(queue.add(List.of(events)));
    }

    private List<Event> inform() {
        List<Event> listed = queue.begin(CwmpVersion.V1_4, EventQueue.MAX_EVENTS);
        return listed.isEmpty() ? queue.beginHeartbeat() : listed; // which has a session of its own
    }

    private void reboot() {
        queue = new EventQueue(EventQueue.SECTION.readAll(StateSnapshot.of(disk)));
    }

    private static Event event(String code) {
        return new Event(new EventCode(code), code.startsWith("M ") ? "key" : "");
    }

    // code, multiple, confirmed by, kept: A always, R until reboot, S one session
    private static final String TABLE = """
            0 BOOTSTRAP;                            S; Inform;                          A
            1 BOOT;                                 S; Inform;                          R
            2 PERIODIC;                             S; Inform;                          A
            3 SCHEDULED;                            S; Inform;                          A
            4 VALUE CHANGE;                         S; Inform;                          R
            5 KICKED;                               S; Kicked;                          R
            6 CONNECTION REQUEST;                   S; Inform;                          S
            7 TRANSFER COMPLETE;                    S; TransferComplete;                A
            8 DIAGNOSTICS COMPLETE;                 S; Inform;                          R
            9 REQUEST DOWNLOAD;                     S; RequestDownload;                 R
            10 AUTONOMOUS TRANSFER COMPLETE;        S; AutonomousTransferComplete;      A
            11 DU STATE CHANGE COMPLETE;            S; DUStateChangeComplete;           A
            12 AUTONOMOUS DU STATE CHANGE COMPLETE; S; AutonomousDUStateChangeComplete; A
            13 WAKEUP;                              S; Inform;                          R
            14 HEARTBEAT;                           S; Inform;                          R
            M Reboot;                               M; Inform;                          A
            M ScheduleInform;                       M; Inform;                          A
            M Download;                             M; TransferComplete;                A
            M Upload;                               M; TransferComplete;                A
            M ScheduleDownload;                     M; TransferComplete;                A
            M ChangeDUState;                        M; DUStateChangeComplete;           A
            M X_012345_Thing;                       M; Inform;                          A
            X 012345 Thing;                         S; Inform;                          A
            """;

    static List<String[]> table() {
        return TABLE.lines()
                .map(l ->
                        java.util.Arrays.stream(l.split(";")).map(String::strip).toArray(String[]::new))
                .toList();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("table")
    @Rule({"C-EVT-07", "C-EVT-28", "C-EVT-26"})
    void singleOrMultiple(String code, String multiple, String confirmedBy, String kept) {
        add(event(code));
        add(event(code));
        add(event(code));
        assertThat(inform()).hasSize(multiple.equals("M") ? 3 : 1);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("table")
    @Rule({
        "C-EVT-02",
        "C-EVT-03",
        "C-EVT-04",
        "C-EVT-16",
        "C-EVT-17",
        "C-EVT-18",
        "C-EVT-19",
        "C-EVT-20",
        "C-EVT-21",
        "C-EVT-24"
    })
    void deliveredWhenConfirmedAndNotBefore(String code, String multiple, String confirmedBy, String kept) {
        Event event = event(code);
        add(event);
        assertThat(inform()).containsExactly(event);
        record(queue.end()); // the response was lost
        assertThat(inform()).hasSize(kept.equals("S") ? 0 : 1);
        if (confirmedBy.equals("Inform")) {
            record(queue.informConfirmed());
        } else {
            record(queue.informConfirmed());
            assertThat(queue.events()).as("InformResponse does not confirm it").containsExactly(event);
            record(queue.callConfirmed(confirmedBy, event.commandKey(), true));
        }
        record(queue.end());
        assertThat(inform()).isEmpty();
        reboot();
        assertThat(inform()).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("table")
    @Rule({
        "C-EVT-11",
        "C-EVT-12",
        "C-EVT-13",
        "C-EVT-14",
        "C-EVT-18",
        "C-EVT-19",
        "C-EVT-20",
        "C-EVT-21",
        "C-EVT-22",
        "C-EVT-24",
        "C-EVT-30"
    })
    void keptOverARestartOrNot(String code, String multiple, String confirmedBy, String kept) {
        add(event(code));
        reboot();
        assertThat(queue.events()).hasSize(kept.equals("A") ? 1 : 0);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("table")
    @Rule({"C-EVT-09", "C-EVT-12", "C-EVT-13", "C-EVT-14", "C-EVT-18", "C-EVT-20", "C-EVT-21", "C-EVT-22", "C-EVT-24"})
    void discardedByBootstrap(String code, String multiple, String confirmedBy, String kept) {
        add(event(code));
        add(Event.of(EventCode.BOOTSTRAP), Event.of(EventCode.BOOT));
        assertThat(inform()).containsExactly(Event.of(EventCode.BOOTSTRAP), Event.of(EventCode.BOOT));
        add(event("8 DIAGNOSTICS COMPLETE"));
        assertThat(inform()).as("what comes after stays").hasSize(3);
        reboot();
        assertThat(inform()).containsExactly(Event.of(EventCode.BOOTSTRAP));
    }

    /** An event is not listed before it is recorded (record, then act). */
    @Test
    @Rule("C-EVT-30")
    void notListedBeforeItIsRecorded() {
        StateUpdate update = queue.add(List.of(event("2 PERIODIC")));
        assertThat(inform()).isEmpty();
        record(update);
        assertThat(inform()).hasSize(1);
    }

    /** A confirmation counts from its record on: until then the event would be sent again. */
    @Test
    @Rule("C-EVT-03")
    void confirmedFromTheRecordOn() {
        add(event("2 PERIODIC"));
        inform();
        StateUpdate confirmation = queue.informConfirmed();
        assertThat(queue.events()).hasSize(1);
        record(confirmation);
        assertThat(queue.isEmpty()).isTrue();
    }

    /** What happens again while its Inform is under way is one more occurrence. */
    @Test
    @Rule({"C-EVT-01", "C-EVT-05", "C-EVT-07"})
    void anOccurrenceDuringTheSession() {
        add(event("2 PERIODIC"));
        inform();
        add(event("2 PERIODIC"));
        record(queue.informConfirmed());
        record(queue.end());
        assertThat(inform()).as("not swallowed").hasSize(1);
        record(queue.end());
        add(event("4 VALUE CHANGE"));
        assertThat(inform()).containsExactly(event("2 PERIODIC"), event("4 VALUE CHANGE"));
        record(queue.informConfirmed());
        assertThat(queue.isEmpty()).isTrue();
        reboot();
        assertThat(queue.isEmpty()).isTrue();
    }

    /** And if that session fails, both are one again, on the disk too. */
    @Test
    @Rule("C-EVT-07")
    void anOccurrenceDuringAFailedSession() {
        add(event("2 PERIODIC"));
        inform();
        add(event("2 PERIODIC"));
        record(queue.end());
        assertThat(inform()).hasSize(1);
        record(queue.informConfirmed());
        reboot();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    @Rule({"C-EVT-27", "C-EVT-07"})
    void atMost64TheOldestMethodEventsGo() {
        add(event("1 BOOT"));
        IntStream.range(0, 70).forEach(i -> add(new Event(EventCode.M_DOWNLOAD, "k" + i)));
        List<Event> listed = inform();
        assertThat(listed).hasSize(64).contains(event("1 BOOT"));
        assertThat(listed.get(1).commandKey()).isEqualTo("k7");
        assertThat(listed.get(63).commandKey()).isEqualTo("k69");
        assertThat(queue.begin(CwmpVersion.V1_4, 63)).as("room for one more").hasSize(63);
    }

    @Test
    @Rule({"C-EVT-18", "C-EVT-24", "C-EVT-02"})
    void transfersAreConfirmedOneByOne() {
        add(event("7 TRANSFER COMPLETE"), new Event(EventCode.M_DOWNLOAD, "a"));
        add(event("7 TRANSFER COMPLETE"), new Event(EventCode.M_UPLOAD, "b"));
        assertThat(inform()).hasSize(3);
        record(queue.callConfirmed("TransferComplete", "a", true));
        record(queue.end());
        assertThat(inform()).containsExactly(event("7 TRANSFER COMPLETE"), new Event(EventCode.M_UPLOAD, "b"));
        record(queue.callConfirmed("TransferComplete", "b", true));
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "V1_0, 10 AUTONOMOUS TRANSFER COMPLETE, false", "V1_1, 10 AUTONOMOUS TRANSFER COMPLETE, true",
        "V1_1, 11 DU STATE CHANGE COMPLETE, false", "V1_2, 11 DU STATE CHANGE COMPLETE, true",
        "V1_3, 13 WAKEUP, false", "V1_4, 13 WAKEUP, true"
    })
    @Rule({"C-VER-05", "B-OLD-10"})
    void olderVersionsDoNotHearOfNewerEvents(CwmpVersion version, String code, boolean listed) {
        add(event(code));
        assertThat(queue.begin(version, 64)).hasSize(listed ? 1 : 0);
        record(queue.informConfirmed());
        assertThat(queue.events()).as("unsent, it waits").hasSizeGreaterThanOrEqualTo(listed ? 0 : 1);
    }
}
