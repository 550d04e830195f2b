package org.cwmp4j.cpe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.Request;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;

/**
 * Walks every way that a session can take with up to two calls of the device and up to three moves of the ACS after the
 * InformResponse, HoldRequests on and off, and compares each POST with an independent reading of Table 7.
 */
class SessionModelTest {
    private static final SessionSettings SETTINGS =
            new SessionSettings(List.of(CwmpVersion.values()), null, "t", false);
    private static final Inform INFORM =
            new Inform(new DeviceId("m", "00D09E", "", "1"), List.of(), 1, CwmpDateTime.UNKNOWN, 0, List.of());
    private static final AcsMethod<?> TRANSFER =
            new TransferComplete("", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);

    private int paths;
    private int requests;

    /** What the model knows, kept apart from the machine. */
    private record Model(int pending, boolean hold, boolean silentSaid, boolean lastEmpty, boolean asked) {}

    private enum Move {
        NOTHING,
        ASK,
        ASK_HOLDING,
        LATE_CALL_THEN_NOTHING
    }

    @Test
    @Rule({"C-SESS-08", "C-SESS-09", "C-SESS-10", "C-SESS-11", "C-SESS-13", "C-SESS-14", "C-SESS-17", "C-SESS-12"})
    void everyPostIsWhatTable7Says() {
        for (int calls = 0; calls <= 2; calls++) {
            for (boolean hold : new boolean[] {false, true}) {
                List<AcsCall> list = new ArrayList<>();
                for (int i = 0; i < calls; i++) {
                    list.add(new AcsCall(i, i == 0 ? TRANSFER : new GetRPCMethods()));
                }
                SessionMachine.Step begun =
                        SessionMachine.step(SessionState.of(SETTINGS), new SessionInput.Begin(INFORM, list));
                SoapEnvelope inform = ((SessionEffect.Send) begun.effects().get(0)).envelope();
                SessionMachine.Step opened = receive(
                        begun.state(),
                        SoapHeader.ofId(inform.header().id()).withHoldRequests(hold),
                        new InformResponse(1));
                walk(opened, new Model(calls, hold, false, false, false), 4);
            }
        }
        assertThat(paths).isGreaterThan(500);
        assertThat(requests).isGreaterThan(100);
    }

    /** The ID of a request, or anything, in a response. */
    private static SessionMachine.Step receive(
            SessionState state, SoapHeader header, org.cwmp4j.model.rpc.CwmpMessage message) {
        return SessionMachine.step(
                state, new SessionInput.Received(SoapEnvelope.of(CwmpVersion.V1_2, header, message)));
    }

    private void walk(SessionMachine.Step step, Model model, int left) {
        SessionEffect out = post(step);
        Model next = check(out, model);
        if (next == null || left == 0) {
            paths++;
            return;
        }
        if (out instanceof SessionEffect.Send send && send.envelope().message() instanceof Request request) {
            answers(step.state(), send.envelope(), request, next, left);
            return;
        }
        for (Move move : Move.values()) {
            play(step.state(), move, next, left);
        }
    }

    private void answers(SessionState state, SoapEnvelope sent, Request request, Model model, int left) {
        String id = sent.header().id();
        for (boolean hold : new boolean[] {false, true}) {
            SoapHeader header = SoapHeader.ofId(id).withHoldRequests(hold);
            walk(
                    receive(state, header, response(request)),
                    new Model(model.pending - 1, hold, model.silentSaid, false, false),
                    left - 1);
            walk(
                    receive(state, header, Fault.of(FaultCode.ACS_REQUEST_DENIED, "")),
                    new Model(model.pending - 1, hold, model.silentSaid, false, false),
                    left - 1);
        }
    }

    private static MethodResponse response(Request request) {
        return request instanceof TransferComplete
                ? new TransferCompleteResponse()
                : new GetRPCMethodsResponse(List.of("Inform"));
    }

    private void play(SessionState state, Move move, Model model, int left) {
        switch (move) {
            case NOTHING ->
                walk(
                        SessionMachine.step(state, new SessionInput.ReceivedEmpty()),
                        new Model(model.pending, false, model.silentSaid, true, false),
                        left - 1);
            case LATE_CALL_THEN_NOTHING -> {
                SessionState late = SessionMachine.step(
                                state, new SessionInput.Called(new AcsCall(100 + left, new GetRPCMethods())))
                        .state();
                walk(
                        SessionMachine.step(late, new SessionInput.ReceivedEmpty()),
                        new Model(model.pending + 1, false, model.silentSaid, true, false),
                        left - 1);
            }
            case ASK, ASK_HOLDING -> {
                boolean hold = move == Move.ASK_HOLDING;
                SessionMachine.Step asked = receive(
                        state, SoapHeader.ofId("q").withHoldRequests(hold), new GetParameterValues(List.of("Device.")));
                assertThat(asked.effects()).hasSize(1).first().isInstanceOf(SessionEffect.Execute.class);
                walk(
                        SessionMachine.step(
                                asked.state(), new SessionInput.Answered(new GetParameterValuesResponse(List.of()))),
                        new Model(model.pending, hold, model.silentSaid, false, true),
                        left - 1);
            }
        }
    }

    private static SessionEffect post(SessionMachine.Step step) {
        return step.effects().stream()
                .filter(e -> e instanceof SessionEffect.Send
                        || e instanceof SessionEffect.SendEmpty
                        || e instanceof SessionEffect.Close)
                .findFirst()
                .orElseThrow();
    }

    /** Table 7 and 3.7.1.4, read again; null where the session ends. */
    private Model check(SessionEffect out, Model m) {
        if (m.asked) {
            assertThat(out)
                    .as("%s", m)
                    .isInstanceOfSatisfying(
                            SessionEffect.Send.class,
                            s -> assertThat(s.envelope().message()).isInstanceOf(MethodResponse.class));
            return new Model(m.pending, m.hold, m.silentSaid, false, false);
        }
        boolean mayRequest = m.pending > 0 && !m.hold && !m.silentSaid;
        if (mayRequest) {
            requests++;
            assertThat(out)
                    .as("%s", m)
                    .isInstanceOfSatisfying(
                            SessionEffect.Send.class,
                            s -> assertThat(s.envelope().message()).isInstanceOf(Request.class));
            return m;
        }
        if (m.lastEmpty && m.silentSaid) {
            assertThat(out).as("%s", m).isInstanceOf(SessionEffect.Close.class);
            return null;
        }
        assertThat(out).as("%s", m).isInstanceOf(SessionEffect.SendEmpty.class);
        return new Model(m.pending, m.hold, m.silentSaid || !m.hold, false, false);
    }

    /** A state is never changed by what comes of it: the same step can be taken twice. */
    @Test
    void stepsArePure() {
        SessionState start = SessionState.of(SETTINGS);
        SessionInput begin = new SessionInput.Begin(INFORM, List.of());
        SessionMachine.Step once = SessionMachine.step(start, begin);
        SessionMachine.Step twice = SessionMachine.step(start, begin);
        assertThat(once.effects()).isEqualTo(twice.effects());
        assertThat(start.phase()).isEqualTo(SessionState.Phase.NEW);
        SessionMachine.step(once.state(), new SessionInput.ReceivedEmpty());
        assertThat(once.state().phase()).isEqualTo(SessionState.Phase.INFORMING);
    }
}
