package org.cwmp4j.model.rpc;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;

/** Puts an {@link Inform} together: no events, no parameters, no retries and Unknown Time where nothing is set. Not thread-safe. */
public final class InformBuilder {
    private final DeviceId deviceId;
    private final List<Event> events = new ArrayList<>();
    private final List<ParameterValue> parameters = new ArrayList<>();
    private CwmpDateTime currentTime = CwmpDateTime.UNKNOWN;
    private long retryCount;

    InformBuilder(DeviceId deviceId) {
        this.deviceId = deviceId;
    }

    /** Adds an event without command key. */
    public InformBuilder event(EventCode code) {
        return event(Event.of(code));
    }

    /** Adds an event. */
    public InformBuilder event(Event event) {
        events.add(event);
        return this;
    }

    /** Adds a parameter. */
    public InformBuilder parameter(ParameterValue value) {
        parameters.add(value);
        return this;
    }

    /** The device's local time, with its offset (B-TYPE-08). */
    public InformBuilder currentTime(CwmpDateTime value) {
        currentTime = value;
        return this;
    }

    /** How many attempts failed since the last session that succeeded. */
    public InformBuilder retryCount(long value) {
        retryCount = value;
        return this;
    }

    /**
     * The message.
     *
     * @throws org.cwmp4j.model.ConformanceException if it breaks the standard
     */
    public Inform build() {
        return Conformance.require(
                new Inform(deviceId, events, 1, currentTime, retryCount, parameters),
                CwmpVersion.V1_4,
                Direction.CPE_TO_ACS);
    }
}
