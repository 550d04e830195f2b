package org.cwmp4j.model.rpc;

/**
 * Answer to {@link SetParameterAttributes} (TR-069 A6C1 A.3.2.4).
 */
public record SetParameterAttributesResponse() implements MethodResponse {
    @Override
    public String name() {
        return "SetParameterAttributesResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
