package org.cwmp4j.it.power;

/**
 * Where the power of a device goes.
 *
 * @param how what becomes of the record
 * @param record its number in the device's present process, from 1; 0 for nowhere
 */
record Cut(How how, int record) {
    static final Cut NONE = new Cut(How.BEFORE, 0);

    /** What becomes of the record at which the power goes. */
    enum How {
        /** It was not written; what does not wait for it happens. A write that was never forced to the medium looks so too. */
        BEFORE,
        /** The first half of it was written. */
        TORN,
        /** It is durable, and the device never learns that: nothing that waits for it happens. */
        AFTER,
        /** A planted bug: it is said to be durable and is not, and the power goes two records later. */
        LIE
    }

    /** The record at which the device stands still. */
    int last() {
        return record + (how == How.LIE ? 2 : 0);
    }

    /** The serial number of the device with which that is to happen. */
    String serial(Scenario scenario) {
        return scenario + "-" + how + "-" + record;
    }
}
