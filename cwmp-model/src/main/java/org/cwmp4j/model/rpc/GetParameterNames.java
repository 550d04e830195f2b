package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Lists objects and parameters (TR-069 A6C1 A.3.2.3).
 *
 * @param parameterPath a full name, a partial path, or the empty string for the root
 * @param nextLevel whether only the direct children are wanted
 */
public record GetParameterNames(String parameterPath, boolean nextLevel)
        implements CpeMethod<GetParameterNamesResponse> {
    public GetParameterNames {
        Objects.requireNonNull(parameterPath, "parameterPath");
    }

    @Override
    public String name() {
        return "GetParameterNames";
    }

    @Override
    public Class<GetParameterNamesResponse> responseType() {
        return GetParameterNamesResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
