package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Gives the device option vouchers; deprecated by the standard (TR-069 A6C1 A.4.1.3).
 *
 * @param voucherList base64 text of each voucher
 */
public record SetVouchers(List<String> voucherList) implements CpeMethod<SetVouchersResponse> {
    public SetVouchers {
        voucherList = List.copyOf(voucherList);
    }

    @Override
    public String name() {
        return "SetVouchers";
    }

    @Override
    public Class<SetVouchersResponse> responseType() {
        return SetVouchersResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
