package org.cwmp4j.model.rpc;

/**
 * Answer to {@link CancelTransfer} (TR-069 A6C1 A.4.1.9).
 */
public record CancelTransferResponse() implements MethodResponse {
    @Override
    public String name() {
        return "CancelTransferResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
