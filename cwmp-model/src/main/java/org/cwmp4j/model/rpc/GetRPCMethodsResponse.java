package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetRPCMethods} (TR-069 A6C1 A.3.1.1).
 *
 * @param methodList every method supported; names of at most 64 characters
 */
public record GetRPCMethodsResponse(List<String> methodList) implements MethodResponse {
    public GetRPCMethodsResponse {
        methodList = List.copyOf(methodList);
    }

    @Override
    public String name() {
        return "GetRPCMethodsResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
