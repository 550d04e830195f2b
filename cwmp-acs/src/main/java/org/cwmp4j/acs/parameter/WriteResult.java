package org.cwmp4j.acs.parameter;

import java.util.List;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing.
 *
 * @param status of the device; {@code null} if nothing was sent
 * @param sent what was sent, before the profile translated it
 * @param unchanged names that were left out since the device has these values already
 * @param adjusted what was sent with another value than given, since the profile says so (quirk D23)
 * @param notWritable names that the device listed as not writable; if there are any, nothing was sent
 * @param fault by which the device says that it has done it (quirk D10); {@code null} as a rule
 */
public record WriteResult(
        @Nullable Status status,
        List<ParameterValue> sent,
        List<String> unchanged,
        List<ParameterValue> adjusted,
        List<String> notWritable,
        @Nullable Fault fault) {
    public WriteResult {
        sent = List.copyOf(sent);
        unchanged = List.copyOf(unchanged);
        adjusted = List.copyOf(adjusted);
        notWritable = List.copyOf(notWritable);
    }
}
