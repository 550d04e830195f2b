package org.cwmp4j.acs.session;

import java.util.Arrays;
import org.cwmp4j.acs.session.SessionInput.Answered;
import org.cwmp4j.acs.session.SessionInput.AnsweredByFault;
import org.cwmp4j.acs.session.SessionInput.CallReady;
import org.cwmp4j.acs.session.SessionInput.DeadlinePassed;
import org.cwmp4j.acs.session.SessionInput.NothingToCall;
import org.cwmp4j.acs.session.SessionInput.Received;
import org.cwmp4j.acs.session.SessionInput.ReceivedEmpty;
import org.cwmp4j.acs.session.SessionInput.RecordRefused;
import org.cwmp4j.acs.session.SessionInput.Recorded;
import org.cwmp4j.acs.session.SessionInput.Unreadable;
import org.cwmp4j.acs.session.SessionState.AcsTurn;
import org.cwmp4j.acs.session.SessionState.Answering;
import org.cwmp4j.acs.session.SessionState.AwaitingAnswer;
import org.cwmp4j.acs.session.SessionState.DeviceRequest;
import org.cwmp4j.acs.session.SessionState.DeviceTurn;
import org.cwmp4j.acs.session.SessionState.Ended;
import org.cwmp4j.acs.session.SessionState.Recording;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.jspecify.annotations.Nullable;

/** From the InformResponse to the end (TR-069 A6C1 3.7.2.2 to 3.7.2.4). */
final class ExchangeRules {
    private final SessionSettings settings;

    ExchangeRules(SessionSettings settings) {
        this.settings = settings;
    }

    // The device's turn

    Transition request(DeviceTurn state, Received input) {
        SoapEnvelope envelope = input.envelope();
        CwmpMessage message = envelope.message();
        if (message instanceof NoRpc) {
            return noRequest(state, new ReceivedEmpty()); // X18
        }
        if (message instanceof Inform || isAnswer(message)) {
            return SessionMachine.violation(state); // A-SESS-49, A-SESS-38
        }
        SessionContext context = state.context();
        DeviceRequest request = message instanceof AcsMethod<?> method && supports(context.version(), method)
                ? new DeviceRequest(method, envelope.header().id(), Negotiation.mirrored(envelope.namespace()))
                : null;
        if (request == null) {
            return refuse(state, envelope);
        }
        long number = context.nextId();
        return Transition.to(
                new Answering(context.afterRequest(), request, number),
                new SessionEffect.AskAnswer(request, number),
                new SessionEffect.Arm(settings.answer()));
    }

    private static boolean isAnswer(CwmpMessage message) {
        return message instanceof MethodResponse
                || message instanceof Fault
                || (message instanceof UnknownMethod && message.name().endsWith("Response"));
    }

    private static boolean supports(CwmpVersion version, AcsMethod<?> method) {
        return VersionTable.hasMethod(version, method.name());
    }

    /** A method that nobody here knows is answered by fault 8000, and the session goes on (B-SOAP-16). */
    private Transition refuse(DeviceTurn state, SoapEnvelope envelope) {
        Fault fault = Fault.of(FaultCode.ACS_METHOD_NOT_SUPPORTED, "Method not supported");
        SessionContext context = state.context();
        String namespace = Negotiation.mirrored(envelope.namespace());
        return toDevice(
                context, Envelopes.send(context, namespace, envelope.header().id(), fault));
    }

    private static Transition toDevice(SessionContext context, SessionEffect.Send send) {
        return Transition.to(
                new DeviceTurn(context.withHeld(context.holdWanted())), send, new SessionEffect.Arm(context.idle()));
    }

    Transition noRequest(DeviceTurn state, ReceivedEmpty input) {
        return ourTurn(state.context().afterEmptyPost());
    }

    private Transition ourTurn(SessionContext context, SessionEffect... first) {
        SessionEffect[] effects = Arrays.copyOf(first, first.length + 2);
        effects[first.length] = new SessionEffect.Arm(settings.answer());
        effects[first.length + 1] = new SessionEffect.AskCall();
        return Transition.to(new AcsTurn(context, false), effects);
    }

    /** Bad arguments of a sound request: the fault that the reader names; all else is malformed (A-SESS-37). */
    Transition unreadable(DeviceTurn state, Unreadable input) {
        if (input.answer() instanceof Answer.SoapFault fault && !fault.method().equals("Inform")) {
            SessionContext context = state.context();
            Fault answer = Envelopes.fault(fault.method(), context.version(), fault.code(), fault.faultString());
            return toDevice(
                    context, Envelopes.send(context, Negotiation.mirrored(fault.namespace()), fault.id(), answer));
        }
        return SessionMachine.fail(state, statusOf(input.answer()), "Malformed message", SessionEnd.MALFORMED_MESSAGE);
    }

    static int statusOf(Answer answer) {
        return answer instanceof Answer.HttpStatus http ? http.status() : 400;
    }

    // Its request

    Transition answered(Answering state, Answered input) {
        return input.number() == state.number()
                ? toDevice(state.context(), Envelopes.send(state.context(), state.request(), input.response()))
                : Transition.to(state);
    }

    Transition answeredByFault(Answering state, AnsweredByFault input) {
        if (input.number() != state.number()) {
            return Transition.to(state);
        }
        SessionContext context = state.context();
        Fault fault = Envelopes.fault(state.request().method().name(), context.version(), input.code(), input.text());
        return toDevice(context, Envelopes.send(context, state.request(), fault));
    }

    Transition answerTooLate(Answering state, DeadlinePassed input) {
        return answeredByFault(
                state, new AnsweredByFault(state.number(), FaultCode.ACS_INTERNAL_ERROR, "Internal error"));
    }

    // Our turn

    Transition call(AcsTurn state, CallReady input) {
        return input.call().recorded()
                ? Transition.to(
                        new Recording(state.context(), input.call()), new SessionEffect.RecordSent(input.call()))
                : leave(state.context(), input.call());
    }

    private static Transition leave(SessionContext context, SessionCall call) {
        String id = Long.toString(context.nextId());
        SessionContext after = context.afterRequest().withHeld(context.holdWanted());
        return Transition.to(
                new AwaitingAnswer(after, call, id),
                Envelopes.send(context, context.namespace(), id, call.method()),
                new SessionEffect.Arm(call.limit()));
    }

    /** An empty response; the end, unless the device may still have requests that we held back (A-SESS-34). */
    Transition nothing(AcsTurn state, NothingToCall input) {
        SessionContext context = state.context();
        return context.emptyPostSeen()
                ? Transition.to(
                        new Ended(input.cause()), new SessionEffect.SendEmpty(), new SessionEffect.End(input.cause()))
                : Transition.to(
                        new DeviceTurn(context.withHeld(false)),
                        new SessionEffect.SendEmpty(),
                        new SessionEffect.Arm(context.idle()));
    }

    /** The device waits and the application has had its time: what else is queued goes first, then the end. */
    Transition patienceOver(AcsTurn state, DeadlinePassed input) {
        return state.patienceOver()
                ? Transition.to(
                        new Ended(SessionEnd.HANDLER_FAILED),
                        new SessionEffect.SendEmpty(),
                        new SessionEffect.End(SessionEnd.HANDLER_FAILED))
                : Transition.to(
                        new AcsTurn(state.context(), true),
                        new SessionEffect.Arm(settings.grace()),
                        new SessionEffect.GiveUpHandler());
    }

    Transition recorded(Recording state, Recorded input) {
        return leave(state.context(), state.call());
    }

    Transition recordRefused(Recording state, RecordRefused input) {
        return ourTurn(state.context());
    }

    /** Not known to be recorded, so it must not leave; and since it may be recorded, its outcome is unknown. */
    Transition recordFailed(Recording state, SessionInput input) {
        return Transition.to(
                new Ended(SessionEnd.RECORD_FAILED),
                new SessionEffect.Reject(503, "Try again later"),
                new SessionEffect.Lose(state.call()),
                new SessionEffect.End(SessionEnd.RECORD_FAILED));
    }

    // The answer to our request

    Transition answer(AwaitingAnswer state, Received input) {
        CwmpMessage message = input.envelope().message();
        String id = input.envelope().header().id();
        SessionCall call = state.call();
        if (message instanceof Fault fault && (!settings.strict() || state.id().equals(id))) {
            return ourTurn(state.context(), new SessionEffect.DeliverFault(call, fault)); // X5
        }
        if (message instanceof MethodResponse response && answers(call, response) && fits(state.id(), id)) {
            return ourTurn(state.context(), new SessionEffect.Deliver(call, response));
        }
        return SessionMachine.violation(state);
    }

    private static boolean answers(SessionCall call, MethodResponse response) {
        return call.method().responseType().isInstance(response)
                && (!(response instanceof VendorMethodResponse)
                        || response.name().equals(call.method().name() + "Response"));
    }

    /** Another ID is a violation; none is tolerated, unless the server is strict (B-HDR-03, X4). */
    private boolean fits(String sent, @Nullable String came) {
        return came == null ? !settings.strict() : came.equals(sent);
    }

    Transition unreadableAnswer(AwaitingAnswer state, Unreadable input) {
        return SessionMachine.fail(state, statusOf(input.answer()), "Malformed message", SessionEnd.MALFORMED_MESSAGE);
    }
}
