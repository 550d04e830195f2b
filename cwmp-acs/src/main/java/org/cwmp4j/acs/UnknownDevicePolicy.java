package org.cwmp4j.acs;

import java.util.Objects;
import java.util.function.Predicate;
import org.cwmp4j.acs.UnknownDevicePolicy.Treatment.Admit;
import org.cwmp4j.acs.UnknownDevicePolicy.Treatment.Deny;
import org.cwmp4j.acs.UnknownDevicePolicy.Treatment.Quarantine;

/**
 * What becomes of a device that nobody vouches for (SEC-05): one without credentials of its own or the secret for a first contact. So is
 * every device where authentication is off, each time, since its Inform proves nothing (A-AUTH-13); and a device that shows a client
 * certificate, as long as the server has no record of it, and where the {@link org.cwmp4j.acs.device.DeviceIdentityPolicy} lets it in
 * without one as well, so has not compared the two: {@code unbound} never does.
 */
@FunctionalInterface
public interface UnknownDevicePolicy {
    /** Decides. Called on the engine's threads: must not block. What it throws denies. */
    Treatment treat(InformRequest request);

    /** Refuses all: the default. */
    static UnknownDevicePolicy deny() {
        return request -> new Deny();
    }

    /** Lets all in. Where authentication is off, any sender may then speak for any device: for laboratories. */
    static UnknownDevicePolicy admit() {
        return request -> new Admit();
    }

    /** Lets in those, such as the ones of an inventory, and refuses others. */
    static UnknownDevicePolicy admit(Predicate<InformRequest> these) {
        Objects.requireNonNull(these, "these");
        return request -> these.test(request) ? new Admit() : new Deny();
    }

    /** Gives all to a handler of their own, see {@link Quarantine}. */
    static UnknownDevicePolicy quarantine(AcsHandler handler) {
        return request -> new Quarantine(handler);
    }

    /** What to do. */
    sealed interface Treatment {
        /** HTTP 403, no session. */
        record Deny() implements Treatment {}

        /** As a known one. */
        record Admit() implements Treatment {}

        /**
         * A session apart: that handler has it in place of the application's, no operation is carried out in it, nothing is remembered of the
         * device, and a session of the device that is under way goes on.
         *
         * @param handler may look and may ask, and is to hand out no secret
         */
        record Quarantine(AcsHandler handler) implements Treatment {
            public Quarantine {
                Objects.requireNonNull(handler, "handler");
            }
        }
    }
}
