package org.cwmp4j.model.rpc;

/**
 * Answer to {@link FactoryReset} (TR-069 A6C1 A.4.1.6).
 */
public record FactoryResetResponse() implements MethodResponse {
    @Override
    public String name() {
        return "FactoryResetResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
