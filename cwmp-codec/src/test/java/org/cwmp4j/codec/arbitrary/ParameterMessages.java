package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;

/** Values, names and attributes of parameters. */
final class ParameterMessages {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private ParameterMessages() {}

    static void addTo(List<MessageKind> kinds) {
        CwmpVersion v = CwmpVersion.V1_0;
        kinds.add(new MessageKind(SetParameterValues.class, ACS_TO_CPE, v, (x, s) -> setValues(s)));
        kinds.add(new MessageKind(
                SetParameterValuesResponse.class,
                CPE_TO_ACS,
                v,
                (x, s) -> Draw.values(d -> new SetParameterValuesResponse(d.status()))));
        kinds.add(new MessageKind(
                GetParameterValues.class, ACS_TO_CPE, v, (x, s) -> paths(s).map(GetParameterValues::new)));
        kinds.add(new MessageKind(
                GetParameterValuesResponse.class,
                CPE_TO_ACS,
                v,
                (x, s) -> s.list(Values.any(), 0, UNBOUNDED).map(GetParameterValuesResponse::new)));
        kinds.add(new MessageKind(
                GetParameterNames.class,
                ACS_TO_CPE,
                v,
                (x, s) -> Draw.values(d -> new GetParameterNames(d.path(), d.bool()))));
        kinds.add(new MessageKind(
                GetParameterNamesResponse.class,
                CPE_TO_ACS,
                v,
                (x, s) -> s.list(Draw.values(d -> new ParameterInfoStruct(d.path(), d.bool())), 0, UNBOUNDED)
                        .map(GetParameterNamesResponse::new)));
        kinds.add(new MessageKind(
                SetParameterAttributes.class,
                ACS_TO_CPE,
                v,
                (x, s) -> s.list(setAttributes(x, s), 1, UNBOUNDED).map(SetParameterAttributes::new)));
        kinds.add(new MessageKind(
                SetParameterAttributesResponse.class,
                CPE_TO_ACS,
                v,
                (x, s) -> Arbitraries.just(new SetParameterAttributesResponse())));
        kinds.add(new MessageKind(
                GetParameterAttributes.class, ACS_TO_CPE, v, (x, s) -> paths(s).map(GetParameterAttributes::new)));
        kinds.add(new MessageKind(
                GetParameterAttributesResponse.class,
                CPE_TO_ACS,
                v,
                (x, s) -> s.list(
                                Draw.values(d -> new ParameterAttributeStruct(
                                        d.parameterName(), notification(d, x), accessList(d))),
                                0,
                                UNBOUNDED)
                        .map(GetParameterAttributesResponse::new)));
    }

    private static Arbitrary<List<String>> paths(Sizes sizes) {
        return sizes.list(Draw.values(Draw::path), 1, UNBOUNDED);
    }

    private static Arbitrary<SetParameterValues> setValues(Sizes sizes) {
        return Combinators.combine(sizes.list(Values.any(), 0, UNBOUNDED), Draw.values(Draw::key))
                .as((values, key) -> {
                    Map<String, ParameterValue> unique = new LinkedHashMap<>();
                    values.forEach(v -> unique.put(v.name(), v));
                    return new SetParameterValues(List.copyOf(unique.values()), key);
                });
    }

    private static Arbitrary<SetParameterAttributesStruct> setAttributes(CwmpVersion version, Sizes sizes) {
        return Draw.values(d -> new SetParameterAttributesStruct(
                d.path(), d.bool(), notification(d, version), d.bool(), accessList(d)));
    }

    private static int notification(Draw d, CwmpVersion version) {
        return d.below(version.has(CwmpVersion.V1_4) ? 7 : 3);
    }

    /** Of what the schemas allow; they know no vendors' entries. */
    private static List<String> accessList(Draw d) {
        return d.bool() ? List.of() : List.of("Subscriber");
    }
}
