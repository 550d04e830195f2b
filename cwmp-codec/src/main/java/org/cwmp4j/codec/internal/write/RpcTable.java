package org.cwmp4j.codec.internal.write;

import java.util.HashMap;
import java.util.Map;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/** The messages that the standard defines, a row each: how the Body's element is called and who writes its arguments. */
final class RpcTable {
    private static final Map<Class<?>, Row<?>> ROWS = new HashMap<>();

    static {
        SessionWriters.addTo(new Builder());
        ParameterWriters.addTo(new Builder());
        ObjectWriters.addTo(new Builder());
        TransferWriters.addTo(new Builder());
        SoftwareModuleWriters.addTo(new Builder());
        VoucherWriters.addTo(new Builder());
    }

    private RpcTable() {}

    /** The row of a message; {@code null} for one that the standard does not define, and for faults. */
    @SuppressWarnings("unchecked") // a row is put under the class of its messages
    static <M extends CwmpMessage> @Nullable Row<M> row(M message) {
        return (Row<M>) ROWS.get(message.getClass());
    }

    /** Whether there is a row for a class of messages. */
    static boolean has(Class<?> message) {
        return ROWS.containsKey(message);
    }

    /**
     * One kind of message.
     *
     * @param qualified its element
     * @param unqualified the same for a message that came without namespace
     * @param arguments writes what is inside
     */
    record Row<M>(Element qualified, Element unqualified, RpcWriter<M> arguments) {
        void write(MessageOutput out, M message) {
            Element method = out.isQualified() ? qualified : unqualified;
            out.open(method);
            arguments.write(out, message);
            out.close(method);
        }
    }

    /** What the groups of writers add their rows to. */
    static final class Builder {
        private Builder() {}

        /** Adds a message with arguments; the class is named as the element. */
        <M extends CwmpMessage> Builder add(Class<M> type, RpcWriter<M> arguments) {
            String name = type.getSimpleName();
            ROWS.put(type, new Row<>(Element.of(Envelopes.CWMP_PREFIX + name), Element.of(name), arguments));
            return this;
        }

        /** Adds a message without arguments. */
        <M extends CwmpMessage> Builder addEmpty(Class<M> type) {
            return add(type, (out, message) -> {});
        }
    }
}
