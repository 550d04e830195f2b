package org.cwmp4j.model.rpc;

/**
 * Answer to {@link TransferComplete} (TR-069 A6C1 A.3.3.2).
 */
public record TransferCompleteResponse() implements MethodResponse {
    @Override
    public String name() {
        return "TransferCompleteResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
