package org.cwmp4j.testkit.script;

import java.util.function.Consumer;
import org.cwmp4j.model.rpc.CwmpMessage;

/** What has to come. */
interface Expectation {

    /** What has to come, as the end of "expected …". */
    String description();

    /** Throws an {@link AssertionError} that says what is wrong with it, or returns. */
    void check(Turn turn);

    static <T extends CwmpMessage> Expectation message(Class<T> type, Consumer<? super T> check) {
        return new Expectation() {
            @Override
            public String description() {
                return type.getSimpleName();
            }

            @Override
            public void check(Turn turn) {
                if (!(turn instanceof Turn.Message message)
                        || !type.isInstance(message.envelope().message())) {
                    throw new AssertionError("expected " + description());
                }
                check.accept(type.cast(message.envelope().message()));
            }
        };
    }

    static Expectation exactly(Turn expected) {
        return new Expectation() {
            @Override
            public String description() {
                return expected.toString();
            }

            @Override
            public void check(Turn turn) {
                if (!expected.equals(turn)) {
                    throw new AssertionError("expected " + description());
                }
            }
        };
    }
}
