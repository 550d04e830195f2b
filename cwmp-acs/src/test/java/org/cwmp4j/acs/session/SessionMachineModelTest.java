package org.cwmp4j.acs.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.Request;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.junit.jupiter.api.Test;

/**
 * Random devices, applications, stores and clocks against the machine, judged by Table 10 alone: a POST with a request gets the answer to
 * it and nothing else; a POST without one gets one request or nothing; everything else gets a status without SOAP and ends the session.
 */
class SessionMachineModelTest {
    private static final SessionMachine MACHINE = new SessionMachine(new SessionSettings(
            EnumSet.allOf(CwmpVersion.class),
            false,
            Duration.ofSeconds(60),
            Duration.ofSeconds(600),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5)));
    private static final Inform INFORM = new Inform(
            new DeviceId("m", "001122", "", "1"), List.of(), 1, new CwmpDateTime("2026-11-23T00:00:00Z"), 0, List.of());
    private static final TransferComplete TRANSFER_COMPLETE =
            new TransferComplete("", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);

    @Property(tries = 5000)
    @Rule({"A-SESS-32", "A-SESS-30", "A-SESS-31", "A-SESS-33", "A-SESS-34", "A-SESS-38"})
    void everyAnswerIsTheOneThatTable10Allows(@ForAll long seed) {
        new Run(new SplittableRandom(seed)).play(60);
    }

    /** One history: what was posted and is not answered yet, what we asked and is not answered yet. */
    private static final class Run {
        private final SplittableRandom random;
        private SessionState state = SessionMachine.START;
        private Posted waiting;
        private SoapEnvelope ourRequest;
        private SoapEnvelope lastPost;
        private String lastAskedId = "1";
        private boolean informed;
        private boolean emptySeen;
        private boolean ended;
        private final List<Long> questions = new ArrayList<>();
        private long calls;

        Run(SplittableRandom random) {
            this.random = random;
        }

        /** A POST that waits for its answer: a request's message, or {@code null} for none. */
        private record Posted(CwmpMessage request, String id) {}

        void play(int steps) {
            for (int i = 0; i < steps && !ended; i++) {
                SessionInput input = random.nextInt(2) == 0 && waiting == null ? post() : event();
                Transition transition = MACHINE.step(state, input);
                if (SessionMachine.isPost(input)) {
                    note(input);
                }
                state = transition.state();
                transition.effects().forEach(this::judge);
                assertThat(state.owesResponse()).isEqualTo(waiting != null);
            }
        }

        private SessionInput post() {
            String id = random.nextInt(8) == 0 ? "odd" : lastAskedId;
            CwmpMessage message = switch (random.nextInt(12)) {
                case 0, 1 -> INFORM;
                case 2, 3, 4 -> TRANSFER_COMPLETE;
                case 5, 6, 7 -> new RebootResponse();
                case 8 -> new TransferCompleteResponse();
                case 9 -> Fault.of(FaultCode.REQUEST_DENIED, "");
                case 10 -> new UnknownMethod("", "Foo", List.of());
                default -> new NoRpc();
            };
            if (!informed && random.nextInt(4) != 0) {
                message = INFORM;
            }
            return switch (random.nextInt(12)) {
                case 0 -> new SessionInput.Unreadable(new Answer.HttpStatus(400));
                case 1, 2, 3 -> new SessionInput.ReceivedEmpty();
                default ->
                    new SessionInput.Received(
                            new SoapEnvelope(CwmpVersion.V1_2.namespace(), SoapHeader.ofId(id), message));
            };
        }

        private void note(SessionInput input) {
            lastPost = input instanceof SessionInput.Received r ? r.envelope() : null;
            CwmpMessage message = lastPost == null ? null : lastPost.message();
            boolean request = message instanceof Request || message instanceof UnknownMethod;
            waiting = new Posted(
                    request ? message : null,
                    lastPost == null ? null : lastPost.header().id());
            boolean empty = input instanceof SessionInput.ReceivedEmpty || message instanceof NoRpc;
            emptySeen |= informed && empty;
        }

        private SessionInput event() {
            long question = questions.isEmpty() || random.nextInt(4) == 0
                    ? random.nextInt(5)
                    : questions.get(questions.size() - 1);
            return switch (random.nextInt(14)) {
                case 0, 1, 2 -> new SessionInput.InformAccepted();
                case 3 ->
                    new SessionInput.InformFaulted(
                            random.nextBoolean() ? FaultCode.ACS_RETRY_REQUEST : FaultCode.ACS_REQUEST_DENIED, "");
                case 4, 5 -> new SessionInput.Answered(question, new TransferCompleteResponse());
                case 6 -> new SessionInput.AnsweredByFault(question, FaultCode.ACS_INTERNAL_ERROR, "");
                case 7, 8, 9 ->
                    new SessionInput.CallReady(
                            new SessionCall(++calls, new Reboot(""), random.nextBoolean(), Duration.ofSeconds(60)));
                case 10 -> new SessionInput.NothingToCall(SessionEnd.COMPLETED);
                case 11, 12 -> new SessionInput.Recorded();
                default ->
                    random.nextInt(3) == 0
                            ? new SessionInput.DeadlinePassed()
                            : random.nextBoolean() ? new SessionInput.RecordRefused() : new SessionInput.RecordFailed();
            };
        }

        private void judge(SessionEffect effect) {
            assertThat(ended).as("nothing follows the end").isFalse();
            if (effect instanceof SessionEffect.AskAnswer ask) {
                questions.add(ask.number());
            } else if (effect instanceof SessionEffect.Send send) {
                judgeSent(send.envelope());
            } else if (effect instanceof SessionEffect.SendEmpty) {
                assertThat(answer().request())
                        .as("204 only to a POST without request")
                        .isNull();
                assertThat(ourRequest).as("204 while an answer is owed to us").isNull();
            } else if (effect instanceof SessionEffect.Reject) {
                answer();
            } else if (effect instanceof SessionEffect.End end) {
                ended = true;
                if (end.cause() == SessionEnd.COMPLETED) {
                    assertThat(emptySeen)
                            .as("never over before the device said that it has no more")
                            .isTrue();
                }
            } else if (effect instanceof SessionEffect.Deliver || effect instanceof SessionEffect.DeliverFault) {
                assertThat(ourRequest).isNotNull();
                assertThat(lastPost.message())
                        .isInstanceOf(effect instanceof SessionEffect.Deliver ? RebootResponse.class : Fault.class);
                if (effect instanceof SessionEffect.Deliver) {
                    assertThat(lastPost.header().id())
                            .isEqualTo(ourRequest.header().id());
                }
                ourRequest = null;
            }
        }

        private Posted answer() {
            assertThat(waiting).as("every answer has its POST").isNotNull();
            Posted answered = waiting;
            waiting = null;
            return answered;
        }

        private void judgeSent(SoapEnvelope sent) {
            Posted posted = answer();
            CwmpMessage message = sent.message();
            if (posted.request() == null) {
                assertThat(message).as("a POST without request gets a request").isInstanceOf(Request.class);
                assertThat(ourRequest).as("one at a time").isNull();
                assertThat(informed).isTrue();
                ourRequest = sent;
                lastAskedId = sent.header().id();
                return;
            }
            assertThat(message).isNotInstanceOf(Request.class);
            assertThat(sent.header().id()).isEqualTo(posted.id());
            if (message instanceof MethodResponse) {
                assertThat(message.name()).isEqualTo(posted.request().name() + "Response");
            }
            informed |= message instanceof InformResponse;
        }
    }

    @Test
    void theTableNamesItsClauses() {
        assertThat(MACHINE.rows())
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.matches("\\w+, \\w+: .*"))
                .contains("AcsTurn, NothingToCall: 3.7.2.4, A-SESS-34");
    }
}
