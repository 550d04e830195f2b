package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Status;

/**
 * Answer to {@link AddObject} (TR-069 A6C1 A.3.2.6).
 *
 * @param instanceNumber 1 or more
 * @param status whether the change is applied already
 */
public record AddObjectResponse(long instanceNumber, Status status) implements MethodResponse {
    public AddObjectResponse {
        Objects.requireNonNull(status, "status");
    }

    @Override
    public String name() {
        return "AddObjectResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
