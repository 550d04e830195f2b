package org.cwmp4j.cpe;

/** Why an agent is in its present life: what ended the one before. */
public enum StartCause {
    /** Nothing was stored: a device fresh from the factory, or one that has lost its state. */
    NEW,
    /** The last life ended without a word: the power was cut, the process died or was ended without {@link CpeAgent#close}. */
    UNEXPECTED,
    /** The application closed the agent. */
    CLOSED,
    /** The ACS called Reboot. */
    REBOOT,
    /** The ACS called FactoryReset. */
    FACTORY_RESET,
    /** A file that was downloaded, a firmware image above all, took effect by a restart. */
    TRANSFER,
    /** {@code ManagementServer.ScheduleReboot} or {@code DelayReboot}. */
    TIMED_REBOOT
}
