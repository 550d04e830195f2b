package org.cwmp4j.model.rpc;

/**
 * Resets the device to its factory state after the session (TR-069 A6C1 A.4.1.6).
 */
public record FactoryReset() implements CpeMethod<FactoryResetResponse> {
    @Override
    public String name() {
        return "FactoryReset";
    }

    @Override
    public Class<FactoryResetResponse> responseType() {
        return FactoryResetResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
