package org.cwmp4j.acs.session;

import java.time.Duration;
import org.cwmp4j.acs.session.Negotiation.Outcome;
import org.cwmp4j.acs.session.SessionInput.DeadlinePassed;
import org.cwmp4j.acs.session.SessionInput.InformAccepted;
import org.cwmp4j.acs.session.SessionInput.InformFaulted;
import org.cwmp4j.acs.session.SessionInput.InformRefused;
import org.cwmp4j.acs.session.SessionInput.Received;
import org.cwmp4j.acs.session.SessionInput.RecordFailed;
import org.cwmp4j.acs.session.SessionInput.Redirected;
import org.cwmp4j.acs.session.SessionInput.Unreadable;
import org.cwmp4j.acs.session.SessionState.AwaitingInform;
import org.cwmp4j.acs.session.SessionState.Deciding;
import org.cwmp4j.acs.session.SessionState.DeviceTurn;
import org.cwmp4j.acs.session.SessionState.Ended;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.jspecify.annotations.Nullable;

/** From the first POST to the InformResponse (TR-069 A6C1 3.7.2.1). */
final class OpeningRules {
    private static final Duration LEAST_SESSION_TIMEOUT = Duration.ofSeconds(30);

    private final SessionSettings settings;

    OpeningRules(SessionSettings settings) {
        this.settings = settings;
    }

    Transition inform(AwaitingInform state, Received input) {
        SoapEnvelope envelope = input.envelope();
        if (!(envelope.message() instanceof Inform inform)
                || (state.again() != null && !inform.deviceId().equals(state.again()))) {
            return SessionMachine.violation(state);
        }
        Outcome outcome = Negotiation.negotiate(envelope, settings.versions());
        if (outcome instanceof Outcome.Failed failed) {
            Fault fault = Fault.of(failed.code(), failed.text());
            return answerAndEnd(failed.namespace(), envelope.header().id(), fault, failed.version());
        }
        Outcome.Agreed agreed = (Outcome.Agreed) outcome;
        SessionContext context = new SessionContext(
                inform.deviceId(),
                agreed.version(),
                agreed.namespace(),
                idle(envelope.header()),
                false,
                false,
                false,
                1);
        return Transition.to(
                new Deciding(inform, envelope.header().id(), agreed.announce(), context),
                new SessionEffect.AskDecision(inform, context),
                new SessionEffect.Arm(settings.answer()));
    }

    /** SessionTimeout is the wait before giving up, capped (A-HDR-07). */
    private Duration idle(SoapHeader header) {
        Long seconds = header.sessionTimeout();
        if (seconds == null) {
            return settings.idle();
        }
        // compared before it becomes a Duration: the device's number may be of any size
        if (seconds >= settings.maxIdle().toSeconds()) {
            return settings.maxIdle();
        }
        Duration asked = Duration.ofSeconds(Math.max(0, seconds));
        return asked.compareTo(LEAST_SESSION_TIMEOUT) < 0 ? LEAST_SESSION_TIMEOUT : asked;
    }

    Transition unreadable(AwaitingInform state, Unreadable input) {
        if (input.answer() instanceof Answer.SoapFault fault && fault.method().equals("Inform")) {
            return answerAndEnd(
                    Negotiation.mirrored(fault.namespace()),
                    fault.id(),
                    Fault.of(fault.code(), Envelopes.printable(fault.faultString())),
                    CwmpVersion.V1_0);
        }
        return SessionMachine.fail(
                state, ExchangeRules.statusOf(input.answer()), "Malformed message", SessionEnd.MALFORMED_MESSAGE);
    }

    private static Transition answerAndEnd(String namespace, @Nullable String id, Fault fault, CwmpVersion version) {
        SoapEnvelope envelope = new SoapEnvelope(namespace, SoapHeader.ofId(id), fault);
        return Transition.to(
                new Ended(SessionEnd.INFORM_FAULTED),
                new SessionEffect.Send(envelope, version),
                new SessionEffect.End(SessionEnd.INFORM_FAULTED));
    }

    /** InformResponse and nothing else; UseCWMPVersion if and only if the device gave a list (A-HDR-09). */
    Transition accepted(Deciding state, InformAccepted input) {
        SessionContext context = state.context();
        SoapHeader header = SoapHeader.ofId(state.id())
                .withUseCwmpVersion(state.useVersion())
                .withHoldRequests(context.holdWanted() ? Boolean.TRUE : null);
        SoapEnvelope response = new SoapEnvelope(context.namespace(), header, new InformResponse(1));
        return Transition.to(
                new DeviceTurn(context.withHeld(context.holdWanted())),
                new SessionEffect.Send(response, context.version()),
                new SessionEffect.Arm(context.idle()),
                new SessionEffect.Begin(context));
    }

    /** A fault; after 8005 the device sends the same Inform again in this session (C-MR-01). */
    Transition faulted(Deciding state, InformFaulted input) {
        SessionContext context = state.context();
        Fault fault = Envelopes.fault("Inform", context.version(), input.code(), input.text());
        if (!fault.faultCode().equals(FaultCode.ACS_RETRY_REQUEST)) {
            return answerAndEnd(context.namespace(), state.id(), fault, context.version());
        }
        SoapEnvelope envelope = new SoapEnvelope(context.namespace(), SoapHeader.ofId(state.id()), fault);
        return Transition.to(
                new AwaitingInform(context.device()),
                new SessionEffect.Send(envelope, context.version()),
                new SessionEffect.Arm(context.idle()));
    }

    Transition refused(Deciding state, InformRefused input) {
        return SessionMachine.fail(state, input.status(), "Refused", SessionEnd.INFORM_REFUSED);
    }

    /** The same Inform goes to another place; nothing of it was taken here. */
    Transition redirected(Deciding state, Redirected input) {
        return SessionMachine.redirect(input);
    }

    /** The device's record could not be stored: no InformResponse may leave. */
    Transition recordFailed(Deciding state, RecordFailed input) {
        Fault fault = Fault.of(FaultCode.ACS_INTERNAL_ERROR, "Internal error");
        SoapEnvelope envelope = new SoapEnvelope(state.context().namespace(), SoapHeader.ofId(state.id()), fault);
        return Transition.to(
                new Ended(SessionEnd.RECORD_FAILED),
                new SessionEffect.Send(envelope, state.context().version()),
                new SessionEffect.End(SessionEnd.RECORD_FAILED));
    }

    Transition tooLate(Deciding state, DeadlinePassed input) {
        return faulted(state, new InformFaulted(FaultCode.ACS_INTERNAL_ERROR, "Internal error"));
    }
}
