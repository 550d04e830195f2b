package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a method that the standard does not define: an element as it stands in the message.
 *
 * @param name the element's local name
 * @param type what {@code xsi:type} says, if anything
 * @param text the text of an element without members; else empty
 * @param members the elements inside, in order
 */
public record VendorArgument(String name, @Nullable ParameterType type, String text, List<VendorArgument> members) {
    public VendorArgument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        members = List.copyOf(members);
    }

    /** A plain text argument. */
    public static VendorArgument of(String name, String text) {
        return new VendorArgument(name, null, text, List.of());
    }

    /** A structured argument. */
    public static VendorArgument of(String name, List<VendorArgument> members) {
        return new VendorArgument(name, null, "", members);
    }

    /** Shows the text unless the name says that it is a secret. */
    @Override
    public String toString() {
        return name + "=" + (Secrets.isSecret(name) ? "***" : members.isEmpty() ? Secrets.maskUrl(text) : members);
    }
}
