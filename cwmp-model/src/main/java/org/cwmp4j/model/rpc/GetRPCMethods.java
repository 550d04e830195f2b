package org.cwmp4j.model.rpc;

/**
 * Asks the peer which methods it supports; goes both ways (TR-069 A6C1 A.3.1.1).
 */
public record GetRPCMethods() implements CpeMethod<GetRPCMethodsResponse>, AcsMethod<GetRPCMethodsResponse> {
    @Override
    public String name() {
        return "GetRPCMethods";
    }

    @Override
    public Class<GetRPCMethodsResponse> responseType() {
        return GetRPCMethodsResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
