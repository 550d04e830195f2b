package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.ParameterValue;

/**
 * Opens every session (TR-069 A6C1 A.3.3.1).
 *
 * @param deviceId who informs
 * @param event why; at most 64, in no meaningful order; may be empty
 * @param maxEnvelopes always 1; ignored
 * @param currentTime local time of the device with offset
 * @param retryCount failed attempts since the last successful session
 * @param parameterList forced-inform parameters and value changes
 */
public record Inform(
        DeviceId deviceId,
        List<Event> event,
        long maxEnvelopes,
        CwmpDateTime currentTime,
        long retryCount,
        List<ParameterValue> parameterList)
        implements AcsMethod<InformResponse> {
    public Inform {
        Objects.requireNonNull(deviceId, "deviceId");
        event = List.copyOf(event);
        Objects.requireNonNull(currentTime, "currentTime");
        parameterList = List.copyOf(parameterList);
    }

    /** Begins an Inform of a device. */
    public static InformBuilder builder(DeviceId deviceId) {
        return new InformBuilder(deviceId);
    }

    @Override
    public String name() {
        return "Inform";
    }

    @Override
    public Class<InformResponse> responseType() {
        return InformResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
