package org.cwmp4j.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The JDK's DOM: a tree, then this library's records out of it; a tree out of them, then a transformer. */
final class Dom implements Contestant {
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final DocumentBuilder builder;
    private final Transformer transformer;

    Dom() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            builder = factory.newDocumentBuilder();
            transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object decode(byte[] message) throws IOException, SAXException {
        Document document = builder.parse(new ByteArrayInputStream(message));
        Element body = child(document.getDocumentElement(), "Body");
        Element method = first(body);
        return switch (method.getLocalName()) {
            case "Inform" -> inform(method);
            case "SetParameterValues" -> new SetParameterValues(values(method), text(method, "ParameterKey"));
            default -> new GetParameterValuesResponse(values(method));
        };
    }

    private static Inform inform(Element m) {
        Element id = child(m, "DeviceId");
        List<Event> events = new ArrayList<>();
        for (Element e : children(child(m, "Event"))) {
            events.add(new Event(new EventCode(text(e, "EventCode")), text(e, "CommandKey")));
        }
        return new Inform(
                new DeviceId(
                        text(id, "Manufacturer"), text(id, "OUI"), text(id, "ProductClass"), text(id, "SerialNumber")),
                events,
                Long.parseLong(text(m, "MaxEnvelopes")),
                new CwmpDateTime(text(m, "CurrentTime")),
                Long.parseLong(text(m, "RetryCount")),
                values(m));
    }

    private static List<ParameterValue> values(Element method) {
        List<ParameterValue> values = new ArrayList<>();
        for (Element struct : children(child(method, "ParameterList"))) {
            Element value = child(struct, "Value");
            String type = value.getAttributeNS(Names.XSI, "type");
            int colon = type.indexOf(':');
            values.add(new ParameterValue(
                    text(struct, "Name"),
                    value.getTextContent(),
                    new ParameterType(value.lookupNamespaceURI(type.substring(0, colon)), type.substring(colon + 1))));
        }
        return values;
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static Element child(Element parent, String name) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && name.equals(e.getLocalName())) {
                return e;
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    private static Element first(Element parent) {
        return children(parent).get(0);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                children.add(e);
            }
        }
        return children;
    }

    @Override
    public CwmpMessage asMessage(Object decoded) {
        return (CwmpMessage) decoded;
    }

    @Override
    public Object prepare(SoapEnvelope envelope) {
        return envelope;
    }

    @Override
    public byte[] encode(Object prepared) throws TransformerException {
        SoapEnvelope source = (SoapEnvelope) prepared;
        Document document = builder.newDocument();
        Element envelope = document.createElementNS(Names.SOAP, "soapenv:Envelope");
        document.appendChild(envelope);
        envelope.setAttributeNS(XMLNS, "xmlns:soapenv", Names.SOAP);
        envelope.setAttributeNS(XMLNS, "xmlns:soapenc", Names.ENCODING);
        envelope.setAttributeNS(XMLNS, "xmlns:xsd", Names.XSD);
        envelope.setAttributeNS(XMLNS, "xmlns:xsi", Names.XSI);
        envelope.setAttributeNS(XMLNS, "xmlns:cwmp", source.namespace());
        Element header = add(envelope, Names.SOAP, "soapenv:Header");
        Element id = add(header, source.namespace(), "cwmp:ID");
        id.setAttributeNS(Names.SOAP, "soapenv:mustUnderstand", "1");
        id.setTextContent(source.header().id());
        Element body = add(envelope, Names.SOAP, "soapenv:Body");
        body(add(body, source.namespace(), "cwmp:" + source.message().name()), source.message());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        transformer.transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private static void body(Element method, CwmpMessage message) {
        if (message instanceof Inform inform) {
            inform(method, inform);
        } else if (message instanceof GetParameterValuesResponse response) {
            values(method, response.parameterList());
        } else if (message instanceof SetParameterValues set) {
            values(method, set.parameterList());
            text(method, "ParameterKey", set.parameterKey());
        }
    }

    private static void inform(Element method, Inform inform) {
        Element id = add(method, null, "DeviceId");
        text(id, "Manufacturer", inform.deviceId().manufacturer());
        text(id, "OUI", inform.deviceId().oui());
        text(id, "ProductClass", inform.deviceId().productClass());
        text(id, "SerialNumber", inform.deviceId().serialNumber());
        Element events = add(method, null, "Event");
        events.setAttributeNS(
                Names.ENCODING,
                "soapenc:arrayType",
                "cwmp:EventStruct[" + inform.event().size() + "]");
        for (Event e : inform.event()) {
            Element event = add(events, null, "EventStruct");
            text(event, "EventCode", e.code().text());
            text(event, "CommandKey", e.commandKey());
        }
        text(method, "MaxEnvelopes", Long.toString(inform.maxEnvelopes()));
        text(method, "CurrentTime", inform.currentTime().text());
        text(method, "RetryCount", Long.toString(inform.retryCount()));
        values(method, inform.parameterList());
    }

    private static void values(Element method, List<ParameterValue> values) {
        Element list = add(method, null, "ParameterList");
        list.setAttributeNS(Names.ENCODING, "soapenc:arrayType", "cwmp:ParameterValueStruct[" + values.size() + "]");
        for (ParameterValue v : values) {
            Element struct = add(list, null, "ParameterValueStruct");
            text(struct, "Name", v.name());
            text(struct, "Value", v.text())
                    .setAttributeNS(Names.XSI, "xsi:type", "xsd:" + v.type().name());
        }
    }

    private static Element text(Element parent, String name, String text) {
        Element e = add(parent, null, name);
        e.setTextContent(text);
        return e;
    }

    private static Element add(Element parent, @Nullable String namespace, String name) {
        Element e = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(e);
        return e;
    }
}
