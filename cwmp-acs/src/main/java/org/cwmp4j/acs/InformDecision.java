package org.cwmp4j.acs;

import java.util.Objects;
import org.cwmp4j.model.FaultCode;

/** What becomes of an Inform. */
public sealed interface InformDecision {
    /** InformResponse: the session begins. */
    record Accept() implements InformDecision {}

    /**
     * A SOAP fault: the device takes the session for failed and will try again; after 8005 it sends the same Inform again at once, up to
     * three times (C-MR-01).
     *
     * @param code 8001 to 8005, or a vendor's 8800 to 8899
     * @param text for people
     */
    record Fault(FaultCode code, String text) implements InformDecision {
        public Fault {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An HTTP status without SOAP: the device takes the session for failed and will try again.
     *
     * @param status 400 to 599
     */
    record Refuse(int status) implements InformDecision {
        public Refuse {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status: expected 400 to 599, got " + status);
            }
        }
    }

    /** See {@link Accept}. */
    static InformDecision accept() {
        return new Accept();
    }

    /** See {@link Fault}. */
    static InformDecision fault(FaultCode code, String text) {
        return new Fault(code, text);
    }

    /** See {@link Refuse}. */
    static InformDecision refuse(int status) {
        return new Refuse(status);
    }
}
