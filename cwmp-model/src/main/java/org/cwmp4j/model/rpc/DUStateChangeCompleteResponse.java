package org.cwmp4j.model.rpc;

/**
 * Answer to {@link DUStateChangeComplete} (TR-069 A6C1 A.4.2.3).
 */
public record DUStateChangeCompleteResponse() implements MethodResponse {
    @Override
    public String name() {
        return "DUStateChangeCompleteResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
