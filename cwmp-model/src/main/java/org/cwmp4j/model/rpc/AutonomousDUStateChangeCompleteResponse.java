package org.cwmp4j.model.rpc;

/**
 * Answer to {@link AutonomousDUStateChangeComplete} (TR-069 A6C1 A.4.2.4).
 */
public record AutonomousDUStateChangeCompleteResponse() implements MethodResponse {
    @Override
    public String name() {
        return "AutonomousDUStateChangeCompleteResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
