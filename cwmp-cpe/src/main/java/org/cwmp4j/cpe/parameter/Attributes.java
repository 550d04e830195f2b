package org.cwmp4j.cpe.parameter;

import java.util.List;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the ACS set of a parameter's attributes.
 *
 * @param notification null as long as it is the model's
 * @param accessList null as long as everybody may write
 */
record Attributes(@Nullable Integer notification, @Nullable List<String> accessList) {
    static final Attributes NONE = new Attributes(null, null);

    static final StateCodec<Attributes> CODEC = new StateCodec<>() {
        @Override
        public void write(Attributes value, StateWriter out) {
            out.number(value.notification == null ? -1 : value.notification);
            out.flag(value.accessList != null);
            if (value.accessList != null) {
                out.list(value.accessList, StateWriter::text);
            }
        }

        @Override
        public Attributes read(int version, StateReader in) {
            int notification = (int) in.number();
            return new Attributes(
                    notification < 0 ? null : notification, in.flag() ? List.copyOf(in.list(StateReader::text)) : null);
        }
    };

    Attributes withNotification(int value) {
        return new Attributes(value, accessList);
    }

    Attributes withAccessList(List<String> value) {
        return new Attributes(notification, List.copyOf(value));
    }
}
