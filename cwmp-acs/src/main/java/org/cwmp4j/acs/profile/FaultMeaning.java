package org.cwmp4j.acs.profile;

/** What a device means by one of its own fault codes (quirk D10). */
public enum FaultMeaning {
    /** It has carried the call out; a reboot makes it effective. */
    NEEDS_REBOOT,
    /** The call was too much for it, as 9004 says. */
    TOO_MUCH
}
