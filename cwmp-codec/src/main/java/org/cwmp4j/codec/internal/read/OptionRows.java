package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.rpc.GetOptions;
import org.cwmp4j.model.rpc.GetOptionsResponse;
import org.cwmp4j.model.rpc.OptionStruct;
import org.cwmp4j.model.rpc.SetVouchers;
import org.cwmp4j.model.rpc.SetVouchersResponse;

/** Vouchers and options (TR-069 A6C1 A.4.1.3, A.4.1.4). */
final class OptionRows {
    private static final Shape<OptionStruct> OPTION = Shape.of(
            f -> new OptionStruct(f.text(0), f.number(1), f.number(2), f.integer(3), f.time(4), f.time(5), f.flag(6)),
            As.nameOrSkip("OptionName"),
            As.unsigned("VoucherSN"),
            As.unsigned("State"),
            As.integer("Mode", ""),
            As.time("StartDate"),
            As.optionalTime("ExpirationDate"),
            As.flag("IsTransferable"));

    static final List<Row> ROWS = List.of(
            Row.cpe(
                    "SetVouchers",
                    Shape.of(f -> new SetVouchers(f.list(0)), As.base64s("VoucherList", Need.REQUIRED, "VoucherList"))),
            Row.cpeResponse("SetVouchersResponse", SetVouchersResponse::new),
            Row.cpe("GetOptions", Shape.of(f -> new GetOptions(f.text(0)), As.text("OptionName"))),
            Row.cpeResponse(
                    "GetOptionsResponse",
                    Shape.of(
                            f -> new GetOptionsResponse(f.list(0)),
                            As.structs("OptionList", Need.EXPECTED, "OptionList", "OptionStruct", OPTION))));

    private OptionRows() {}
}
