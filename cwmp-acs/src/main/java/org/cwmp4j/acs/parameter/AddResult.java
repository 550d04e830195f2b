package org.cwmp4j.acs.parameter;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.Status;

/**
 * What came of adding an instance.
 *
 * @param instanceNumber as the device says
 * @param status of the device
 * @param others instances of the same table that appeared at the same time (quirk D9)
 * @param content the values of the new instance, as the device fills them (quirk D9)
 */
public record AddResult(long instanceNumber, Status status, List<Long> others, ReadResult content) {
    public AddResult {
        Objects.requireNonNull(status, "status");
        others = List.copyOf(others);
        Objects.requireNonNull(content, "content");
    }
}
