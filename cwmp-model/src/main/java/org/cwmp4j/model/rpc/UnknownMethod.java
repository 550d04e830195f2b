package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * A message that is none of the standard and none of a vendor; a request of this kind is answered by fault 9000 or 8000.
 *
 * @param namespace the element's namespace; empty for that of the session
 * @param name the element's local name
 * @param arguments in order
 */
public record UnknownMethod(String namespace, String name, List<VendorArgument> arguments) implements CwmpMessage {
    public UnknownMethod {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        arguments = List.copyOf(arguments);
    }
}
