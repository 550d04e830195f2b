package org.cwmp4j.model;

import java.util.Objects;

/**
 * A rule of the standard that a message breaks. Never holds a value of the message.
 *
 * @param path where, from the message's name on, such as {@code Download.CommandKey} or {@code Inform.Event[2].EventCode};
 *     arrays count from 0
 * @param rule what is broken, in words
 * @param expected what the standard asks for
 * @param answer the fault that who receives such a request answers: 9003 or another at the device, 8003 at the ACS
 * @param scope whom the rule binds
 */
public record Violation(String path, String rule, String expected, FaultCode answer, Scope scope) {
    /** Whom a rule binds. */
    public enum Scope {
        /** The message is wrong, whoever looks at it: a strict reader refuses it. */
        MESSAGE,
        /** It must not be sent, but a reader takes it; the method itself decides what comes of it. */
        SENDER
    }

    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(scope, "scope");
    }

    @Override
    public String toString() {
        return path + ": " + rule + ", expected " + expected;
    }
}
