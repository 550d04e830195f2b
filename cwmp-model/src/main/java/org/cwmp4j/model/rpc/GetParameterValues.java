package org.cwmp4j.model.rpc;

import java.util.List;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;

/**
 * Reads parameters (TR-069 A6C1 A.3.2.2).
 *
 * @param parameterNames full names, partial paths that end with a dot, or the empty string for everything
 */
public record GetParameterValues(List<String> parameterNames) implements CpeMethod<GetParameterValuesResponse> {
    public GetParameterValues {
        parameterNames = List.copyOf(parameterNames);
    }

    /**
     * Reads these.
     *
     * @throws org.cwmp4j.model.ConformanceException if there are none or one is too long
     */
    public static GetParameterValues of(String... names) {
        return Conformance.require(new GetParameterValues(List.of(names)), CwmpVersion.V1_4, Direction.ACS_TO_CPE);
    }

    @Override
    public String name() {
        return "GetParameterValues";
    }

    @Override
    public Class<GetParameterValuesResponse> responseType() {
        return GetParameterValuesResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
