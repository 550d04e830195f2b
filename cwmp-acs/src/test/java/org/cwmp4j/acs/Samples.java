package org.cwmp4j.acs;

import java.util.List;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.ArgStruct;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.cwmp4j.model.rpc.TransferComplete;

/** Messages for tests. */
final class Samples {
    static final GetParameterValues GPV = new GetParameterValues(List.of("Device.DeviceInfo.SoftwareVersion"));
    static final GetParameterValuesResponse GPV_RESPONSE =
            new GetParameterValuesResponse(List.of(ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "1")));
    static final SetParameterValues SPV =
            new SetParameterValues(List.of(ParameterValue.of("Device.DeviceInfo.ProvisioningCode", "2")), "key");
    static final SetParameterValuesResponse SPV_RESPONSE = new SetParameterValuesResponse(Status.APPLIED);
    static final Reboot REBOOT = new Reboot("boot");
    static final TransferComplete TRANSFER_COMPLETE =
            new TransferComplete("key", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);
    static final AutonomousTransferComplete AUTONOMOUS = new AutonomousTransferComplete(
            "http://example.com/a",
            "http://example.com/t",
            true,
            FileType.FIRMWARE_UPGRADE_IMAGE,
            1,
            "file",
            FaultStruct.SUCCESS,
            CwmpDateTime.UNKNOWN,
            CwmpDateTime.UNKNOWN);
    static final Kicked KICKED = new Kicked("command", "referer", "arg", "http://example.com/next");
    static final RequestDownload REQUEST_DOWNLOAD = new RequestDownload(
            FileType.VENDOR_CONFIGURATION_FILE, List.of(new ArgStruct("Instance", "1"), new ArgStruct("Odd", "x")));

    private Samples() {}

    static Fault fault(int code) {
        return Fault.of(new FaultCode(code), "no");
    }
}
