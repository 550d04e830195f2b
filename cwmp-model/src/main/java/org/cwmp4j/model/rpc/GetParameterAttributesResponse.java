package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetParameterAttributes} (TR-069 A6C1 A.3.2.5).
 *
 * @param parameterList leaves only; may be empty
 */
public record GetParameterAttributesResponse(List<ParameterAttributeStruct> parameterList) implements MethodResponse {
    public GetParameterAttributesResponse {
        parameterList = List.copyOf(parameterList);
    }

    @Override
    public String name() {
        return "GetParameterAttributesResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
