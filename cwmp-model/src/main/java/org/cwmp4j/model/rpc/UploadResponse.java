package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Status;

/**
 * Answer to {@link Upload} (TR-069 A6C1 A.4.1.5).
 *
 * @param status whether the change is applied already
 * @param startTime Unknown Time where not known
 * @param completeTime Unknown Time where not known
 */
public record UploadResponse(Status status, CwmpDateTime startTime, CwmpDateTime completeTime)
        implements MethodResponse {
    public UploadResponse {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
    }

    @Override
    public String name() {
        return "UploadResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
