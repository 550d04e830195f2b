package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.List;
import net.jqwik.api.Arbitraries;
import org.cwmp4j.model.rpc.GetOptions;
import org.cwmp4j.model.rpc.GetOptionsResponse;
import org.cwmp4j.model.rpc.OptionStruct;
import org.cwmp4j.model.rpc.SetVouchers;
import org.cwmp4j.model.rpc.SetVouchersResponse;

/** Vouchers and options. */
final class VoucherMessages {
    private VoucherMessages() {}

    static void addTo(List<MessageKind> kinds) {
        int unbounded = Integer.MAX_VALUE;
        kinds.add(new MessageKind(
                SetVouchers.class,
                ACS_TO_CPE,
                V1_0,
                (v, s) -> s.list(Draw.values(d -> d.base64(d.below(200))), 1, unbounded)
                        .map(SetVouchers::new)));
        kinds.add(new MessageKind(
                SetVouchersResponse.class, CPE_TO_ACS, V1_0, (v, s) -> Arbitraries.just(new SetVouchersResponse())));
        kinds.add(new MessageKind(
                GetOptions.class, ACS_TO_CPE, V1_0, (v, s) -> Draw.values(d -> new GetOptions(d.text(64)))));
        kinds.add(new MessageKind(
                GetOptionsResponse.class,
                CPE_TO_ACS,
                V1_0,
                (v, s) -> s.list(Draw.values(VoucherMessages::option), 0, unbounded)
                        .map(GetOptionsResponse::new)));
    }

    private static OptionStruct option(Draw d) {
        // the reader takes blanks around a name for a mistake
        return new OptionStruct(d.solid(64), d.unsignedInt(), d.below(4), d.below(3), d.time(), d.time(), d.bool());
    }
}
