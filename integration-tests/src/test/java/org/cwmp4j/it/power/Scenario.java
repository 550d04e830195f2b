package org.cwmp4j.it.power;

/** What a device goes through before and after its power is cut. */
enum Scenario {
    /** The first contact with the ACS. */
    BOOTSTRAP,
    /** A value with active notification changes at the device. */
    VALUE_CHANGE,
    /** The ACS sets values of two parts that store them themselves, and one that the journal stores, with a ParameterKey. */
    SET,
    /** As SET; then the ACS calls FactoryReset. */
    RESET,
    /** The ACS calls Reboot. */
    REBOOT,
    /** The ACS calls Download for a firmware image, which takes effect by a restart. */
    DOWNLOAD,
    /** The ACS calls Upload. */
    UPLOAD,
    /** The ACS calls ScheduleDownload for a configuration file, with a window that begins later. */
    SCHEDULED;

    static final String ONE = "Device.Power.One.A";
    static final String TWO = "Device.Power.Two.A";
    static final String THREE = "Device.Power.C";
    static final String WATCHED = "Device.Power.Watched";
    static final String KEY = "Device.ManagementServer.ParameterKey";
    static final String FACTORY = "factory";
    static final String NEW = "new";
    static final String NEW_KEY = "k1";

    /** Of a serial number. */
    static Scenario of(String serial) {
        return valueOf(serial.substring(0, serial.indexOf('-')));
    }
}
