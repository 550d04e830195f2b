package org.cwmp4j.model.rpc;

/**
 * Answer to {@link Inform} (TR-069 A6C1 A.3.3.1).
 *
 * @param maxEnvelopes always 1; ignored
 */
public record InformResponse(long maxEnvelopes) implements MethodResponse {
    @Override
    public String name() {
        return "InformResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
