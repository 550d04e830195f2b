package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.Status;
import org.jspecify.annotations.Nullable;

/** What was read of a structure so far, by the place of its fields. Reused for the next structure at the same depth. */
final class Fields {
    private @Nullable Object[] values = new Object[12];
    private ParameterType type = ParameterType.STRING;
    private long seen;

    void clear(int size) {
        if (size > values.length) {
            values = new Object[size];
        } else {
            Arrays.fill(values, 0, size, null);
        }
        seen = 0;
        type = ParameterType.STRING;
    }

    /** Takes note of a field; false if it was there already. */
    boolean see(int i) {
        long bit = 1L << i;
        boolean isNew = (seen & bit) == 0;
        seen |= bit;
        return isNew;
    }

    boolean saw(int i) {
        return (seen & 1L << i) != 0;
    }

    /** Whether a field that belongs after this one was seen before it. */
    boolean isLate(int i) {
        return seen >>> i > 1;
    }

    void set(int i, @Nullable Object value) {
        values[i] = value;
    }

    void type(ParameterType value) {
        type = value;
    }

    /** The type of the one field that has one. */
    ParameterType type() {
        return type;
    }

    String text(int i) {
        return (String) get(i);
    }

    long number(int i) {
        return (Long) get(i);
    }

    int integer(int i) {
        return (int) number(i);
    }

    boolean flag(int i) {
        return (Boolean) get(i);
    }

    CwmpDateTime time(int i) {
        return (CwmpDateTime) get(i);
    }

    Status status(int i) {
        return number(i) == 0 ? Status.APPLIED : Status.COMMITTED;
    }

    FileType fileType(int i) {
        return new FileType(text(i));
    }

    FaultCode faultCode(int i) {
        return new FaultCode(integer(i));
    }

    @SuppressWarnings("unchecked") // a list field holds what its member reader made
    <T> List<T> list(int i) {
        return (List<T>) get(i);
    }

    /** The list at a place, new if there is none yet. */
    @SuppressWarnings("unchecked") // only ever filled by this method
    List<Object> startedList(int i) {
        Object list = values[i];
        if (list == null) {
            list = new ArrayList<>();
            values[i] = list;
        }
        return (List<Object>) list;
    }

    <T> T struct(int i, Class<T> type) {
        return type.cast(get(i));
    }

    private Object get(int i) {
        return Objects.requireNonNull(values[i]);
    }
}
