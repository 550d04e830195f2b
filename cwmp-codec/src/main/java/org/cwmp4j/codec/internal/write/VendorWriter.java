package org.cwmp4j.codec.internal.write;

import java.util.List;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.VendorArgument;

/** Methods that the standard does not define, from the tree of their arguments (TR-069 A6C1 A.3.1.1). */
final class VendorWriter {
    private static final byte[] LT = Element.bytes("<");
    private static final byte[] END_TAG = Element.bytes("</");
    private static final byte[] CWMP = Element.bytes(Envelopes.CWMP_PREFIX);
    private static final byte[] VENDOR = Element.bytes("v:");
    private static final byte[] NONE = new byte[0];
    private static final byte[] DECLARATION = Element.bytes(" xmlns:v=\"");

    private VendorWriter() {}

    /**
     * @param namespace of the method's element; empty for that of the session
     * @param session the session's namespace
     */
    static void write(
            MessageOutput out, String session, String namespace, String name, List<VendorArgument> arguments) {
        ByteSink sink = out.sink();
        boolean own = !namespace.isEmpty() && !namespace.equals(session);
        byte[] prefix = own ? VENDOR : out.isQualified() ? CWMP : NONE;
        sink.raw(LT);
        sink.raw(prefix);
        out.name(name, name);
        if (own) {
            sink.raw(DECLARATION);
            out.attribute(name, namespace);
            sink.raw(Envelopes.END_OF_ATTRIBUTE);
        }
        sink.raw(Envelopes.END_OF_START);
        arguments(out, arguments);
        sink.raw(END_TAG);
        sink.raw(prefix);
        sink.raw(name);
        sink.raw(Envelopes.END_OF_START);
    }

    private static void arguments(MessageOutput out, List<VendorArgument> arguments) {
        for (VendorArgument argument : arguments) {
            ByteSink sink = out.sink();
            sink.raw(LT);
            out.name(argument.name(), argument.name());
            ParameterType type = argument.type();
            if (type != null) {
                TypeAttribute.write(out, argument.name(), type);
            }
            sink.raw(Envelopes.END_OF_START);
            out.characters(argument.name(), argument.text());
            arguments(out, argument.members());
            sink.raw(END_TAG);
            sink.raw(argument.name());
            sink.raw(Envelopes.END_OF_START);
        }
    }
}
