package org.cwmp4j.testkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * What an ACS expects from a device and what it says to each. May span several sessions.
 *
 * <pre>{@code
 * AcsScript.start()
 *         .expect(Inform.class).answer(new InformResponse(1))
 *         .expectEmpty().call(new GetParameterValues(List.of("Device.")))
 *         .expect(GetParameterValuesResponse.class).nothing();
 * }</pre>
 *
 * <p>Immutable: every call gives a longer script.
 */
public final class AcsScript {

    private final List<Step> steps;

    private AcsScript(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * A script without steps.
     *
     * @return the script
     */
    public static AcsScript start() {
        return new AcsScript(List.of());
    }

    /**
     * Expects a message.
     *
     * @param type its class
     * @return what to reply to it
     */
    public Reply expect(Class<? extends CwmpMessage> type) {
        return expect(type, message -> {});
    }

    /**
     * Expects a message that stands a check.
     *
     * @param type its class
     * @param check throws an {@link AssertionError} if the message is not as it should be
     * @param <T> its class
     * @return what to reply to it
     */
    public <T extends CwmpMessage> Reply expect(Class<T> type, Consumer<? super T> check) {
        return new Reply(Expectation.message(type, check));
    }

    /**
     * Expects an empty POST.
     *
     * @return what to reply to it
     */
    public Reply expectEmpty() {
        return new Reply(Expectation.exactly(new Turn.Empty()));
    }

    List<Step> steps() {
        return steps;
    }

    record Step(Expectation expectation, Function<Conversation, Turn> reply) {}

    /** Chooses what to reply to what was expected. */
    public final class Reply {

        private final Expectation expectation;

        private Reply(Expectation expectation) {
            this.expectation = expectation;
        }

        /**
         * Answers with a response or a fault. It gets the request's ID; with an InformResponse goes the newest version that the
         * device offered, if it offered any.
         *
         * @param message the answer
         * @return the script, one step longer
         */
        public AcsScript answer(CwmpMessage message) {
            return with(conversation -> conversation.answer(message));
        }

        /**
         * Calls a method, with an ID of its own.
         *
         * @param method the method
         * @return the script, one step longer
         */
        public AcsScript call(CpeMethod<?> method) {
            return with(conversation -> conversation.request(method));
        }

        /**
         * Replies without content: the ACS has nothing (more) to say.
         *
         * @return the script, one step longer
         */
        public AcsScript nothing() {
            return reply(new Turn.Empty());
        }

        /**
         * Replies with an HTTP status and no content.
         *
         * @param status for instance 503
         * @return the script, one step longer
         */
        public AcsScript status(int status) {
            return reply(new Turn.Status(status));
        }

        /**
         * Closes the connection instead of an answer.
         *
         * @return the script, one step longer
         */
        public AcsScript hangUp() {
            return reply(new Turn.HangUp());
        }

        /**
         * Replies with exactly this envelope.
         *
         * @param envelope header and message as they shall be sent
         * @return the script, one step longer
         */
        public AcsScript send(SoapEnvelope envelope) {
            return reply(new Turn.Message(envelope));
        }

        /**
         * Replies with anything.
         *
         * @param turn what to send
         * @return the script, one step longer
         */
        public AcsScript reply(Turn turn) {
            return with(conversation -> turn);
        }

        private AcsScript with(Function<Conversation, Turn> reply) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(new Step(expectation, reply));
            return new AcsScript(longer);
        }
    }
}
