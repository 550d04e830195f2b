package org.cwmp4j.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The classes that one would write by hand for Jackson XML. */
@NullUnmarked
final class JacksonModel {
    private JacksonModel() {}

    @JacksonXmlRootElement(localName = "Envelope", namespace = Names.SOAP)
    @JsonPropertyOrder({"xsd", "cwmp", "header", "body"})
    static final class Envelope {
        /** Jackson cannot declare a namespace that only values use. */
        @JacksonXmlProperty(isAttribute = true, localName = "xmlns:xsd")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public String xsd;

        @JacksonXmlProperty(isAttribute = true, localName = "xmlns:cwmp")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public String cwmp;

        @JacksonXmlProperty(localName = "Header", namespace = Names.SOAP)
        public Header header;

        @JacksonXmlProperty(localName = "Body", namespace = Names.SOAP)
        public Body body;
    }

    static final class Header {
        @JacksonXmlProperty(localName = "ID", namespace = Names.CWMP)
        public Id id;
    }

    static final class Id {
        @JacksonXmlProperty(isAttribute = true, localName = "mustUnderstand", namespace = Names.SOAP)
        public String mustUnderstand;

        @JacksonXmlText
        public String value;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    static final class Body {
        @JacksonXmlProperty(localName = "Inform", namespace = Names.CWMP)
        public Inform inform;

        @JacksonXmlProperty(localName = "GetParameterValuesResponse", namespace = Names.CWMP)
        public Values response;

        @JacksonXmlProperty(localName = "SetParameterValues", namespace = Names.CWMP)
        public Values set;
    }

    @JsonPropertyOrder({"DeviceId", "Event", "MaxEnvelopes", "CurrentTime", "RetryCount", "ParameterList"})
    static final class Inform {
        @JacksonXmlProperty(localName = "DeviceId")
        public DeviceId deviceId;

        @JacksonXmlProperty(localName = "Event")
        public EventList event;

        @JacksonXmlProperty(localName = "MaxEnvelopes")
        public long maxEnvelopes;

        @JacksonXmlProperty(localName = "CurrentTime")
        public String currentTime;

        @JacksonXmlProperty(localName = "RetryCount")
        public long retryCount;

        @JacksonXmlProperty(localName = "ParameterList")
        public ParameterList parameterList;
    }

    static final class DeviceId {
        @JacksonXmlProperty(localName = "Manufacturer")
        public String manufacturer;

        @JacksonXmlProperty(localName = "OUI")
        public String oui;

        @JacksonXmlProperty(localName = "ProductClass")
        public String productClass;

        @JacksonXmlProperty(localName = "SerialNumber")
        public String serialNumber;
    }

    static final class EventList {
        @JacksonXmlProperty(isAttribute = true, localName = "arrayType", namespace = Names.ENCODING)
        public String arrayType;

        @JacksonXmlElementWrapper(useWrapping = false)
        @JacksonXmlProperty(localName = "EventStruct")
        public List<EventStruct> events = new ArrayList<>();
    }

    static final class EventStruct {
        @JacksonXmlProperty(localName = "EventCode")
        public String code;

        @JacksonXmlProperty(localName = "CommandKey")
        public String commandKey;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"ParameterList", "ParameterKey"})
    static final class Values {
        @JacksonXmlProperty(localName = "ParameterList")
        public ParameterList parameterList;

        @JacksonXmlProperty(localName = "ParameterKey")
        public String parameterKey;
    }

    static final class ParameterList {
        @JacksonXmlProperty(isAttribute = true, localName = "arrayType", namespace = Names.ENCODING)
        public String arrayType;

        @JacksonXmlElementWrapper(useWrapping = false)
        @JacksonXmlProperty(localName = "ParameterValueStruct")
        public List<ParameterValueStruct> values = new ArrayList<>();
    }

    @JsonPropertyOrder({"Name", "Value"})
    static final class ParameterValueStruct {
        @JacksonXmlProperty(localName = "Name")
        public String name;

        @JacksonXmlProperty(localName = "Value")
        public Value value;
    }

    static final class Value {
        @JacksonXmlProperty(isAttribute = true, localName = "type", namespace = Names.XSI)
        public String type;

        @JacksonXmlText
        public String text;
    }
}
