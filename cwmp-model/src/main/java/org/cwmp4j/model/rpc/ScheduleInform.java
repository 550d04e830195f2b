package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Has the device inform later (TR-069 A6C1 A.4.1.2).
 *
 * @param delaySeconds more than 0
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 */
public record ScheduleInform(long delaySeconds, String commandKey) implements CpeMethod<ScheduleInformResponse> {
    public ScheduleInform {
        Objects.requireNonNull(commandKey, "commandKey");
    }

    @Override
    public String name() {
        return "ScheduleInform";
    }

    @Override
    public Class<ScheduleInformResponse> responseType() {
        return ScheduleInformResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
