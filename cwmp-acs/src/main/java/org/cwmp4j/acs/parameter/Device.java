package org.cwmp4j.acs.parameter;

import java.util.List;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.profile.FaultMeaning;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;

/**
 * What the calls know of a device.
 *
 * @param key its name for what is learnt of it
 * @param calls the way to it
 * @param profile its quirks
 * @param roots the root objects that its Inform names; may be empty
 * @param sizes what was learnt of all devices
 */
record Device(String key, ParameterCalls calls, DeviceProfile profile, List<String> roots, BatchSizes sizes) {
    /** Whether a fault says that the call was too much (quirk D4). */
    boolean isTooMuch(Fault fault) {
        FaultCode code = fault.faultCode();
        return code.equals(FaultCode.INTERNAL_ERROR)
                || code.equals(FaultCode.RESOURCES_EXCEEDED)
                || profile.meaning(code).filter(FaultMeaning.TOO_MUCH::equals).isPresent();
    }

    /** What to ask for where the root is meant (quirk D1): all of them, or one after the other until one is known. */
    List<String> rootPaths() {
        String root = profile.browse().root();
        return root != null ? List.of(root) : roots.isEmpty() ? List.of("Device.", "InternetGatewayDevice.") : roots;
    }
}
