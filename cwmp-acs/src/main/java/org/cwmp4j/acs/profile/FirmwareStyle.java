package org.cwmp4j.acs.profile;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.cwmp4j.model.FaultCode;

/**
 * How the success of a firmware download is judged (quirks D11, D12). The engine itself does not act on this: it is for the
 * application's judgement.
 *
 * @param success what says so
 * @param patience how long to wait for that
 * @param transientFaults codes after which the same download may be tried again
 */
public record FirmwareStyle(Success success, Duration patience, Set<FaultCode> transientFaults) {
    /** By TransferComplete within an hour. */
    public static final FirmwareStyle DEFAULT =
            new FirmwareStyle(Success.TRANSFER_COMPLETE, Duration.ofHours(1), Set.of());

    public FirmwareStyle {
        Objects.requireNonNull(success, "success");
        Objects.requireNonNull(patience, "patience");
        transientFaults = Set.copyOf(transientFaults);
    }

    /** What says that a firmware download has succeeded. */
    public enum Success {
        /** A TransferComplete without a fault. */
        TRANSFER_COMPLETE,
        /** The new DeviceInfo.SoftwareVersion, whatever TransferComplete says or if it never comes. */
        SOFTWARE_VERSION,
        /** That no fault has come in time. */
        TIMEOUT
    }
}
