package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;

/** What comes of reading a message. */
final class Reading {
    private static final CwmpDecoder DECODER = new CwmpDecoder();

    private Reading() {}

    static DecodedEnvelope lenient(String message) {
        return lenient(Xml.bytes(message));
    }

    static DecodedEnvelope lenient(byte[] message) {
        return DECODER.decode(message, DecodeContext.lenient(null));
    }

    /** Read without a deviation, and in strict mode too. */
    static DecodedEnvelope clean(String message) {
        return clean(Xml.bytes(message));
    }

    static DecodedEnvelope clean(byte[] message) {
        DecodedEnvelope read = lenient(message);
        assertThat(read.deviations()).isEmpty();
        assertThat(DECODER.decode(message, DecodeContext.strict(null)).envelope())
                .isEqualTo(read.envelope());
        return read;
    }

    /** Read with exactly these deviations, and refused by the strict reader. */
    static DecodedEnvelope deviating(String message, DeviationKind... kinds) {
        return deviating(Xml.bytes(message), kinds);
    }

    static DecodedEnvelope deviating(byte[] message, DeviationKind... kinds) {
        DecodedEnvelope read = lenient(message);
        assertThat(read.deviations()).extracting(Deviation::kind).containsExactly(kinds);
        Refused.by(message, DecodeContext.strict(null));
        return read;
    }

    /** Read with exactly these deviations, which the standard lets a strict reader ignore too. */
    static DecodedEnvelope ignoring(String message, DeviationKind... kinds) {
        DecodedEnvelope read = lenient(message);
        assertThat(read.deviations()).extracting(Deviation::kind).containsExactly(kinds);
        assertThat(DECODER.decode(Xml.bytes(message), DecodeContext.strict(null))
                        .deviations())
                .isEmpty();
        return read;
    }

    /** Refused in both modes by the same error. */
    static CodecException refused(String message, ErrorKind kind) {
        assertThat(Refused.by(message, DecodeContext.strict(null)).kind()).isIn(kind, ErrorKind.DEVIATION);
        CodecException refusal = Refused.by(message, DecodeContext.lenient(null));
        assertThat(refusal.kind()).isEqualTo(kind);
        return refusal;
    }

    static CodecException.Answer answer(String message, Direction direction) {
        return Refused.by(message, DecodeContext.lenient(direction)).answer();
    }

    static CwmpMessage message(DecodedEnvelope read) {
        return read.envelope().message();
    }

    static <M extends CwmpMessage> M message(DecodedEnvelope read, Class<M> type) {
        return type.cast(message(read));
    }

    /** The one value of a GetParameterValuesResponse. */
    static ParameterValue value(DecodedEnvelope read) {
        List<ParameterValue> values =
                message(read, GetParameterValuesResponse.class).parameterList();
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
