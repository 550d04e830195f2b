package org.cwmp4j.it.hostile;

import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.model.DeviceId;

/** Who plays: devices of good will, the victim whose cookie is stolen, and the rogue, a device of the operator's gone bad. */
final class Cast {
    static final int GOOD = 200;
    static final int VICTIM = GOOD;
    static final int ROGUE = GOOD + 1;
    static final int DEVICES = GOOD + 2;
    /** Attackers come from here, so that what is counted by address falls on them. */
    static final String ATTACKERS = "127.0.0.66";

    private Cast() {}

    static DeviceId device(int number) {
        return new DeviceId("Example", "000000", "Hostile", String.format("%06d", number));
    }

    static String user(int number) {
        return UserName.of(device(number)).text();
    }

    static String password(int number) {
        return "password of " + number;
    }
}
