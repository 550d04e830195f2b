package org.cwmp4j.benchmarks.load;

import java.util.List;
import java.util.Locale;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;

/** The messages of a plain session, as bytes. */
final class Informs {
    private static final String ROOT = "InternetGatewayDevice.";

    private Informs() {}

    /** An Inform of the usual size, as of a device that has just started. */
    static byte[] boot(int device) {
        return encode(message(device, EventCode.BOOT), Direction.CPE_TO_ACS);
    }

    static byte[] periodic(int device) {
        return encode(message(device, EventCode.PERIODIC), Direction.CPE_TO_ACS);
    }

    static byte[] response() {
        return encode(new InformResponse(1), Direction.ACS_TO_CPE);
    }

    private static Inform message(int device, EventCode event) {
        return new Inform(
                new DeviceId("Example Networks", "000000", "HomeGateway", serial(device)),
                List.of(Event.of(event)),
                1,
                new CwmpDateTime("2026-11-23T10:00:00Z"),
                0,
                List.of(
                        ParameterValue.of(ROOT + "DeviceSummary", "InternetGatewayDevice:1.14[](Baseline:1)"),
                        ParameterValue.of(ROOT + "DeviceInfo.SpecVersion", "1.0"),
                        ParameterValue.of(ROOT + "DeviceInfo.HardwareVersion", "HW 4.1"),
                        ParameterValue.of(ROOT + "DeviceInfo.SoftwareVersion", "7.20.4-b118"),
                        ParameterValue.of(ROOT + "DeviceInfo.ProvisioningCode", "TLCO.GRP2"),
                        ParameterValue.of(
                                ROOT + "ManagementServer.ConnectionRequestURL",
                                "http://192.0.2.17:7547/" + serial(device)),
                        ParameterValue.of(ROOT + "ManagementServer.ParameterKey", "2026-11-20.4711"),
                        ParameterValue.of(
                                ROOT + "WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.ExternalIPAddress",
                                "192.0.2.17")));
    }

    static String serial(int device) {
        return String.format(Locale.ROOT, "L%08d", device);
    }

    private static byte[] encode(org.cwmp4j.model.rpc.CwmpMessage message, Direction direction) {
        return new CwmpEncoder()
                .encode(
                        SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1d8f6f0a"), message),
                        EncodeContext.of(CwmpVersion.V1_2, direction));
    }
}
