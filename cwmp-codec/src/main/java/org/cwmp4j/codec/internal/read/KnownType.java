package org.cwmp4j.codec.internal.read;

import java.util.Arrays;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** Recognises the types that a message has named before by their characters. */
final class KnownType extends TypedValueDecoder {
    private static final int KEPT = 8;

    private final char[][] texts = new char[KEPT][];
    private final ParameterType[] types = new ParameterType[KEPT];
    private int count;
    private @Nullable ParameterType found;

    void clear() {
        count = 0;
    }

    void remember(String text, ParameterType type) {
        if (count < KEPT) {
            texts[count] = text.toCharArray();
            types[count++] = type;
        }
    }

    /** What the last text shown was; {@code null} if it is new. */
    @Nullable
    ParameterType found() {
        return found;
    }

    @Override
    public void decode(String input) {
        decode(input.toCharArray(), 0, input.length());
    }

    @Override
    public void decode(char[] buffer, int start, int end) {
        found = null;
        for (int i = 0; i < count; i++) {
            char[] text = texts[i];
            if (text.length == end - start && Arrays.equals(text, 0, text.length, buffer, start, end)) {
                found = types[i];
                return;
            }
        }
    }

    @Override
    public void handleEmptyValue() {
        found = null;
    }
}
