package org.cwmp4j.model.rpc;

import java.util.List;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;

/**
 * Reads notification and access (TR-069 A6C1 A.3.2.5).
 *
 * @param parameterNames full names, partial paths, or the empty string
 */
public record GetParameterAttributes(List<String> parameterNames) implements CpeMethod<GetParameterAttributesResponse> {
    public GetParameterAttributes {
        parameterNames = List.copyOf(parameterNames);
    }

    /**
     * Reads the attributes of these.
     *
     * @throws org.cwmp4j.model.ConformanceException if there are none or one is too long
     */
    public static GetParameterAttributes of(String... names) {
        return Conformance.require(new GetParameterAttributes(List.of(names)), CwmpVersion.V1_4, Direction.ACS_TO_CPE);
    }

    @Override
    public String name() {
        return "GetParameterAttributes";
    }

    @Override
    public Class<GetParameterAttributesResponse> responseType() {
        return GetParameterAttributesResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
