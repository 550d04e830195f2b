package org.cwmp4j.model.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetOptions;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.OperationStruct;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetVouchers;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.cwmp4j.model.rpc.UpdateOpStruct;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.model.rpc.VendorMethod;

/** The arguments of the methods that the device answers (TR-069 A6C1 A.3.1, A.3.2, A.4.1). */
final class CpeMethodChecks implements CpeMethod.Visitor<Checker> {
    private static final Pattern OBJECT_NAME = Pattern.compile("[^\\r\\n]*\\.");
    private static final int URL = 256;
    private static final int UNIT_URL = 1024;

    private final Checker c;

    CpeMethodChecks(Checker c) {
        this.c = c;
    }

    @Override
    public Checker visit(GetRPCMethods m) {
        return c;
    }

    @Override
    public Checker visit(SetParameterValues m) {
        List<ParameterValue> values = m.parameterList();
        Set<String> names = Repeats.isPossible(values) ? new HashSet<>(2 * values.size()) : null;
        for (int i = 0; i < values.size(); i++) {
            ParameterValue value = values.get(i);
            c.in("ParameterList", i).value(value);
            if (names != null && !names.add(value.name())) {
                c.unsendable("Name", "twice in the list", "each parameter once");
            }
            if (value.name().isEmpty() || value.name().endsWith(".")) {
                c.unsendable("Name", "no parameter", "a full parameter name", FaultCode.INVALID_PARAMETER_NAME);
            }
        }
        return c.out().text("ParameterKey", m.parameterKey(), Fields.KEY);
    }

    @Override
    public Checker visit(GetParameterValues m) {
        Fields.names("ParameterNames", m.parameterNames(), Fields.NAME, c);
        return c;
    }

    @Override
    public Checker visit(GetParameterNames m) {
        return c.text("ParameterPath", m.parameterPath(), Fields.NAME);
    }

    @Override
    public Checker visit(SetParameterAttributes m) {
        c.notEmpty("ParameterList", m.parameterList());
        for (int i = 0; i < m.parameterList().size(); i++) {
            SetParameterAttributesStruct entry = m.parameterList().get(i);
            c.in("ParameterList", i).text("Name", entry.name(), Fields.NAME);
            Fields.notification(entry.notification(), entry.notificationChange(), c);
            Fields.accessList(entry.accessList(), c);
        }
        return c.out();
    }

    @Override
    public Checker visit(GetParameterAttributes m) {
        Fields.names("ParameterNames", m.parameterNames(), Fields.NAME, c);
        return c;
    }

    @Override
    public Checker visit(AddObject m) {
        return object(m.objectName(), m.parameterKey());
    }

    @Override
    public Checker visit(DeleteObject m) {
        return object(m.objectName(), m.parameterKey());
    }

    private Checker object(String name, String key) {
        if (!OBJECT_NAME.matcher(name).matches()) {
            c.broken("ObjectName", "no object", "a path that ends with a dot", FaultCode.INVALID_PARAMETER_NAME);
        }
        return c.text("ObjectName", name, Fields.NAME).text("ParameterKey", key, Fields.KEY);
    }

    @Override
    public Checker visit(Download m) {
        c.text("CommandKey", m.commandKey(), Fields.KEY);
        Fields.fileType(m.fileType(), FileType.Use.DOWNLOAD, c);
        return Fields.url(m.url(), URL, c)
                .text("Username", m.username(), 256)
                .text("Password", m.password(), 256)
                .unsignedInt("FileSize", m.fileSize())
                .text("TargetFileName", m.targetFileName(), 256)
                .unsignedInt("DelaySeconds", m.delaySeconds())
                .text("SuccessURL", m.successUrl(), URL)
                .text("FailureURL", m.failureUrl(), URL);
    }

    @Override
    public Checker visit(Reboot m) {
        return c.text("CommandKey", m.commandKey(), Fields.KEY);
    }

    @Override
    public Checker visit(GetQueuedTransfers m) {
        return c;
    }

    @Override
    public Checker visit(ScheduleInform m) {
        if (m.delaySeconds() == 0) {
            c.unsendable("DelaySeconds", "out of range", "more than 0");
        }
        return c.unsignedInt("DelaySeconds", m.delaySeconds()).text("CommandKey", m.commandKey(), Fields.KEY);
    }

    @Override
    public Checker visit(SetVouchers m) {
        c.notEmpty("VoucherList", m.voucherList());
        for (int i = 0; i < m.voucherList().size(); i++) {
            if (Lexical.base64(m.voucherList().get(i)) == null) {
                c.in("VoucherList", i).broken("", "no base64", "base64 text");
            }
        }
        return c.out();
    }

    @Override
    public Checker visit(GetOptions m) {
        return c.text("OptionName", m.optionName(), 64);
    }

    @Override
    public Checker visit(Upload m) {
        c.text("CommandKey", m.commandKey(), Fields.KEY);
        Fields.fileType(m.fileType(), FileType.Use.UPLOAD, c);
        return Fields.url(m.url(), URL, c)
                .text("Username", m.username(), 256)
                .text("Password", m.password(), 256)
                .unsignedInt("DelaySeconds", m.delaySeconds());
    }

    @Override
    public Checker visit(FactoryReset m) {
        return c;
    }

    @Override
    public Checker visit(GetAllQueuedTransfers m) {
        return c;
    }

    @Override
    public Checker visit(ScheduleDownload m) {
        c.text("CommandKey", m.commandKey(), Fields.KEY);
        Fields.fileType(m.fileType(), FileType.Use.DOWNLOAD, c);
        Fields.url(m.url(), URL, c)
                .text("Username", m.username(), 256)
                .text("Password", m.password(), 256)
                .unsignedInt("FileSize", m.fileSize())
                .text("TargetFileName", m.targetFileName(), 256);
        Fields.timeWindows(m.timeWindowList(), c);
        return c;
    }

    @Override
    public Checker visit(CancelTransfer m) {
        return c.text("CommandKey", m.commandKey(), Fields.KEY);
    }

    @Override
    public Checker visit(ChangeDUState m) {
        if (m.operations().isEmpty()) {
            c.broken("Operations", "no entries", "at least 1");
        }
        for (int i = 0; i < m.operations().size(); i++) {
            operation(m.operations().get(i), c.in("Operations", i));
        }
        return c.out().text("CommandKey", m.commandKey(), Fields.KEY);
    }

    private static void operation(OperationStruct operation, Checker c) {
        if (operation instanceof InstallOpStruct op) {
            uuid(op.uuid(), true, Fields.url(op.url(), UNIT_URL, c))
                    .text("Username", op.username(), 256)
                    .text("Password", op.password(), 256)
                    .text("ExecutionEnvRef", op.executionEnvRef(), 256);
        } else if (operation instanceof UpdateOpStruct op) {
            uuid(op.uuid(), true, Fields.url(op.url(), UNIT_URL, c))
                    .text("Version", op.version(), 32)
                    .text("Username", op.username(), 256)
                    .text("Password", op.password(), 256);
        } else if (operation instanceof UninstallOpStruct op) {
            uuid(op.uuid(), false, c)
                    .text("Version", op.version(), 32)
                    .text("ExecutionEnvRef", op.executionEnvRef(), 256);
        }
    }

    /** A reader takes any text: the result of the operation reports fault 9022. */
    private static Checker uuid(String uuid, boolean optional, Checker c) {
        boolean absent = optional && uuid.isEmpty();
        if (!absent && !Fields.UUID.matcher(uuid).matches()) {
            c.unsendable("UUID", "not of the form", Fields.UUID_FORM);
        }
        return c.characters("UUID", uuid);
    }

    @Override
    public Checker visit(VendorMethod m) {
        Fields.vendor(m.name(), m.namespace(), m.arguments(), c);
        return c;
    }
}
