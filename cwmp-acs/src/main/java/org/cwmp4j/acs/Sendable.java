package org.cwmp4j.acs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * Finds out, before a message is promised or recorded as sent, whether it can be written at all: by the rules of the standard, the version,
 * and the characters that XML can carry. By writing it, since nothing else asks all of that.
 */
final class Sendable {
    private static final CwmpEncoder ENCODER = new CwmpEncoder();

    private Sendable() {}

    /** Why the message cannot leave; empty if it can. */
    static Optional<ConformanceException> refusal(CwmpMessage message, String namespace, CwmpVersion version) {
        try {
            ENCODER.encode(
                    new SoapEnvelope(namespace, SoapHeader.ofId("1"), message),
                    EncodeContext.of(version, Direction.ACS_TO_CPE),
                    OutputStream.nullOutputStream());
            return Optional.empty();
        } catch (ConformanceException e) {
            return Optional.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
