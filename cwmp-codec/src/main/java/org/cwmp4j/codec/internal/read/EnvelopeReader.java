package org.cwmp4j.codec.internal.read;

import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.Refusals;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/** Reads one envelope (B-SOAP-01 to B-SOAP-03). Not thread-safe; one for each message. */
public final class EnvelopeReader {
    private final XmlCursor cursor;
    private final Refusals refusals;
    private final HeaderReader header;
    private final BodyReader body;
    private boolean isSoap12;

    /** @param rows takes the rows of the message; {@code null} if it is to have them itself */
    public EnvelopeReader(XmlCursor cursor, Refusals refusals, @Nullable RowDelivery rows) {
        this.cursor = cursor;
        this.refusals = refusals;
        this.header = new HeaderReader(cursor, refusals);
        this.body = new BodyReader(cursor, refusals, rows);
    }

    /** Reads the whole message. */
    public SoapEnvelope read() throws XMLStreamException {
        cursor.root();
        if (!cursor.local().equals("Envelope")) {
            throw cursor.refuse(ErrorKind.NOT_AN_ENVELOPE, "the root is no SOAP envelope");
        }
        soapNamespace();
        boolean headerSeen = false;
        CwmpMessage message = null;
        while (cursor.child()) {
            switch (cursor.local()) {
                case "Header" -> {
                    soapNamespace();
                    if (headerSeen) {
                        throw cursor.refuse(ErrorKind.INVALID_ENVELOPE, "a second Header");
                    }
                    if (message != null) {
                        cursor.deviate(DeviationKind.ELEMENT_ORDER, "the Header after the Body");
                    }
                    headerSeen = true;
                    header.read();
                }
                case "Body" -> {
                    soapNamespace();
                    if (message != null) {
                        throw cursor.refuse(ErrorKind.INVALID_ENVELOPE, "a second Body");
                    }
                    message = body.read(isSoap12);
                }
                default -> {
                    cursor.deviate(DeviationKind.UNKNOWN_ELEMENT, "expected Header or Body");
                    cursor.skip();
                }
            }
        }
        return envelope(message);
    }

    private SoapEnvelope envelope(@Nullable CwmpMessage message) throws XMLStreamException {
        if (message == null) {
            throw cursor.refuseAt(1, "", ErrorKind.INVALID_ENVELOPE, "an envelope without a Body");
        }
        SoapHeader read = header.result(message, refusals.direction(), body.namespace());
        cursor.finish();
        SoapEnvelope envelope = new SoapEnvelope(body.namespace(), read, message);
        RuleCheck.report(envelope, refusals.direction(), cursor);
        return envelope;
    }

    private void soapNamespace() {
        String namespace = cursor.namespace();
        if (Namespaces.SOAP.equals(namespace)) {
            return;
        }
        if (Namespaces.SOAP_1_2.equals(namespace)) {
            if (!isSoap12) {
                isSoap12 = true;
                cursor.deviate(DeviationKind.SOAP_1_2, "an envelope of SOAP 1.2");
            }
        } else if (namespace != null) {
            cursor.once(
                    DeviationKind.ENVELOPE_NAMESPACE,
                    Objects.requireNonNull(namespace),
                    "not in the namespace of SOAP 1.1");
        }
    }
}
