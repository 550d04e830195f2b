package org.cwmp4j.benchmarks;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import org.cwmp4j.benchmarks.JacksonModel.Body;
import org.cwmp4j.benchmarks.JacksonModel.Envelope;
import org.cwmp4j.benchmarks.JacksonModel.EventList;
import org.cwmp4j.benchmarks.JacksonModel.EventStruct;
import org.cwmp4j.benchmarks.JacksonModel.Header;
import org.cwmp4j.benchmarks.JacksonModel.ParameterList;
import org.cwmp4j.benchmarks.JacksonModel.ParameterValueStruct;
import org.cwmp4j.benchmarks.JacksonModel.Values;
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

/** Jackson XML on Woodstox, with classes annotated by hand. */
final class JacksonXml implements Contestant {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    JacksonXml() {
        WstxInputFactory input = new WstxInputFactory();
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XmlMapper mapper = new XmlMapper(new XmlFactory(input, new WstxOutputFactory()));
        reader = mapper.readerFor(Envelope.class);
        writer = mapper.writerFor(Envelope.class);
    }

    @Override
    public Object decode(byte[] message) throws IOException {
        return reader.readValue(message);
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
        JacksonModel.Inform m = body.inform;
        List<Event> events = m.event.events.stream()
                .map(e -> new Event(new EventCode(e.code), e.commandKey))
                .toList();
        DeviceId id =
                new DeviceId(m.deviceId.manufacturer, m.deviceId.oui, m.deviceId.productClass, m.deviceId.serialNumber);
        return new Inform(
                id, events, m.maxEnvelopes, new CwmpDateTime(m.currentTime), m.retryCount, values(m.parameterList));
    }

    private static List<ParameterValue> values(ParameterList list) {
        return list.values.stream()
                .map(v -> new ParameterValue(
                        v.name, v.value.text, new ParameterType(Names.XSD, v.value.type.substring(4))))
                .toList();
    }

    @Override
    public Object prepare(SoapEnvelope source) {
        Envelope envelope = new Envelope();
        envelope.xsd = Names.XSD;
        envelope.cwmp = Names.CWMP;
        envelope.header = new Header();
        envelope.header.id = new JacksonModel.Id();
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

    private static JacksonModel.Inform inform(Inform source) {
        JacksonModel.Inform inform = new JacksonModel.Inform();
        inform.deviceId = new JacksonModel.DeviceId();
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
            struct.value = new JacksonModel.Value();
            struct.value.type = "xsd:" + value.type().name();
            struct.value.text = value.text();
            list.values.add(struct);
        }
        return list;
    }

    @Override
    public byte[] encode(Object prepared) throws JsonProcessingException {
        return writer.writeValueAsBytes(prepared);
    }
}
