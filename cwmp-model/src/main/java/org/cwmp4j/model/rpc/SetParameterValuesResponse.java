package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.Status;

/**
 * Answer to {@link SetParameterValues} (TR-069 A6C1 A.3.2.1).
 *
 * @param status whether the change is applied already
 */
public record SetParameterValuesResponse(Status status) implements MethodResponse {
    public SetParameterValuesResponse {
        Objects.requireNonNull(status, "status");
    }

    @Override
    public String name() {
        return "SetParameterValuesResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
