package org.cwmp4j.examples.quickstart;

import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.jspecify.annotations.Nullable;

/** Recognises the steps in what passes between the two ends; the same at both. Fed in order by one end's observer. */
final class StepWatch {
    static final String INTERVAL = "Device.ManagementServer.PeriodicInformInterval";
    static final String WRITABLE = "Device.DeviceInfo.ProvisioningCode";
    static final String REBOOT_KEY = "quickstart";
    static final String FIRMWARE_KEY = "firmware";
    static final String LOG_KEY = "log";

    private final Checklist checklist;
    private @Nullable Inform informed;
    private @Nullable CpeMethod<?> asked;
    private @Nullable TransferComplete transferred;

    StepWatch(Checklist checklist) {
        this.checklist = checklist;
    }

    /** A message passed, whichever way. */
    synchronized void message(@Nullable SoapEnvelope envelope) {
        if (envelope == null) {
            return;
        }
        CwmpMessage message = envelope.message();
        if (message instanceof Inform inform) {
            informed = inform;
        } else if (message instanceof CpeMethod<?> method) {
            asked = method;
        } else if (message instanceof InformResponse && informed != null) {
            opened(informed);
        } else if (message instanceof TransferComplete complete) {
            transferred = complete;
        } else if (message instanceof TransferCompleteResponse && transferred != null && informed != null) {
            completed(transferred, informed);
        } else if (asked != null) {
            answered(asked, message);
            asked = null;
        }
    }

    private void opened(Inform inform) {
        List<EventCode> codes = inform.event().stream().map(Event::code).toList();
        if (codes.contains(EventCode.BOOTSTRAP) && codes.contains(EventCode.BOOT)) {
            checklist.seen(Step.BOOTSTRAP);
        }
        if (codes.contains(EventCode.PERIODIC)) {
            checklist.seen(Step.PERIODIC);
        }
        if (codes.contains(EventCode.CONNECTION_REQUEST)) {
            checklist.seen(Step.CONNECTION_REQUEST);
        }
        if (codes.contains(EventCode.BOOT) && inform.event().contains(new Event(EventCode.M_REBOOT, REBOOT_KEY))) {
            checklist.seen(Step.REBOOT);
        }
    }

    private void completed(TransferComplete transfer, Inform inform) {
        String key = transfer.commandKey();
        boolean told = inform.event().contains(Event.of(EventCode.TRANSFER_COMPLETE));
        if (!transfer.faultStruct().isSuccess() || !told) {
            return;
        }
        if (inform.event().contains(new Event(EventCode.M_DOWNLOAD, key))
                && inform.event().contains(Event.of(EventCode.BOOT))
                && key.equals(FIRMWARE_KEY)) {
            checklist.seen(Step.UPDATED);
        } else if (inform.event().contains(new Event(EventCode.M_UPLOAD, key)) && key.equals(LOG_KEY)) {
            checklist.seen(Step.UPLOAD);
        }
    }

    private void answered(CpeMethod<?> method, CwmpMessage answer) {
        if (answer instanceof GetParameterValuesResponse r && !r.parameterList().isEmpty()) {
            checklist.seen(Step.READ);
        } else if (answer instanceof AddObjectResponse) {
            checklist.seen(Step.ADD_OBJECT);
        } else if (answer instanceof DeleteObjectResponse) {
            checklist.seen(Step.DELETE_OBJECT);
        } else if (answer instanceof DownloadResponse) {
            checklist.seen(Step.DOWNLOAD);
        } else if (answer instanceof SetParameterValuesResponse && method instanceof SetParameterValues set) {
            wasSet(set);
        } else if (answer instanceof Fault fault && method instanceof SetParameterValues) {
            refused(fault);
        }
    }

    private void wasSet(SetParameterValues set) {
        set.parameterList().forEach(value -> {
            if (value.name().equals(INTERVAL)) {
                checklist.seen(Step.SET_INTERVAL);
            }
            if (value.name().equals(WRITABLE)) {
                checklist.seen(Step.SET_PARAMETER);
            }
        });
    }

    private void refused(Fault fault) {
        boolean notWritable =
                fault.parameterFaults().stream().anyMatch(p -> p.faultCode().equals(FaultCode.PARAMETER_NOT_WRITABLE));
        if (fault.faultCode().equals(FaultCode.INVALID_ARGUMENTS) && notWritable) {
            checklist.seen(Step.REFUSED_WRITE);
        }
    }
}
