package org.cwmp4j.testkit.script;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.CwmpVersion;

/**
 * Plays an {@link AcsScript}. Thread-safe.
 *
 * <p>Once something unexpected came, everything after it fails with the same message.
 */
public final class ScriptedAcs {

    private final List<AcsScript.Step> steps;
    private final Conversation conversation = new Conversation("acs-", CwmpVersion.V1_4.namespace());
    private final List<Turn> received = new ArrayList<>();
    private final Failures failures = new Failures();
    private int next;

    /**
     * Makes an ACS at the beginning of a script.
     *
     * @param script the script
     */
    public ScriptedAcs(AcsScript script) {
        this.steps = script.steps();
    }

    /**
     * Takes what the device sent.
     *
     * @param posted an envelope, nothing, or text that is neither
     * @return what the script replies
     * @throws AssertionError if the script expects something else, with both in the message
     */
    public synchronized Turn take(Turn posted) {
        failures.rethrow();
        received.add(posted);
        if (next == steps.size()) {
            throw failures.fail("after the last step: nothing expected, got " + posted);
        }
        AcsScript.Step step = steps.get(next);
        conversation.heard(posted);
        try {
            step.expectation().check(posted);
            Turn reply = step.reply().apply(conversation);
            next++;
            return reply;
        } catch (AssertionError e) {
            throw failures.fail("step " + (next + 1) + " of " + steps.size(), e, posted);
        }
    }

    /**
     * What the device sent until now.
     *
     * @return everything in order, what was not expected included
     */
    public synchronized List<Turn> received() {
        return List.copyOf(received);
    }

    /**
     * Whether every step was played, none of them wrong.
     *
     * @return whether the script is at its end
     */
    public synchronized boolean isFinished() {
        return next == steps.size() && !failures.any();
    }

    /**
     * Checks that the script was played to its end.
     *
     * @throws AssertionError if something unexpected came, or something expected did not
     */
    public synchronized void assertFinished() {
        failures.rethrow();
        if (next < steps.size()) {
            throw new AssertionError("step " + (next + 1) + " of " + steps.size() + ": expected "
                    + steps.get(next).expectation().description() + ", but nothing came");
        }
    }
}
