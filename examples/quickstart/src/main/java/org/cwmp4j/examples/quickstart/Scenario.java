package org.cwmp4j.examples.quickstart;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.BlockingDeviceSession;
import org.cwmp4j.acs.DeviceHandle;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.Upload;

/** What the ACS does with the device: the application's side of a server built on {@code cwmp-acs}. */
final class Scenario implements AcsHandler {
    private static final String TABLE = "Device.NAT.PortMapping.";
    private static final String MANAGEMENT = "Device.ManagementServer.";
    private static final long SOON = 3;
    private static final long LATER = 3600;
    private static final String IMAGE = "firmware.img";
    private static final String LOG = "device.log";

    private final Credentials connectionRequests;
    private final Function<DeviceSession, DeviceHandle> devices;
    private final FileServer files;

    /**
     * @param connectionRequests set at the device, so that it can be called
     * @param devices finds a device outside its session
     * @param files from where the device gets its firmware, and to where its log goes
     */
    Scenario(Credentials connectionRequests, Function<DeviceSession, DeviceHandle> devices, FileServer files) {
        this.connectionRequests = connectionRequests;
        this.devices = devices;
        this.files = files;
        files.put(IMAGE, Firmware.image("2.0.0", 256 * 1024));
    }

    @Override
    public CompletionStage<?> onSession(DeviceSession session) {
        List<EventCode> events =
                session.inform().event().stream().map(Event::code).toList();
        if (events.contains(EventCode.BOOTSTRAP)) {
            firstContact(session.blocking());
        } else if (events.contains(EventCode.PERIODIC)) {
            session.blocking().call(set(ParameterValue.ofUnsignedInt(StepWatch.INTERVAL, LATER)));
            callBack(session);
        } else if (events.contains(EventCode.M_REBOOT)) {
            session.blocking().call(download());
        }
        return CompletableFuture.completedFuture(null);
    }

    private void firstContact(BlockingDeviceSession device) {
        device.call(new GetParameterValues(List.of("Device.DeviceInfo.")));
        device.call(set(
                ParameterValue.of(MANAGEMENT + "ConnectionRequestUsername", connectionRequests.username()),
                ParameterValue.of(MANAGEMENT + "ConnectionRequestPassword", connectionRequests.password()),
                ParameterValue.of(MANAGEMENT + "PeriodicInformEnable", true),
                ParameterValue.ofUnsignedInt(StepWatch.INTERVAL, SOON)));
        device.call(set(ParameterValue.of(StepWatch.WRITABLE, "quickstart")));
        AddObjectResponse row = device.call(new AddObject(TABLE, "quickstart"));
        device.call(new DeleteObject(TABLE + row.instanceNumber() + ".", "quickstart"));
        try {
            device.call(set(ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "mine")));
        } catch (FaultException refused) {
            // as it should be: the device's fault is a step of the demonstration
        }
    }

    /** Once this session is over, a Reboot is queued; the server then calls the device by a connection request. */
    private void callBack(DeviceSession session) {
        DeviceHandle device = devices.apply(session);
        CompletableFuture<?> unused = session.ended()
                .thenCompose(end -> device.connectionRequestCredentials(connectionRequests))
                .thenCompose(known -> device.call(new Reboot(StepWatch.REBOOT_KEY)))
                .whenComplete((response, failure) -> {});
    }

    private Download download() {
        return Download.builder(FileType.FIRMWARE_UPGRADE_IMAGE, files.url(IMAGE))
                .commandKey(StepWatch.FIRMWARE_KEY)
                .username(files.credentials().username())
                .password(files.credentials().password())
                .fileSize(files.content(IMAGE).length)
                .build();
    }

    private Upload upload() {
        return new Upload(
                StepWatch.LOG_KEY,
                FileType.UPLOAD_VENDOR_LOG_FILE,
                files.url(LOG),
                files.credentials().username(),
                files.credentials().password(),
                0);
    }

    /** The new firmware runs: now the device's log is wanted. */
    @Override
    public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete transfer) {
        if (transfer.commandKey().equals(StepWatch.FIRMWARE_KEY)
                && transfer.faultStruct().isSuccess()) {
            CompletableFuture<?> unused = session.call(upload());
        }
        return CompletableFuture.completedFuture(null);
    }

    private static SetParameterValues set(ParameterValue... values) {
        return new SetParameterValues(List.of(values), "quickstart");
    }
}
