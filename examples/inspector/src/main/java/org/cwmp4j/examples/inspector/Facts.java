package org.cwmp4j.examples.inspector;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.VendorMethod;

/** What a message says about itself. */
final class Facts {
    private static final Pattern NAMESPACE = Pattern.compile("urn:dslforum-org:cwmp-([0-9]+)-([0-9]+)");
    private static final int FIRST_OF_CPE = 9000;

    private Facts() {}

    /** The name of the Body's element, {@code NoRPC}, or {@code SetParameterValuesFault} for a fault of parameters. */
    static String kind(CwmpMessage message) {
        return message instanceof Fault fault && !fault.parameterFaults().isEmpty()
                ? "SetParameterValuesFault"
                : message.name();
    }

    /** The version that the namespace stands for. */
    static Optional<String> version(SoapEnvelope envelope) {
        Matcher m = NAMESPACE.matcher(envelope.namespace());
        return m.matches() ? Optional.of(m.group(1) + "." + m.group(2)) : Optional.empty();
    }

    /** Which way such a message travels; empty for one that may go either way. */
    static Optional<Direction> direction(CwmpMessage message) {
        if (message instanceof GetRPCMethods || message instanceof VendorMethod) {
            return Optional.empty();
        }
        if (message instanceof Fault fault) {
            int code = fault.faultCode().value();
            return code <= 0
                    ? Optional.empty()
                    : Optional.of(code >= FIRST_OF_CPE ? Direction.CPE_TO_ACS : Direction.ACS_TO_CPE);
        }
        if (message instanceof AcsMethod) {
            return Optional.of(Direction.CPE_TO_ACS);
        }
        if (message instanceof CpeMethod) {
            return Optional.of(Direction.ACS_TO_CPE);
        }
        return message instanceof MethodResponse response ? Responses.direction(response) : Optional.empty();
    }
}
