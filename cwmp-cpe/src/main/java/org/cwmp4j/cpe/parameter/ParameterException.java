package org.cwmp4j.cpe.parameter;

import java.util.List;
import org.cwmp4j.model.CwmpException;

/** A read or change asked for by the application was refused; nothing changed. */
public final class ParameterException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient List<ChangeFault> faults;

    ParameterException(String message, List<ChangeFault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** Why, by parameter; may be empty. */
    public List<ChangeFault> faults() {
        return faults;
    }
}
