package org.cwmp4j.testkit.script;

import org.jspecify.annotations.Nullable;

/** Keeps the first failure of a script, which explains all that follow. */
final class Failures {

    private @Nullable String first;
    private @Nullable Throwable cause;

    boolean any() {
        return first != null;
    }

    AssertionError fail(String message) {
        first = message;
        return new AssertionError(message);
    }

    AssertionError fail(String where, AssertionError why, Turn came) {
        first = where + ": " + why.getMessage() + ", got " + came;
        cause = why;
        return new AssertionError(first, why);
    }

    void rethrow() {
        if (first != null) {
            throw new AssertionError(first, cause);
        }
    }
}
