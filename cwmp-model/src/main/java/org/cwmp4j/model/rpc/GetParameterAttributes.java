package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Reads notification and access (TR-069 A6C1 A.3.2.5).
 *
 * @param parameterNames full names, partial paths, or the empty string
 */
public record GetParameterAttributes(List<String> parameterNames) implements CpeMethod<GetParameterAttributesResponse> {
    public GetParameterAttributes {
        parameterNames = List.copyOf(parameterNames);
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
