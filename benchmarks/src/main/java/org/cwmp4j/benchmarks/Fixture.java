package org.cwmp4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
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
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;

/** The messages that are read and written. */
public enum Fixture {
    /** An Inform of about 2.5 KB. */
    INFORM(Direction.CPE_TO_ACS) {
        @Override
        CwmpMessage message() {
            return new Inform(
                    new DeviceId("Example Networks", "00D09E", "HomeGateway", "S0123456789"),
                    List.of(Event.of(EventCode.BOOT), new Event(EventCode.M_REBOOT, "reboot-4711")),
                    1,
                    new CwmpDateTime("2026-11-23T10:00:00+01:00"),
                    0,
                    rows(9));
        }
    },
    /** GetParameterValuesResponse with 20 values. */
    VALUES_20(Direction.CPE_TO_ACS) {
        @Override
        CwmpMessage message() {
            return new GetParameterValuesResponse(rows(20));
        }
    },
    /** GetParameterValuesResponse with 1,000 values. */
    VALUES_1000(Direction.CPE_TO_ACS) {
        @Override
        CwmpMessage message() {
            return new GetParameterValuesResponse(rows(1000));
        }
    },
    /** GetParameterValuesResponse with 20,000 values. */
    VALUES_20000(Direction.CPE_TO_ACS) {
        @Override
        CwmpMessage message() {
            return new GetParameterValuesResponse(rows(20_000));
        }
    },
    /** SetParameterValues of 50 values. */
    SET_50(Direction.ACS_TO_CPE) {
        @Override
        CwmpMessage message() {
            return new SetParameterValues(rows(50), "key-4711");
        }
    };

    private final Direction direction;

    Fixture(Direction direction) {
        this.direction = direction;
    }

    abstract CwmpMessage message();

    /** The message in its envelope. */
    public SoapEnvelope envelope() {
        return SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1d8f6f0a"), message());
    }

    /** The same as bytes, as this library writes it. */
    public byte[] bytes() {
        return new CwmpEncoder().encode(envelope(), context());
    }

    /** How it is written. */
    public EncodeContext context() {
        return EncodeContext.of(CwmpVersion.V1_2, direction);
    }

    /** Which way it travels. */
    public Direction direction() {
        return direction;
    }

    private static List<ParameterValue> rows(int n) {
        List<ParameterValue> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            String row = "InternetGatewayDevice.LANDevice.1.Hosts.Host." + (i + 1) + ".";
            values.add(
                    switch (i % 5) {
                        case 0 -> ParameterValue.of(row + "HostName", "living-room-player-" + i);
                        case 1 -> ParameterValue.of(row + "Active", i % 2 == 0);
                        case 2 -> ParameterValue.ofUnsignedInt(row + "LeaseTimeRemaining", 86_400L - i % 3600);
                        case 3 -> ParameterValue.of(row + "X_00D09E_Comment", "R&D <lab " + i + ">");
                        default -> ParameterValue.of(row + "MACAddress", "00:11:22:33:44:5" + i % 10);
                    });
        }
        return values;
    }
}
