package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Status;

/**
 * Answer to {@link Download} (TR-069 A6C1 A.3.2.8).
 *
 * @param status whether the change is applied already
 * @param startTime Unknown Time where not known
 * @param completeTime Unknown Time where not known
 */
public record DownloadResponse(Status status, CwmpDateTime startTime, CwmpDateTime completeTime)
        implements MethodResponse {
    public DownloadResponse {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
    }

    @Override
    public String name() {
        return "DownloadResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
