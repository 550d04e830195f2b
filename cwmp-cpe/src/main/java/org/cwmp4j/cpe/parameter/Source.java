package org.cwmp4j.cpe.parameter;

import org.jspecify.annotations.Nullable;

/**
 * Where the values and rows of a part of the tree come from.
 *
 * @param prefix the part, as a template; empty for what no provider was given
 * @param gate the way to the provider; null where there is none
 * @param stored whether rows and writable values are in the engine's journal
 */
record Source(String prefix, @Nullable ProviderGate gate, boolean stored) {
    /** What no provider was given for. */
    static final Source ENGINE = new Source("", null, true);

    /** Whether the value of such a parameter is asked of the provider. */
    boolean asks(boolean writable) {
        return gate != null && !(stored && writable);
    }
}
