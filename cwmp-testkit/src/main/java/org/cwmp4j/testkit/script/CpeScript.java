package org.cwmp4j.testkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/**
 * What a device says to an ACS and what it expects as reply to each: one session.
 *
 * <pre>{@code
 * CpeScript.start(CwmpVersion.V1_4)
 *         .call(inform).expect(InformResponse.class)
 *         .nothing().expect(GetParameterValues.class)
 *         .answer(new GetParameterValuesResponse(values)).expectNothing();
 * }</pre>
 *
 * <p>Immutable: every call gives a longer script.
 */
public final class CpeScript {

    private static final List<String> ALL_VERSIONS = List.of("1.0", "1.1", "1.2", "1.3", "1.4");

    private final CwmpVersion version;
    private final List<Step> steps;

    private CpeScript(CwmpVersion version, List<Step> steps) {
        this.version = version;
        this.steps = List.copyOf(steps);
    }

    /**
     * A script without steps.
     *
     * @param version the version that the device speaks; one of 1.4 offers all versions with its Inform
     * @return the script
     */
    public static CpeScript start(CwmpVersion version) {
        return new CpeScript(version, List.of());
    }

    /**
     * Calls a method of the ACS, with an ID of its own.
     *
     * @param method the method
     * @return what to expect as reply
     */
    public Then call(AcsMethod<?> method) {
        return new Then(conversation -> conversation.request(method, header(method)));
    }

    /**
     * Answers the request that came last, with its ID.
     *
     * @param message a response or a fault
     * @return what to expect as reply
     */
    public Then answer(CwmpMessage message) {
        return new Then(conversation -> conversation.answer(message));
    }

    /**
     * Answers the request that came last, with its ID.
     *
     * @param answer makes the answer from the request
     * @return what to expect as reply
     */
    public Then answer(Function<? super CwmpMessage, ? extends CwmpMessage> answer) {
        return new Then(conversation -> conversation.answer(answer.apply(message(conversation.last()))));
    }

    /**
     * Posts nothing: the device has no (more) requests.
     *
     * @return what to expect as reply
     */
    public Then nothing() {
        return post(new Turn.Empty());
    }

    /**
     * Posts exactly this envelope.
     *
     * @param envelope header and message as they shall be sent
     * @return what to expect as reply
     */
    public Then send(SoapEnvelope envelope) {
        return post(new Turn.Message(envelope));
    }

    /**
     * Posts anything.
     *
     * @param turn an envelope, nothing, or text
     * @return what to expect as reply
     */
    public Then post(Turn turn) {
        return new Then(conversation -> turn);
    }

    CwmpVersion version() {
        return version;
    }

    List<Step> steps() {
        return steps;
    }

    private SoapHeader header(AcsMethod<?> method) {
        return method instanceof Inform && version == CwmpVersion.V1_4
                ? SoapHeader.NONE.withSupportedCwmpVersions(ALL_VERSIONS)
                : SoapHeader.NONE;
    }

    private static CwmpMessage message(@Nullable SoapEnvelope envelope) {
        if (envelope == null) {
            throw new AssertionError("expected a request to answer");
        }
        return envelope.message();
    }

    record Step(Function<Conversation, Turn> post, Expectation expectation) {}

    /** Says what has to come as reply. */
    public final class Then {

        private final Function<Conversation, Turn> post;

        private Then(Function<Conversation, Turn> post) {
            this.post = post;
        }

        /**
         * Expects a message.
         *
         * @param type its class
         * @return the script, one step longer
         */
        public CpeScript expect(Class<? extends CwmpMessage> type) {
            return expect(type, message -> {});
        }

        /**
         * Expects a message that stands a check.
         *
         * @param type its class
         * @param check throws an {@link AssertionError} if the message is not as it should be
         * @param <T> its class
         * @return the script, one step longer
         */
        public <T extends CwmpMessage> CpeScript expect(Class<T> type, Consumer<? super T> check) {
            return with(Expectation.message(type, check));
        }

        /**
         * Expects a response without content.
         *
         * @return the script, one step longer
         */
        public CpeScript expectNothing() {
            return with(Expectation.exactly(new Turn.Empty()));
        }

        /**
         * Expects an HTTP status other than 200 and 204.
         *
         * @param status for instance 400
         * @return the script, one step longer
         */
        public CpeScript expectStatus(int status) {
            return with(Expectation.exactly(new Turn.Status(status)));
        }

        /**
         * Expects that the connection is closed instead of a reply.
         *
         * @return the script, one step longer
         */
        public CpeScript expectHangUp() {
            return with(Expectation.exactly(new Turn.HangUp()));
        }

        private CpeScript with(Expectation expectation) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(new Step(post, expectation));
            return new CpeScript(version, longer);
        }
    }
}
