package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Answers with more rows than may be held, from the agent to its transport.
 *
 * <pre>
 * agent                      transport
 *   | GPV response, rows         |
 *   |---------------------------&gt;|
 *   | next? &lt;--------------------|  each next puts off the deadline
 *   | 256 rows ------------------|
 *   | next? &lt;--------------------|
 * </pre>
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LongAnswerLadderTest {
    private static final String STATUS = "Device.DeviceInfo.Description";
    private static final GetParameterValues EVERYTHING = new GetParameterValues(List.of("Device."));

    private final TreeAgentFixture fixture = new TreeAgentFixture();
    private final ScriptedAcs acs = fixture.acs;
    private String description = "a box";

    private void boot() {
        fixture.tree = tree -> tree.heldRows(3).bind(STATUS, () -> description);
        fixture.start();
        acs.accept();
        acs.expectEmpty();
    }

    private void settle() {
        fixture.settle();
    }

    /** A transport that writes whole messages gets one. */
    @Test
    @Rule({"B-SOAP-13", "C-GPV-01"})
    void aTransportThatTakesNoRowsGetsTheMessage() {
        boot();
        acs.call(EVERYTHING);
        settle();
        List<ParameterValue> values =
                acs.expect(GetParameterValuesResponse.class).parameterList();
        assertThat(values).hasSizeGreaterThan(10).contains(ParameterValue.of(STATUS, "a box"));
        acs.empty();
        assertThat(fixture.ends)
                .singleElement()
                .satisfies(e -> assertThat(e.end()).isEqualTo(SessionEnd.COMPLETED));
    }

    /** Nothing has left yet, so the ACS is told. */
    @Test
    @Rule({"C-GPV-09", "B-ROB-08"})
    void aMessageThatCannotBeMadeWholeIsAFault() {
        boot();
        description = "\u0001";
        acs.call(EVERYTHING);
        settle();
        acs.expectFault(9002);
        assertThat(fixture.violations)
                .singleElement()
                .satisfies(v -> assertThat(v).startsWith(STATUS + ": expected"));
    }

    @Test
    @Rule("B-SOAP-13")
    void aTransportThatTakesRowsGetsThemAsItWants() {
        acs.takesRows = true;
        boot();
        acs.call(EVERYTHING);
        assertThat(acs.expect(GetParameterValuesResponse.class).parameterList()).isEmpty();
        AnswerRows rows = acs.rows();
        List<Object> all = new ArrayList<>();
        try (AnswerRows.Cursor cursor = rows.open()) {
            for (List<?> some = next(cursor); !some.isEmpty(); some = next(cursor)) {
                all.addAll(some);
            }
        }
        assertThat(all).hasSize(rows.count()).contains(ParameterValue.of(STATUS, "a box"));
        acs.call(new GetParameterNames("Device.", true));
        assertThat(acs.envelope().message().name()).isEqualTo("GetParameterNamesResponse");
        acs.empty();
        assertThat(fixture.ends)
                .singleElement()
                .satisfies(e -> assertThat(e.end()).isEqualTo(SessionEnd.COMPLETED));
    }

    private List<?> next(AnswerRows.Cursor cursor) {
        var some = cursor.next().toCompletableFuture();
        settle();
        return some.join();
    }

    /** As long as the network takes something, the session goes on; when it takes nothing, not. */
    @Test
    @Rule("C-SESS-19")
    void theDeadlineIsForEachPart() {
        acs.takesRows = true;
        boot();
        acs.call(EVERYTHING);
        AnswerRows.Cursor cursor = acs.rows().open();
        for (int i = 0; i < 5; i++) {
            next(cursor);
            fixture.pass(59);
        }
        assertThat(fixture.ends).isEmpty();
        fixture.pass(1);
        assertThat(fixture.ends)
                .singleElement()
                .satisfies(e -> assertThat(e.end()).isEqualTo(SessionEnd.TIMEOUT));
        acs.expectClosed();
    }

    /** Half an answer is none, and a fault would be a second one: the session has failed, and is held again. */
    @Test
    @Rule({"C-HTTP-15", "C-SESS-21", "C-RETRY-01"})
    void anAnswerThatBreaksOffEndsTheSession() {
        acs.takesRows = true;
        boot();
        acs.call(EVERYTHING);
        description = "x".repeat(300);
        AnswerRows.Cursor cursor = acs.rows().open();
        var some = cursor.next().toCompletableFuture();
        while (!some.isCompletedExceptionally()) {
            assertThat(some.join()).isNotEmpty();
            settle();
            some = cursor.next().toCompletableFuture();
            settle();
        }
        cursor.close();
        acs.drop(new HttpException(HttpException.Kind.BROKEN_OFF, "no more", null));
        settle();
        assertThat(fixture.ends)
                .singleElement()
                .satisfies(e -> assertThat(e.end()).isEqualTo(SessionEnd.UNSENDABLE));
        acs.expectClosed();
        fixture.pass(10);
        acs.accept();
        acs.call(EVERYTHING);
        settle();
        acs.expectFault(9002);
    }

    /** What the ACS asked for goes out as it was in this session: what the device itself changes has to wait. */
    @Test
    @Rule("C-SESS-05")
    void theDevicesOwnChangesWaitForTheEnd() {
        acs.takesRows = true;
        boot();
        acs.call(EVERYTHING);
        fixture.change("Device.ManagementServer.PeriodicInformInterval", "77");
        List<Object> all = new ArrayList<>();
        AnswerRows.Cursor cursor = acs.rows().open();
        for (List<?> some = next(cursor); !some.isEmpty(); some = next(cursor)) {
            all.addAll(some);
        }
        assertThat(all)
                .doesNotContain(ParameterValue.ofUnsignedInt("Device.ManagementServer.PeriodicInformInterval", 77));
        acs.empty();
        settle();
        assertThat(fixture.agent
                        .tree()
                        .join()
                        .read(List.of("Device.ManagementServer.PeriodicInformInterval"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Map.of("Device.ManagementServer.PeriodicInformInterval", "77"));
    }
}
