package org.cwmp4j.acs;

import java.net.URI;
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

    /**
     * A redirect: the device sends the same Inform to another place, and the session is there (A-HTTP-28). It holds for that session only
     * (C-HTTP-23).
     *
     * @param location an absolute URL, http or https
     * @param status 302 or 307, the two that every device knows (C-HTTP-21)
     */
    record Redirect(URI location, int status) implements InformDecision {
        public Redirect {
            String scheme = location.getScheme();
            if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) || location.getHost() == null) {
                throw new IllegalArgumentException("location: expected an absolute http or https URL");
            }
            if (status != 302 && status != 307) {
                throw new IllegalArgumentException("status: expected 302 or 307, got " + status);
            }
        }

        /** As it stands in the header: ASCII. */
        String header() {
            return location.toASCIIString();
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

    /** See {@link Redirect}; with status 307. */
    static InformDecision redirect(URI location) {
        return new Redirect(location, 307);
    }
}
