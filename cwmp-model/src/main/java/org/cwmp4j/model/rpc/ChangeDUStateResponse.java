package org.cwmp4j.model.rpc;

/**
 * Answer to {@link ChangeDUState} (TR-069 A6C1 A.4.1.10).
 */
public record ChangeDUStateResponse() implements MethodResponse {
    @Override
    public String name() {
        return "ChangeDUStateResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
