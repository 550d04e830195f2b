package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetParameterNames} (TR-069 A6C1 A.3.2.3).
 *
 * @param parameterList may be empty
 */
public record GetParameterNamesResponse(List<ParameterInfoStruct> parameterList) implements MethodResponse {
    public GetParameterNamesResponse {
        parameterList = List.copyOf(parameterList);
    }

    @Override
    public String name() {
        return "GetParameterNamesResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
