package org.cwmp4j.model;

/** Which way a message travels. */
public enum Direction {
    /** From the device to the server. */
    CPE_TO_ACS,
    /** From the server to the device. */
    ACS_TO_CPE;

    /** The other way. */
    public Direction opposite() {
        return this == CPE_TO_ACS ? ACS_TO_CPE : CPE_TO_ACS;
    }
}
