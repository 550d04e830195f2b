package org.cwmp4j.cpe;

/**
 * How deep a standby is (TR-069 A6C1 L.1).
 *
 * @param crAware whether the device still hears connection requests
 * @param timerAware whether it wakes up by itself for every periodic and scheduled contact
 */
public record StandbyMode(boolean crAware, boolean timerAware) {}
