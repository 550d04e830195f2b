package org.cwmp4j.model.internal;

import java.util.List;
import java.util.Set;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.ArgStruct;
import org.cwmp4j.model.rpc.AutonOpResultStruct;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.OpResultStruct;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.VendorMethod;

/** The arguments of the methods that the ACS answers (TR-069 A6C1 A.3.1, A.3.3, A.4.2). */
final class AcsMethodChecks implements AcsMethod.Visitor<Checker> {
    private static final Set<String> STATES = Set.of("Installed", "Uninstalled", "Failed");
    private static final Set<String> OPERATIONS = Set.of("Install", "Update", "Uninstall");

    private final Checker c;

    AcsMethodChecks(Checker c) {
        this.c = c;
    }

    @Override
    public Checker visit(GetRPCMethods m) {
        return c;
    }

    @Override
    public Checker visit(Inform m) {
        device(m.deviceId());
        EventChecks.check(m.event(), c);
        if (m.maxEnvelopes() != 1) {
            c.unsendable("MaxEnvelopes", "out of range", "1");
        }
        return c.unsignedInt("MaxEnvelopes", m.maxEnvelopes())
                .time("CurrentTime", m.currentTime())
                .unsignedInt("RetryCount", m.retryCount())
                .values("ParameterList", m.parameterList());
    }

    private static boolean isOui(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return text.length() == 6;
    }

    private void device(DeviceId id) {
        c.text("DeviceId.Manufacturer", id.manufacturer(), 64)
                .form("DeviceId.OUI", isOui(id.oui()), "6 digits of 0-9 and A-F")
                .text("DeviceId.ProductClass", id.productClass(), 64)
                .text("DeviceId.SerialNumber", id.serialNumber(), 64);
    }

    @Override
    public Checker visit(TransferComplete m) {
        c.text("CommandKey", m.commandKey(), Fields.KEY);
        FaultChecks.transfer(m.faultStruct(), c);
        return c.time("StartTime", m.startTime()).time("CompleteTime", m.completeTime());
    }

    @Override
    public Checker visit(AutonomousTransferComplete m) {
        c.text("AnnounceURL", m.announceUrl(), 1024).text("TransferURL", m.transferUrl(), 1024);
        Fields.fileType(m.fileType(), FileType.Use.TRANSFER, c)
                .unsignedInt("FileSize", m.fileSize())
                .text("TargetFileName", m.targetFileName(), 256);
        FaultChecks.transfer(m.faultStruct(), c);
        return c.time("StartTime", m.startTime()).time("CompleteTime", m.completeTime());
    }

    @Override
    public Checker visit(Kicked m) {
        return c.text("Command", m.command(), 32)
                .text("Referer", m.referer(), 64)
                .text("Arg", m.arg(), 256)
                .text("Next", m.next(), 1024);
    }

    @Override
    public Checker visit(RequestDownload m) {
        Fields.fileType(m.fileType(), FileType.Use.REQUEST_DOWNLOAD, c).atMost("FileTypeArg", m.fileTypeArg(), 16);
        for (int i = 0; i < m.fileTypeArg().size(); i++) {
            ArgStruct arg = m.fileTypeArg().get(i);
            c.in("FileTypeArg", i).text("Name", arg.name(), 64).text("Value", arg.value(), 256);
        }
        return c.out();
    }

    @Override
    public Checker visit(DUStateChangeComplete m) {
        atLeastOne(m.results());
        for (int i = 0; i < m.results().size(); i++) {
            result(m.results().get(i), c.in("Results", i));
        }
        return c.out().text("CommandKey", m.commandKey(), Fields.KEY);
    }

    @Override
    public Checker visit(AutonomousDUStateChangeComplete m) {
        atLeastOne(m.results());
        for (int i = 0; i < m.results().size(); i++) {
            AutonOpResultStruct entry = m.results().get(i);
            result(entry.result(), c.in("Results", i));
            c.characters("OperationPerformed", entry.operationPerformed());
            if (!OPERATIONS.contains(entry.operationPerformed())) {
                c.unsendable("OperationPerformed", "unknown", "Install, Update or Uninstall");
            }
        }
        return c.out();
    }

    private void atLeastOne(List<?> results) {
        if (results.isEmpty()) {
            c.broken("Results", "no entries", "at least 1");
        }
    }

    private static void result(OpResultStruct r, Checker c) {
        c.pattern("UUID", r.uuid(), Fields.UUID, Fields.UUID_FORM)
                .text("DeploymentUnitRef", r.deploymentUnitRef(), 256)
                .text("Version", r.version(), 32)
                .characters("ExecutionUnitRefList", r.executionUnitRefList())
                .time("StartTime", r.startTime())
                .time("CompleteTime", r.completeTime());
        if (!STATES.contains(r.currentState())) {
            c.broken("CurrentState", "unknown", "Installed, Uninstalled or Failed");
        }
        if (!r.deploymentUnitRef().isEmpty() && !r.deploymentUnitRef().endsWith(".")) {
            c.unsendable("DeploymentUnitRef", "no object", "a path that ends with a dot");
        }
        FaultChecks.deploymentUnit(r.fault(), c);
    }

    @Override
    public Checker visit(VendorMethod m) {
        Fields.vendor(m.name(), m.namespace(), m.arguments(), c);
        return c;
    }
}
