package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Status;

/**
 * Answer to {@link DeleteObject} (TR-069 A6C1 A.3.2.7).
 *
 * @param status whether the change is applied already
 */
public record DeleteObjectResponse(Status status) implements MethodResponse {
    public DeleteObjectResponse {
        Objects.requireNonNull(status, "status");
    }

    @Override
    public String name() {
        return "DeleteObjectResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
