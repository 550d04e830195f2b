package org.cwmp4j.codec;

import java.nio.charset.StandardCharsets;

/** Messages for tests, in few words. */
final class Xml {
    static final String NAMESPACES =
            "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:c=\"urn:dslforum-org:cwmp-1-2\"";
    static final String ID = "<c:ID s:mustUnderstand=\"1\">77</c:ID>";
    static final String EVENTS =
            "<Event e:arrayType=\"c:EventStruct[1]\"><EventStruct><EventCode>1 BOOT</EventCode><CommandKey/></EventStruct></Event>";
    static final String DEVICE_ID = "<DeviceId><Manufacturer>M</Manufacturer><OUI>00A1B2</OUI>"
            + "<ProductClass>P</ProductClass><SerialNumber>S1</SerialNumber></DeviceId>";
    static final String COUNTS = "<MaxEnvelopes>1</MaxEnvelopes><CurrentTime>2026-01-02T03:04:05Z</CurrentTime>"
            + "<RetryCount>0</RetryCount>";

    private Xml() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String envelope(String header, String body) {
        return "<s:Envelope " + NAMESPACES + "><s:Header>" + header + "</s:Header><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    /** With an ID. */
    static String message(String body) {
        return envelope(ID, body);
    }

    static String method(String name, String arguments) {
        return message("<c:" + name + ">" + arguments + "</c:" + name + ">");
    }

    static String value(String name, String type, String text) {
        return "<ParameterValueStruct><Name>" + name + "</Name><Value xsi:type=\"" + type + "\">" + text
                + "</Value></ParameterValueStruct>";
    }

    static String list(int size, String members) {
        return "<ParameterList e:arrayType=\"c:ParameterValueStruct[" + size + "]\">" + members + "</ParameterList>";
    }

    /** An Inform with one parameter. */
    static String inform() {
        return informWith(list(1, value("Device.A", "xsd:string", "v")));
    }

    static String informWith(String parameterList) {
        return method("Inform", DEVICE_ID + EVENTS + COUNTS + parameterList);
    }

    /** A GetParameterValuesResponse with one value. */
    static String answer(String type, String text) {
        return method("GetParameterValuesResponse", list(1, value("Device.A", type, text)));
    }

    static String download(String fileSize, String delay) {
        return method(
                "Download",
                "<CommandKey>k</CommandKey><FileType>1 Firmware Upgrade Image</FileType><URL>http://a/b</URL>"
                        + "<Username>u</Username><Password>geheim</Password><FileSize>" + fileSize
                        + "</FileSize><TargetFileName/><DelaySeconds>" + delay
                        + "</DelaySeconds><SuccessURL/><FailureURL/>");
    }

    static String fault(String inside) {
        return message("<s:Fault>" + inside + "</s:Fault>");
    }

    static final String GOOD_FAULT = "<faultcode>Client</faultcode><faultstring>CWMP fault</faultstring><detail>"
            + "<c:Fault><FaultCode>9003</FaultCode><FaultString>Invalid arguments</FaultString></c:Fault></detail>";
}
