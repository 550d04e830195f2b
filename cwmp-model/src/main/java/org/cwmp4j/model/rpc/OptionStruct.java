package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;

/**
 * A voucher option (TR-069 A6C1 Table 55).
 *
 * @param optionName at most 64 characters
 * @param voucherSn serial number of the voucher
 * @param state bit 0 enabled, bit 1 set up
 * @param mode 0 disabled, 1 enabled with expiration, 2 enabled without
 * @param startDate Unknown Time unless the mode is 1
 * @param expirationDate Unknown Time unless the mode is 1
 * @param transferable whether it may go to another device
 */
public record OptionStruct(
        String optionName,
        long voucherSn,
        long state,
        int mode,
        CwmpDateTime startDate,
        CwmpDateTime expirationDate,
        boolean transferable) {
    public OptionStruct {
        Objects.requireNonNull(optionName, "optionName");
        Objects.requireNonNull(startDate, "startDate");
        Objects.requireNonNull(expirationDate, "expirationDate");
    }
}
