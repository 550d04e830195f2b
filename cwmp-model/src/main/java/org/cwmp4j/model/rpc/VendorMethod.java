package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * A method of a vendor, {@code X_<VENDOR>_Name}; goes both ways (TR-069 A6C1 A.3.1.1).
 *
 * @param namespace the element's namespace; empty for that of the session
 * @param name at most 64 characters
 * @param arguments in order
 */
public record VendorMethod(String namespace, String name, List<VendorArgument> arguments)
        implements CpeMethod<VendorMethodResponse>, AcsMethod<VendorMethodResponse> {
    public VendorMethod {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        arguments = List.copyOf(arguments);
    }

    @Override
    public Class<VendorMethodResponse> responseType() {
        return VendorMethodResponse.class;
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
