package org.cwmp4j.model.rpc;

/**
 * Answer to {@link Reboot} (TR-069 A6C1 A.3.2.9).
 */
public record RebootResponse() implements MethodResponse {
    @Override
    public String name() {
        return "RebootResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
