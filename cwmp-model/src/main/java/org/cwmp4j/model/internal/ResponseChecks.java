package org.cwmp4j.model.internal;

import java.util.List;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.ChangeDUStateResponse;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.FactoryResetResponse;
import org.cwmp4j.model.rpc.GetAllQueuedTransfersResponse;
import org.cwmp4j.model.rpc.GetOptionsResponse;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.GetQueuedTransfersResponse;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.OptionStruct;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.QueuedTransferStruct;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.ScheduleDownloadResponse;
import org.cwmp4j.model.rpc.ScheduleInformResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.cwmp4j.model.rpc.SetVouchersResponse;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.UploadResponse;
import org.cwmp4j.model.rpc.VendorMethodResponse;

/** The arguments of the responses (TR-069 A6C1 Annex A). */
final class ResponseChecks implements MethodResponse.Visitor<Checker> {
    private static final int MAX_TRANSFERS = 16;

    private final Checker c;

    ResponseChecks(Checker c) {
        this.c = c;
    }

    private Checker fromCpe() {
        if (c.direction() != Direction.CPE_TO_ACS) {
            c.broken("", "travels the wrong way", "CPE to ACS");
        }
        return c;
    }

    private Checker fromAcs() {
        if (c.direction() != Direction.ACS_TO_CPE) {
            c.broken("", "travels the wrong way", "ACS to CPE");
        }
        return c;
    }

    @Override
    public Checker visit(SetParameterValuesResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(GetParameterValuesResponse m) {
        return fromCpe().values("ParameterList", m.parameterList());
    }

    @Override
    public Checker visit(GetParameterNamesResponse m) {
        fromCpe();
        List<ParameterInfoStruct> entries = m.parameterList();
        for (int i = 0; i < entries.size(); i++) {
            c.in("ParameterList", i).text("Name", entries.get(i).name(), Fields.NAME);
        }
        return c.out();
    }

    @Override
    public Checker visit(SetParameterAttributesResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(GetParameterAttributesResponse m) {
        fromCpe();
        for (int i = 0; i < m.parameterList().size(); i++) {
            ParameterAttributeStruct entry = m.parameterList().get(i);
            c.in("ParameterList", i).text("Name", entry.name(), Fields.NAME);
            Fields.notification(entry.notification(), false, c);
            Fields.accessList(entry.accessList(), c);
        }
        return c.out();
    }

    @Override
    public Checker visit(AddObjectResponse m) {
        return fromCpe().range("InstanceNumber", m.instanceNumber(), 1, Checker.MAX_UNSIGNED_INT);
    }

    @Override
    public Checker visit(DeleteObjectResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(DownloadResponse m) {
        return fromCpe().time("StartTime", m.startTime()).time("CompleteTime", m.completeTime());
    }

    @Override
    public Checker visit(RebootResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(UploadResponse m) {
        return fromCpe().time("StartTime", m.startTime()).time("CompleteTime", m.completeTime());
    }

    @Override
    public Checker visit(FactoryResetResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(ScheduleInformResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(GetQueuedTransfersResponse m) {
        fromCpe().atMost("TransferList", m.transferList(), MAX_TRANSFERS);
        for (int i = 0; i < m.transferList().size(); i++) {
            QueuedTransferStruct entry = m.transferList().get(i);
            c.in("TransferList", i)
                    .text("CommandKey", entry.commandKey(), Fields.KEY)
                    .range("State", entry.state(), 1, 3);
        }
        return c.out();
    }

    @Override
    public Checker visit(GetAllQueuedTransfersResponse m) {
        fromCpe().atMost("TransferList", m.transferList(), MAX_TRANSFERS);
        for (int i = 0; i < m.transferList().size(); i++) {
            AllQueuedTransferStruct entry = m.transferList().get(i);
            c.in("TransferList", i)
                    .text("CommandKey", entry.commandKey(), Fields.KEY)
                    .range("State", entry.state(), 1, 3);
            Fields.fileType(entry.fileType(), FileType.Use.TRANSFER, c)
                    .unsignedInt("FileSize", entry.fileSize())
                    .text("TargetFileName", entry.targetFileName(), 256);
        }
        return c.out();
    }

    @Override
    public Checker visit(ScheduleDownloadResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(CancelTransferResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(ChangeDUStateResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(SetVouchersResponse m) {
        return fromCpe();
    }

    @Override
    public Checker visit(GetOptionsResponse m) {
        fromCpe();
        for (int i = 0; i < m.optionList().size(); i++) {
            OptionStruct entry = m.optionList().get(i);
            c.in("OptionList", i)
                    .text("OptionName", entry.optionName(), 64)
                    .unsignedInt("VoucherSN", entry.voucherSn())
                    .range("State", entry.state(), 0, 3)
                    .range("Mode", entry.mode(), 0, 2)
                    .time("StartDate", entry.startDate())
                    .time("ExpirationDate", entry.expirationDate());
        }
        return c.out();
    }

    @Override
    public Checker visit(InformResponse m) {
        if (m.maxEnvelopes() != 1) {
            c.unsendable("MaxEnvelopes", "out of range", "1");
        }
        return fromAcs().unsignedInt("MaxEnvelopes", m.maxEnvelopes());
    }

    @Override
    public Checker visit(TransferCompleteResponse m) {
        return fromAcs();
    }

    @Override
    public Checker visit(AutonomousTransferCompleteResponse m) {
        return fromAcs();
    }

    @Override
    public Checker visit(RequestDownloadResponse m) {
        return fromAcs();
    }

    @Override
    public Checker visit(KickedResponse m) {
        return fromAcs().text("NextURL", m.nextUrl(), 1024);
    }

    @Override
    public Checker visit(DUStateChangeCompleteResponse m) {
        return fromAcs();
    }

    @Override
    public Checker visit(AutonomousDUStateChangeCompleteResponse m) {
        return fromAcs();
    }

    @Override
    public Checker visit(GetRPCMethodsResponse m) {
        Fields.names("MethodList", m.methodList(), 64, c);
        if (c.direction() == Direction.ACS_TO_CPE && !m.methodList().contains("Inform")) {
            c.unsendable("MethodList", "lacks a method", "Inform among the methods of an ACS");
        }
        return c;
    }

    @Override
    public Checker visit(VendorMethodResponse m) {
        Fields.vendor(m.name(), m.namespace(), m.arguments(), c);
        return c;
    }
}
