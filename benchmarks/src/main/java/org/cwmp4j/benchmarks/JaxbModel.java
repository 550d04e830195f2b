package org.cwmp4j.benchmarks;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The classes that one would write by hand for JAXB. */
@NullUnmarked
final class JaxbModel {
    private JaxbModel() {}

    @XmlRootElement(name = "Envelope", namespace = Names.SOAP)
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Envelope {
        @XmlElement(name = "Header", namespace = Names.SOAP)
        Header header;

        @XmlElement(name = "Body", namespace = Names.SOAP)
        Body body;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Header {
        @XmlElement(name = "ID", namespace = Names.CWMP)
        Id id;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Id {
        @XmlAttribute(name = "mustUnderstand", namespace = Names.SOAP)
        String mustUnderstand;

        @XmlValue
        String value;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Body {
        @XmlElement(name = "Inform", namespace = Names.CWMP)
        Inform inform;

        @XmlElement(name = "GetParameterValuesResponse", namespace = Names.CWMP)
        Values response;

        @XmlElement(name = "SetParameterValues", namespace = Names.CWMP)
        Values set;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"deviceId", "event", "maxEnvelopes", "currentTime", "retryCount", "parameterList"})
    static final class Inform {
        @XmlElement(name = "DeviceId")
        DeviceId deviceId;

        @XmlElement(name = "Event")
        EventList event;

        @XmlElement(name = "MaxEnvelopes")
        long maxEnvelopes;

        @XmlElement(name = "CurrentTime")
        String currentTime;

        @XmlElement(name = "RetryCount")
        long retryCount;

        @XmlElement(name = "ParameterList")
        ParameterList parameterList;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class DeviceId {
        @XmlElement(name = "Manufacturer")
        String manufacturer;

        @XmlElement(name = "OUI")
        String oui;

        @XmlElement(name = "ProductClass")
        String productClass;

        @XmlElement(name = "SerialNumber")
        String serialNumber;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class EventList {
        @XmlAttribute(name = "arrayType", namespace = Names.ENCODING)
        String arrayType;

        @XmlElement(name = "EventStruct")
        List<EventStruct> events = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class EventStruct {
        @XmlElement(name = "EventCode")
        String code;

        @XmlElement(name = "CommandKey")
        String commandKey;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Values {
        @XmlElement(name = "ParameterList")
        ParameterList parameterList;

        @XmlElement(name = "ParameterKey")
        String parameterKey;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ParameterList {
        @XmlAttribute(name = "arrayType", namespace = Names.ENCODING)
        String arrayType;

        @XmlElement(name = "ParameterValueStruct")
        List<ParameterValueStruct> values = new ArrayList<>();
    }

    /** JAXB reads and writes {@code xsi:type} itself: the value comes as a String, Long, Boolean ... */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ParameterValueStruct {
        @XmlElement(name = "Name")
        String name;

        @XmlElement(name = "Value")
        Object value;
    }
}
