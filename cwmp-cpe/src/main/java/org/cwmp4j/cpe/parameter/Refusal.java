package org.cwmp4j.cpe.parameter;

import java.util.List;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesFault;

/** An operation ends without any change, for a reason that the caller is told. */
final class Refusal extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;
    private final transient List<ChangeFault> faults;

    Refusal(FaultCode code, String message) {
        this(code, message, List.of());
    }

    Refusal(FaultCode code, String message, List<ChangeFault> faults) {
        super(message);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** 9005 for a path that names nothing of the kind wanted. */
    static Refusal noSuch(String path) {
        return new Refusal(FaultCode.INVALID_PARAMETER_NAME, "invalid parameter name: " + shortened(path));
    }

    /** A peer's text, so short that a fault stays small. */
    static String shortened(String text) {
        return text.length() <= 256 ? text : text.substring(0, 256) + "...";
    }

    FaultCode code() {
        return code;
    }

    List<ChangeFault> faults() {
        return faults;
    }

    Fault toFault() {
        return Fault.of(
                code,
                String.valueOf(getMessage()),
                faults.stream()
                        .map(f -> new SetParameterValuesFault(f.path(), f.code(), f.reason()))
                        .toList());
    }
}
