package org.cwmp4j.model.rpc;

import java.util.List;
import org.cwmp4j.model.ParameterValue;

/**
 * Answer to {@link GetParameterValues} (TR-069 A6C1 A.3.2.2).
 *
 * @param parameterList may be empty
 */
public record GetParameterValuesResponse(List<ParameterValue> parameterList) implements MethodResponse {
    public GetParameterValuesResponse {
        parameterList = List.copyOf(parameterList);
    }

    @Override
    public String name() {
        return "GetParameterValuesResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
