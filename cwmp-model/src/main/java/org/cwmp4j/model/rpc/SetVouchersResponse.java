package org.cwmp4j.model.rpc;

/**
 * Answer to {@link SetVouchers} (TR-069 A6C1 A.4.1.3).
 */
public record SetVouchersResponse() implements MethodResponse {
    @Override
    public String name() {
        return "SetVouchersResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
