package org.cwmp4j.cpe;

import java.util.Map;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.http.ContentCoding;
import org.jspecify.annotations.Nullable;

/**
 * Whether to compress what is sent (C-HTTP-30). An ACS that answered 415 gets no more of it (C-HTTP-32), also after a restart,
 * until the URL, HTTPCompression or the device's software changes.
 */
final class CompressionMemory {
    /** Which ACS, coding and software were refused. */
    static final StateSection<String> SECTION = new StateSection<>("compression", 1, StateCodec.TEXT);

    private static final String REFUSED = "refused";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final String software;
    private String refused;
    private String offered = "";

    /**
     * @param software of the device
     * @param found in {@link #SECTION} at the start
     */
    CompressionMemory(String software, Map<String, String> found) {
        this.software = software;
        this.refused = found.getOrDefault(REFUSED, "");
    }

    /** What the next session compresses by. */
    @Nullable
    ContentCoding offer(ManagementServerSettings settings) {
        ContentCoding wanted = settings.httpCompression();
        if (wanted == null) {
            offered = "";
            return null;
        }
        String attempt = String.join("\n", settings.url(), wanted.token(), software);
        boolean mayTry = !attempt.equals(refused);
        offered = mayTry ? attempt : "";
        return mayTry ? wanted : null;
    }

    /**
     * A session is over.
     *
     * @param status of the last response, 0 if there was none
     * @return to be recorded
     */
    StateUpdate ended(int status) {
        if (status != UNSUPPORTED_MEDIA_TYPE || offered.isEmpty()) {
            return StateUpdate.NONE;
        }
        refused = offered;
        return StateUpdate.of(SECTION.put(REFUSED, refused));
    }

    /** To be recorded. */
    StateUpdate forget() {
        if (refused.isEmpty()) {
            return StateUpdate.NONE;
        }
        refused = "";
        return StateUpdate.of(SECTION.remove(REFUSED));
    }
}
