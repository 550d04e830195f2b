package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cwmp4j.cpe.discovery.DiscoveredAcs;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;

/**
 * By which means the ACS was found after the last factory reset (C-DISC-12), and what DHCP said last. On the agent's executor.
 */
final class DiscoveryMemory {
    /** The name of the parameter that the provisioning code goes to. */
    static final String CODE = "ProvisioningCode";

    private static final StateSection<String> SECTION = new StateSection<>("acs-source", 1, StateCodec.TEXT);
    private static final String FIRST = "first";
    private static final String URL = "URL";
    private static final String WAIT = "CWMPRetryMinimumWaitInterval";
    private static final String MULTIPLIER = "CWMPRetryIntervalMultiplier";
    private static final String DHCP = "dhcp";
    private static final String OTHER = "other";

    private final Map<String, String> known = new LinkedHashMap<>();

    DiscoveryMemory(DeviceState state) {
        known.putAll(state.found(SECTION));
    }

    /** Whether no session was successful since the last factory reset. */
    boolean isUndecided() {
        return !known.containsKey(FIRST);
    }

    /** Whether this URL came by DHCP, or the first one did with which a session was successful. */
    boolean isByDhcp(String url) {
        return DHCP.equals(known.get(FIRST)) || url.equals(known.get(URL));
    }

    /** A session with this URL was successful. */
    StateUpdate succeeded(String url) {
        return isUndecided() ? put(Map.of(FIRST, url.equals(known.get(URL)) ? DHCP : OTHER)) : StateUpdate.NONE;
    }

    /** DHCP says this. Recorded before it is set. */
    StateUpdate told(DiscoveredAcs acs) {
        Map<String, String> told = values(acs);
        if (acs.url() != null) {
            told.put(URL, acs.url());
        }
        told.entrySet().removeIf(e -> e.getValue().equals(known.get(e.getKey())));
        return put(told);
    }

    /**
     * What to set beside the URL, by the name of the parameter.
     *
     * @param all also what DHCP said before
     */
    Map<String, String> news(DiscoveredAcs acs, boolean all) {
        Map<String, String> news = values(acs);
        if (!all) {
            news.entrySet().removeIf(e -> e.getValue().equals(known.get(e.getKey())));
        }
        return news;
    }

    private static Map<String, String> values(DiscoveredAcs acs) {
        Map<String, String> values = new LinkedHashMap<>();
        if (acs.provisioningCode() != null) {
            values.put(CODE, acs.provisioningCode());
        }
        Duration wait = acs.retryMinimumWait();
        if (wait != null) {
            values.put(WAIT, Long.toString(wait.toSeconds()));
        }
        Integer multiplier = acs.retryIntervalMultiplier();
        if (multiplier != null) {
            values.put(MULTIPLIER, multiplier.toString());
        }
        return values;
    }

    /** Known once it is recorded. */
    private StateUpdate put(Map<String, String> values) {
        List<StateRecord> records = new ArrayList<>();
        values.forEach((key, value) -> records.add(SECTION.put(key, value)));
        return new StateUpdate(records, () -> known.putAll(values));
    }

    /** Also what is about to be recorded. */
    StateUpdate forget() {
        List<StateRecord> records = Stream.of(FIRST, URL, CODE, WAIT, MULTIPLIER)
                .map(SECTION::remove)
                .toList();
        return new StateUpdate(records, known::clear);
    }
}
