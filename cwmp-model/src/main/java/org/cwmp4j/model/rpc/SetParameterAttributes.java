package org.cwmp4j.model.rpc;

import java.util.List;

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
