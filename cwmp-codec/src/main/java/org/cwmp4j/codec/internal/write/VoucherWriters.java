package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.rpc.GetOptions;
import org.cwmp4j.model.rpc.GetOptionsResponse;
import org.cwmp4j.model.rpc.OptionStruct;
import org.cwmp4j.model.rpc.SetVouchers;
import org.cwmp4j.model.rpc.SetVouchersResponse;

/** Vouchers and options, deprecated by the standard (TR-069 A6C1 A.4.1.3, A.4.1.4). */
final class VoucherWriters {
    private static final ArrayElement VOUCHER_LIST = ArrayElement.ofBase64("VoucherList");
    private static final ArrayElement OPTION_LIST = ArrayElement.ofStructs("OptionList", "OptionStruct");
    private static final Element OPTION_NAME = Element.of("OptionName");
    private static final Element VOUCHER_SN = Element.of("VoucherSN");
    private static final Element MODE = Element.of("Mode");
    private static final Element START_DATE = Element.of("StartDate");
    private static final Element EXPIRATION_DATE = Element.of("ExpirationDate");
    private static final Element IS_TRANSFERABLE = Element.of("IsTransferable");

    private VoucherWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(SetVouchers.class, (out, m) -> out.texts(VOUCHER_LIST, m.voucherList()))
                .addEmpty(SetVouchersResponse.class)
                .add(GetOptions.class, (out, m) -> out.text(OPTION_NAME, m.optionName()))
                .add(
                        GetOptionsResponse.class,
                        (out, m) -> out.structs(OPTION_LIST, m.optionList(), VoucherWriters::option));
    }

    private static void option(MessageOutput out, OptionStruct o) {
        out.text(OPTION_NAME, o.optionName());
        out.number(VOUCHER_SN, o.voucherSn());
        out.number(Elements.STATE, o.state());
        out.number(MODE, o.mode());
        out.dateTime(START_DATE, o.startDate());
        out.dateTime(EXPIRATION_DATE, o.expirationDate());
        // an int in the schemas, where false and true are invalid
        out.number(IS_TRANSFERABLE, o.transferable() ? 1 : 0);
    }
}
