package org.cwmp4j.cpe;

import java.util.Map;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.http.ChosenAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which of the addresses of the ACS's name served last: kept over restarts and used again until a session fails, the list of
 * addresses changes, or the URL does (C-DISC-13, C-DISC-15).
 */
final class AddressMemory {
    /** URL, address and fingerprint of the list. */
    static final StateSection<String> SECTION = new StateSection<>("address", 1, StateCodec.TEXT);

    private static final String LAST = "last";

    private String url = "";
    private @Nullable ChosenAddress served;

    /** @param found in {@link #SECTION} at the start */
    AddressMemory(Map<String, String> found) {
        String[] parts = found.getOrDefault(LAST, "").split("\n", -1);
        if (parts.length == 3) {
            url = parts[0];
            served = new ChosenAddress(parts[1], parts[2]);
        }
    }

    /** What to try first; {@code null} for any. */
    @Nullable
    ChosenAddress preferred(String acs) {
        return acs.equals(url) ? served : null;
    }

    /**
     * A session is over.
     *
     * @param used the address that served in it; {@code null} if none did, or none was chosen here
     * @return to be recorded
     */
    StateUpdate ended(String acs, SessionEnd end, @Nullable ChosenAddress used) {
        if (!end.isSuccess() || used == null) {
            return end.isSuccess() ? StateUpdate.NONE : forget();
        }
        if (acs.equals(url) && used.equals(served)) {
            return StateUpdate.NONE;
        }
        url = acs;
        served = used;
        return StateUpdate.of(SECTION.put(LAST, String.join("\n", acs, used.address(), used.list())));
    }

    /** To be recorded. */
    StateUpdate forget() {
        if (served == null) {
            return StateUpdate.NONE;
        }
        served = null;
        return StateUpdate.of(SECTION.remove(LAST));
    }
}
