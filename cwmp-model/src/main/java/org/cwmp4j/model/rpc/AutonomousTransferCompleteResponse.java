package org.cwmp4j.model.rpc;

/**
 * Answer to {@link AutonomousTransferComplete} (TR-069 A6C1 A.3.3.3).
 */
public record AutonomousTransferCompleteResponse() implements MethodResponse {
    @Override
    public String name() {
        return "AutonomousTransferCompleteResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
