package org.cwmp4j.testkit.script;

import java.util.ArrayList;
import java.util.List;

/** Plays a {@link CpeScript} against an ACS. */
public final class ScriptedCpe {

    private ScriptedCpe() {}

    /** The way to an ACS: takes what the device posts and gives what the ACS replies. */
    @FunctionalInterface
    public interface Wire {
        /**
         * Posts and waits for the reply.
         *
         * @param posted what the device sends
         * @return what the ACS replies
         */
        Turn exchange(Turn posted);
    }

    /**
     * Plays the script to its end.
     *
     * @param script the script
     * @param wire the way to the ACS; called once for each step
     * @return what the ACS replied, in order
     * @throws AssertionError if the ACS replies something else, with both in the message
     */
    public static List<Turn> play(CpeScript script, Wire wire) {
        Conversation conversation = new Conversation("cpe-", script.version().namespace());
        List<Turn> received = new ArrayList<>();
        List<CpeScript.Step> steps = script.steps();
        for (int i = 0; i < steps.size(); i++) {
            CpeScript.Step step = steps.get(i);
            Turn reply = wire.exchange(step.post().apply(conversation));
            received.add(reply);
            conversation.heard(reply);
            try {
                step.expectation().check(reply);
            } catch (AssertionError e) {
                throw new Failures().fail("step " + (i + 1) + " of " + steps.size(), e, reply);
            }
        }
        return List.copyOf(received);
    }
}
