package org.cwmp4j.benchmarks;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import org.cwmp4j.benchmarks.JaxbModel.Body;
import org.cwmp4j.benchmarks.JaxbModel.Envelope;
import org.cwmp4j.benchmarks.JaxbModel.EventList;
import org.cwmp4j.benchmarks.JaxbModel.EventStruct;
import org.cwmp4j.benchmarks.JaxbModel.Header;
import org.cwmp4j.benchmarks.JaxbModel.ParameterList;
import org.cwmp4j.benchmarks.JaxbModel.ParameterValueStruct;
import org.cwmp4j.benchmarks.JaxbModel.Values;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.glassfish.jaxb.runtime.marshaller.NamespacePrefixMapper;

/** JAXB's reference implementation with classes annotated by hand, on the JDK's parser or on Woodstox. */
final class Jaxb implements Contestant {
    private static final Map<String, String> PREFIXES = Map.of(
            Names.SOAP, "soapenv", Names.ENCODING, "soapenc", Names.XSD, "xsd", Names.XSI, "xsi", Names.CWMP, "cwmp");

    private final boolean onWoodstox;
    private final WstxInputFactory factory = new WstxInputFactory();
    private final Unmarshaller unmarshaller;
    private final Marshaller marshaller;

    Jaxb(boolean onWoodstox) {
        this.onWoodstox = onWoodstox;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            JAXBContext context = JAXBContext.newInstance(Envelope.class);
            unmarshaller = context.createUnmarshaller();
            marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.setProperty("org.glassfish.jaxb.namespacePrefixMapper", new Prefixes());
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object decode(byte[] message) throws JAXBException, XMLStreamException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(message);
        return onWoodstox
                ? unmarshaller.unmarshal(factory.createXMLStreamReader(bytes))
                : unmarshaller.unmarshal(new StreamSource(bytes));
    }

    @Override
    public CwmpMessage asMessage(Object decoded) {
        Body body = ((Envelope) decoded).body;
        if (body.response != null) {
            return new GetParameterValuesResponse(values(body.response.parameterList));
        }
        if (body.set != null) {
            return new SetParameterValues(values(body.set.parameterList), body.set.parameterKey);
        }
        JaxbModel.Inform m = body.inform;
        List<Event> events = m.event.events.stream()
                .map(e -> new Event(new EventCode(e.code), e.commandKey))
                .toList();
        DeviceId id =
                new DeviceId(m.deviceId.manufacturer, m.deviceId.oui, m.deviceId.productClass, m.deviceId.serialNumber);
        return new Inform(
                id, events, m.maxEnvelopes, new CwmpDateTime(m.currentTime), m.retryCount, values(m.parameterList));
    }

    private static List<ParameterValue> values(ParameterList list) {
        return list.values.stream().map(Jaxb::value).toList();
    }

    private static ParameterValue value(ParameterValueStruct s) {
        if (s.value instanceof Boolean b) {
            return ParameterValue.of(s.name, b);
        }
        return s.value instanceof Long n
                ? ParameterValue.ofUnsignedInt(s.name, n)
                : ParameterValue.of(s.name, (String) s.value);
    }

    @Override
    public Object prepare(SoapEnvelope source) {
        Envelope envelope = new Envelope();
        envelope.header = new Header();
        envelope.header.id = new JaxbModel.Id();
        envelope.header.id.mustUnderstand = "1";
        envelope.header.id.value = source.header().id();
        envelope.body = new Body();
        CwmpMessage message = source.message();
        if (message instanceof GetParameterValuesResponse response) {
            envelope.body.response = new Values();
            envelope.body.response.parameterList = list(response.parameterList());
        } else if (message instanceof SetParameterValues set) {
            envelope.body.set = new Values();
            envelope.body.set.parameterList = list(set.parameterList());
            envelope.body.set.parameterKey = set.parameterKey();
        } else {
            envelope.body.inform = inform((Inform) message);
        }
        return envelope;
    }

    private static JaxbModel.Inform inform(Inform source) {
        JaxbModel.Inform inform = new JaxbModel.Inform();
        inform.deviceId = new JaxbModel.DeviceId();
        inform.deviceId.manufacturer = source.deviceId().manufacturer();
        inform.deviceId.oui = source.deviceId().oui();
        inform.deviceId.productClass = source.deviceId().productClass();
        inform.deviceId.serialNumber = source.deviceId().serialNumber();
        inform.event = new EventList();
        inform.event.arrayType = "cwmp:EventStruct[" + source.event().size() + "]";
        for (Event e : source.event()) {
            EventStruct event = new EventStruct();
            event.code = e.code().text();
            event.commandKey = e.commandKey();
            inform.event.events.add(event);
        }
        inform.maxEnvelopes = source.maxEnvelopes();
        inform.currentTime = source.currentTime().text();
        inform.retryCount = source.retryCount();
        inform.parameterList = list(source.parameterList());
        return inform;
    }

    private static ParameterList list(List<ParameterValue> values) {
        ParameterList list = new ParameterList();
        list.arrayType = "cwmp:ParameterValueStruct[" + values.size() + "]";
        for (ParameterValue value : values) {
            ParameterValueStruct struct = new ParameterValueStruct();
            struct.name = value.name();
            struct.value = switch (value.type().name()) {
                case "boolean" -> Boolean.valueOf(value.text());
                case "unsignedInt" -> Long.valueOf(value.text());
                default -> value.text();
            };
            list.values.add(struct);
        }
        return list;
    }

    @Override
    public byte[] encode(Object prepared) throws JAXBException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        marshaller.marshal(prepared, bytes);
        return bytes.toByteArray();
    }

    /** Declares all namespaces once, at the root. */
    private static final class Prefixes extends NamespacePrefixMapper {
        @Override
        public String getPreferredPrefix(String uri, String suggestion, boolean requirePrefix) {
            return PREFIXES.getOrDefault(uri, suggestion);
        }

        @Override
        public String[] getPreDeclaredNamespaceUris() {
            return PREFIXES.keySet().toArray(new String[0]);
        }
    }
}
