package org.cwmp4j.benchmarks;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLInputFactory2;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;

/** The floor below every reader on Woodstox: its events in the mode in which this library uses it, nothing kept. And its stream writer. */
final class Woodstox implements Contestant {
    private final WstxInputFactory input = new WstxInputFactory();
    private final WstxOutputFactory output = new WstxOutputFactory();

    Woodstox() {
        input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        input.setProperty(XMLInputFactory.IS_COALESCING, false);
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        input.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        input.setProperty("com.ctc.wstx.lazyParsing", false);
    }

    /** Goes over all events and counts the characters of texts and attributes. */
    @Override
    public Object decode(byte[] message) throws XMLStreamException {
        XMLStreamReader xml = input.createXMLStreamReader(new ByteArrayInputStream(message));
        long characters = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS) {
                characters += xml.getTextLength();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                characters += xml.getAttributeCount();
            }
        }
        xml.close();
        return characters;
    }

    @Override
    public @Nullable CwmpMessage asMessage(Object decoded) {
        return null;
    }

    @Override
    public Object prepare(SoapEnvelope envelope) {
        return envelope;
    }

    @Override
    public byte[] encode(Object prepared) throws XMLStreamException {
        SoapEnvelope envelope = (SoapEnvelope) prepared;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        XMLStreamWriter xml = output.createXMLStreamWriter(bytes, "UTF-8");
        xml.writeStartElement("soapenv", "Envelope", Names.SOAP);
        xml.writeNamespace("soapenv", Names.SOAP);
        xml.writeNamespace("soapenc", Names.ENCODING);
        xml.writeNamespace("xsd", Names.XSD);
        xml.writeNamespace("xsi", Names.XSI);
        xml.writeNamespace("cwmp", envelope.namespace());
        xml.writeStartElement("soapenv", "Header", Names.SOAP);
        xml.writeStartElement("cwmp", "ID", envelope.namespace());
        xml.writeAttribute("soapenv", Names.SOAP, "mustUnderstand", "1");
        xml.writeCharacters(envelope.header().id());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("soapenv", "Body", Names.SOAP);
        xml.writeStartElement("cwmp", envelope.message().name(), envelope.namespace());
        body(xml, envelope.message());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.close();
        return bytes.toByteArray();
    }

    private static void body(XMLStreamWriter xml, CwmpMessage message) throws XMLStreamException {
        if (message instanceof Inform inform) {
            inform(xml, inform);
        } else if (message instanceof GetParameterValuesResponse response) {
            values(xml, response.parameterList());
        } else if (message instanceof SetParameterValues set) {
            values(xml, set.parameterList());
            element(xml, "ParameterKey", set.parameterKey());
        }
    }

    private static void inform(XMLStreamWriter xml, Inform inform) throws XMLStreamException {
        xml.writeStartElement("DeviceId");
        element(xml, "Manufacturer", inform.deviceId().manufacturer());
        element(xml, "OUI", inform.deviceId().oui());
        element(xml, "ProductClass", inform.deviceId().productClass());
        element(xml, "SerialNumber", inform.deviceId().serialNumber());
        xml.writeEndElement();
        xml.writeStartElement("Event");
        xml.writeAttribute(
                "soapenc",
                Names.ENCODING,
                "arrayType",
                "cwmp:EventStruct[" + inform.event().size() + "]");
        for (Event event : inform.event()) {
            xml.writeStartElement("EventStruct");
            element(xml, "EventCode", event.code().text());
            element(xml, "CommandKey", event.commandKey());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        element(xml, "MaxEnvelopes", Long.toString(inform.maxEnvelopes()));
        element(xml, "CurrentTime", inform.currentTime().text());
        element(xml, "RetryCount", Long.toString(inform.retryCount()));
        values(xml, inform.parameterList());
    }

    private static void values(XMLStreamWriter xml, List<ParameterValue> values) throws XMLStreamException {
        xml.writeStartElement("ParameterList");
        xml.writeAttribute("soapenc", Names.ENCODING, "arrayType", "cwmp:ParameterValueStruct[" + values.size() + "]");
        for (ParameterValue value : values) {
            xml.writeStartElement("ParameterValueStruct");
            element(xml, "Name", value.name());
            xml.writeStartElement("Value");
            xml.writeAttribute("xsi", Names.XSI, "type", "xsd:" + value.type().name());
            xml.writeCharacters(value.text());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
