package org.cwmp4j.model.rpc;

import java.util.List;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;

/**
 * Sets notification and access, all or none, in list order (TR-069 A6C1 A.3.2.4).
 *
 * @param parameterList applied in order
 */
public record SetParameterAttributes(List<SetParameterAttributesStruct> parameterList)
        implements CpeMethod<SetParameterAttributesResponse> {
    public SetParameterAttributes {
        parameterList = List.copyOf(parameterList);
    }

    /**
     * Sets these, in this order.
     *
     * @throws org.cwmp4j.model.ConformanceException if there are none or one breaks the standard
     */
    public static SetParameterAttributes of(SetParameterAttributesStruct... entries) {
        return Conformance.require(
                new SetParameterAttributes(List.of(entries)), CwmpVersion.V1_4, Direction.ACS_TO_CPE);
    }

    @Override
    public String name() {
        return "SetParameterAttributes";
    }

    @Override
    public Class<SetParameterAttributesResponse> responseType() {
        return SetParameterAttributesResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
