package org.cwmp4j.cpe.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;

/**
 * Puts the notification of {@code GatewayInfo.} back to what the model has, which is active, whenever the ACS's URL is set: another
 * ACS is to hear which gateway the device is behind (TR-069 A6C1 F.2.2, C-NOT-08).
 */
final class GatewayDefaults {
    private final StoredTree stored;
    private final String url;
    private final String gateway;

    GatewayDefaults(String root, StoredTree stored) {
        this.stored = stored;
        this.url = root + "ManagementServer.URL";
        this.gateway = root + "GatewayInfo.";
    }

    /** What a change brings with it. */
    StateUpdate follow(List<ParameterChange> changes) {
        if (changes.stream().noneMatch(c -> c instanceof SetValue && c.path().equals(url))) {
            return StateUpdate.NONE;
        }
        Map<String, Attributes> reset = new LinkedHashMap<>();
        for (String path : stored.attributed()) {
            Attributes now = stored.attributes(path);
            if (path.startsWith(gateway) && now.notification() != null) {
                reset.put(path, new Attributes(null, now.accessList()));
            }
        }
        List<StateRecord> records = reset.entrySet().stream()
                .map(e -> StoredTree.record(e.getKey(), e.getValue()))
                .toList();
        return new StateUpdate(records, () -> stored.apply(reset));
    }
}
