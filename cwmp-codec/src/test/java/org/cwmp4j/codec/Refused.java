package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Why a message is not read. */
final class Refused {
    private Refused() {}

    static CodecException by(String message, DecodeContext context) {
        return by(Xml.bytes(message), context);
    }

    static CodecException by(byte[] message, DecodeContext context) {
        Throwable thrown = catchThrowable(() -> new CwmpDecoder().decode(message, context));
        assertThat(thrown).isInstanceOf(CodecException.class);
        return (CodecException) thrown;
    }
}
