package org.cwmp4j.acs.netty;

import java.nio.charset.StandardCharsets;

/** What devices post. */
final class WireInform {
    private static final String NAMESPACES = "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\" xmlns:c=\"urn:dslforum-org:cwmp-1-2\"";

    private WireInform() {}

    /** 1 BOOT of the device {@code 001122-Box-<serial>}. */
    static byte[] of(String serial) {
        return ("<s:Envelope " + NAMESPACES + "><s:Header><c:ID s:mustUnderstand=\"1\">7</c:ID></s:Header><s:Body>"
                        + "<c:Inform><DeviceId><Manufacturer>M</Manufacturer><OUI>001122</OUI>"
                        + "<ProductClass>Box</ProductClass><SerialNumber>" + serial + "</SerialNumber></DeviceId>"
                        + "<Event e:arrayType=\"c:EventStruct[1]\"><EventStruct><EventCode>1 BOOT</EventCode><CommandKey/>"
                        + "</EventStruct></Event><MaxEnvelopes>1</MaxEnvelopes>"
                        + "<CurrentTime>2026-11-23T00:00:00Z</CurrentTime><RetryCount>0</RetryCount>"
                        + "<ParameterList e:arrayType=\"c:ParameterValueStruct[0]\"/></c:Inform>"
                        + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
