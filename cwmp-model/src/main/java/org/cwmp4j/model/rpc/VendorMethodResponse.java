package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * Answer to a {@link VendorMethod}.
 *
 * @param namespace the element's namespace; empty for that of the session
 * @param name the method's name with {@code Response}
 * @param arguments in order
 */
public record VendorMethodResponse(String namespace, String name, List<VendorArgument> arguments)
        implements MethodResponse {
    public VendorMethodResponse {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        arguments = List.copyOf(arguments);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
