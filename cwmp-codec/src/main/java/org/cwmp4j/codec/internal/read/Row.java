package org.cwmp4j.codec.internal.read;

import java.util.function.Supplier;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/**
 * How to read one kind of message.
 *
 * @param name the Body's element
 * @param direction which way it travels; {@code null} for either
 * @param isRequest whether it is answered
 * @param shape its arguments
 */
record Row(String name, @Nullable Direction direction, boolean isRequest, Shape<? extends CwmpMessage> shape) {
    /** A method that the ACS calls. */
    static Row cpe(String name, Shape<? extends CwmpMessage> shape) {
        return new Row(name, Direction.ACS_TO_CPE, true, shape);
    }

    /** The answer to a method that the ACS calls. */
    static Row cpeResponse(String name, Shape<? extends CwmpMessage> shape) {
        return new Row(name, Direction.CPE_TO_ACS, false, shape);
    }

    /** As {@link #cpeResponse(String, Shape)}, without arguments. */
    static Row cpeResponse(String name, Supplier<? extends CwmpMessage> maker) {
        return cpeResponse(name, empty(maker));
    }

    /** A method that the device calls. */
    static Row acs(String name, Shape<? extends CwmpMessage> shape) {
        return new Row(name, Direction.CPE_TO_ACS, true, shape);
    }

    /** The answer to a method that the device calls. */
    static Row acsResponse(String name, Shape<? extends CwmpMessage> shape) {
        return new Row(name, Direction.ACS_TO_CPE, false, shape);
    }

    /** As {@link #acsResponse(String, Shape)}, without arguments. */
    static Row acsResponse(String name, Supplier<? extends CwmpMessage> maker) {
        return acsResponse(name, empty(maker));
    }

    static Shape<CwmpMessage> empty(Supplier<? extends CwmpMessage> maker) {
        return Shape.of(f -> maker.get());
    }
}
