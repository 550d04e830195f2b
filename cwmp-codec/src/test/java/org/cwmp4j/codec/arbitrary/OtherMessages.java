package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.cwmp4j.model.rpc.VendorArgument;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;

/** Faults, and what vendors add. */
final class OtherMessages {
    private OtherMessages() {}

    static void addTo(List<MessageKind> kinds) {
        CwmpVersion v = CwmpVersion.V1_0;
        kinds.add(new MessageKind(Fault.class, CPE_TO_ACS, v, OtherMessages::ofDevice));
        kinds.add(new MessageKind(Fault.class, ACS_TO_CPE, v, (x, s) -> Draw.values(d -> ofAcs(d, x))));
        for (var direction : List.of(CPE_TO_ACS, ACS_TO_CPE)) {
            kinds.add(new MessageKind(
                    VendorMethod.class,
                    direction,
                    v,
                    (x, s) -> Combinators.combine(
                                    Draw.values(OtherMessages::namespace),
                                    s.list(Draw.values(OtherMessages::argument), 0, 10_000))
                            .as((ns, arguments) -> new VendorMethod(ns, "X_00D09E_Method", arguments))));
            kinds.add(new MessageKind(
                    VendorMethodResponse.class,
                    direction,
                    v,
                    (x, s) -> Combinators.combine(
                                    Draw.values(OtherMessages::namespace),
                                    s.list(Draw.values(OtherMessages::argument), 0, 10_000))
                            .as((ns, arguments) ->
                                    new VendorMethodResponse(ns, "X_00D09E_MethodResponse", arguments))));
        }
    }

    private static Arbitrary<Fault> ofDevice(CwmpVersion version, Sizes sizes) {
        Arbitrary<Fault> plain = Draw.values(d -> Fault.of(d.faultCode(codes(version), 9800), d.text(300)));
        Arbitrary<Fault> parameters = sizes.list(Draw.values(OtherMessages::parameterFault), 1, Integer.MAX_VALUE)
                .map(faults -> Fault.of(FaultCode.INVALID_ARGUMENTS, "Invalid arguments", faults));
        return Arbitraries.oneOf(plain, parameters);
    }

    private static List<FaultCode> codes(CwmpVersion version) {
        int last = version.has(CwmpVersion.V1_2) ? 9032 : version.has(CwmpVersion.V1_1) ? 9019 : 9013;
        return IntStream.rangeClosed(9000, last).mapToObj(FaultCode::new).toList();
    }

    private static Fault ofAcs(Draw d, CwmpVersion version) {
        int last = version.has(CwmpVersion.V1_4) ? 8006 : 8005;
        List<FaultCode> codes =
                IntStream.rangeClosed(8000, last).mapToObj(FaultCode::new).toList();
        return Fault.of(d.faultCode(codes, 8800), d.text(300));
    }

    private static SetParameterValuesFault parameterFault(Draw d) {
        List<FaultCode> codes = IntStream.of(9001, 9002, 9003, 9005, 9006, 9007, 9008)
                .mapToObj(FaultCode::new)
                .toList();
        return new SetParameterValuesFault(d.parameterName(), d.faultCode(codes, 9800), d.text(300));
    }

    private static String namespace(Draw d) {
        return d.oneOf("", "urn:vendor-example:x?a=1&b=2");
    }

    private static VendorArgument argument(Draw d) {
        return argument(d, 0);
    }

    private static VendorArgument argument(Draw d, int depth) {
        if (depth < 3 && d.below(4) == 0) {
            List<VendorArgument> members = new ArrayList<>();
            for (int i = 1 + d.below(3); i > 0; i--) {
                members.add(argument(d, depth + 1));
            }
            return VendorArgument.of("Struct" + depth, members);
        }
        return new VendorArgument(
                "Argument_" + d.below(5), d.bool() ? null : ParameterType.STRING, d.text(200), List.of());
    }
}
