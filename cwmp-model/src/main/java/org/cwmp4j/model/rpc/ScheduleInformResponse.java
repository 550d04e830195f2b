package org.cwmp4j.model.rpc;

/**
 * Answer to {@link ScheduleInform} (TR-069 A6C1 A.4.1.2).
 */
public record ScheduleInformResponse() implements MethodResponse {
    @Override
    public String name() {
        return "ScheduleInformResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
