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
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValues;

/** What the ACS does with the device: the application's side of a server built on {@code cwmp-acs}. */
final class Scenario implements AcsHandler {
    private static final String TABLE = "Device.NAT.PortMapping.";
    private static final String MANAGEMENT = "Device.ManagementServer.";
    private static final long SOON = 3;
    private static final long LATER = 3600;

    private final Credentials connectionRequests;
    private final Function<DeviceSession, DeviceHandle> devices;

    /**
     * @param connectionRequests set at the device, so that it can be called
     * @param devices finds a device outside its session
     */
    Scenario(Credentials connectionRequests, Function<DeviceSession, DeviceHandle> devices) {
        this.connectionRequests = connectionRequests;
        this.devices = devices;
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

    private static SetParameterValues set(ParameterValue... values) {
        return new SetParameterValues(List.of(values), "quickstart");
    }
}
