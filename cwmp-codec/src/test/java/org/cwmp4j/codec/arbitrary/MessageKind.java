package org.cwmp4j.codec.arbitrary;

import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * One kind of message that may travel one way.
 *
 * @param type its class
 * @param direction which way it travels
 * @param since the first version that has it
 * @param messages makes messages of a version
 */
public record MessageKind(
        Class<? extends CwmpMessage> type,
        Direction direction,
        CwmpVersion since,
        BiFunction<CwmpVersion, Sizes, Arbitrary<? extends CwmpMessage>> messages) {
    /** For people. */
    @Override
    public String toString() {
        return type.getSimpleName() + " " + direction;
    }
}
