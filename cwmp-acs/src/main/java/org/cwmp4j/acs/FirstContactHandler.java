package org.cwmp4j.acs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.device.IssuedCredentials;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a device credentials of its own before the application has its session. Until then the application only hears what the device
 * reports; what could hand something out is refused.
 */
final class FirstContactHandler implements AcsHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FirstContactHandler.class);
    private static final String TR098 = "InternetGatewayDevice.";
    private static final String TR181 = "Device.";

    private final AcsHandler application;
    private final FirstContactDesk desk;
    private final DeviceStore devices;
    private final InformRequest request;
    private volatile boolean done;

    FirstContactHandler(AcsHandler application, FirstContactDesk desk, DeviceStore devices, InformRequest request) {
        this.application = application;
        this.desk = desk;
        this.devices = devices;
        this.request = request;
    }

    /** Whether the device has its own credentials, so that all else may be done with it. */
    boolean isDone() {
        return done;
    }

    @Override
    public CompletionStage<?> onSession(DeviceSession session) {
        return desk.issue(request)
                .thenCompose(issued ->
                        session.call(message(request.inform(), issued)).thenCompose(set -> remember(session, issued)))
                .whenComplete((known, failure) -> {
                    if (failure != null) {
                        abort(session, failure);
                    }
                })
                .thenCompose(known -> handOver(session));
    }

    /** Both answers mean that the device has them: at once, or after the session. */
    private CompletionStage<Optional<DeviceRecord>> remember(DeviceSession session, IssuedCredentials issued) {
        return devices.update(
                session.device(), record -> record.withConnectionRequestCredentials(issued.connectionRequest()));
    }

    private CompletionStage<DeviceSession> handOver(DeviceSession session) {
        done = true;
        return application.onSession(session).thenApply(value -> session);
    }

    /** The device takes the session for failed, so its events come again. */
    private static void abort(DeviceSession session, Throwable failure) {
        LOG.warn(
                "{} got no credentials of its own: {}",
                session.device(),
                Application.unwrap(failure).toString());
        session.abort();
    }

    static SetParameterValues message(Inform inform, IssuedCredentials issued) {
        boolean old = inform.parameterList().stream().anyMatch(p -> p.name().startsWith(TR098));
        String at = (old ? TR098 : TR181) + "ManagementServer.";
        String key = inform.parameterList().stream()
                .filter(p -> p.name().equals(at + "ParameterKey") && p.text().length() <= 32)
                .map(ParameterValue::text)
                .findFirst()
                .orElse("");
        return SetParameterValues.of(
                key,
                List.of(
                        ParameterValue.of(at + "Username", issued.device().username()),
                        ParameterValue.of(at + "Password", issued.device().password()),
                        ParameterValue.of(
                                at + "ConnectionRequestUsername",
                                issued.connectionRequest().username()),
                        ParameterValue.of(
                                at + "ConnectionRequestPassword",
                                issued.connectionRequest().password())));
    }

    // What the device reports is heard at once

    @Override
    public CompletionStage<InformDecision> onInform(InformRequest inform) {
        return application.onInform(inform);
    }

    @Override
    public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
        return application.onTransferComplete(session, message);
    }

    @Override
    public CompletionStage<?> onAutonomousTransferComplete(DeviceSession session, AutonomousTransferComplete message) {
        return application.onAutonomousTransferComplete(session, message);
    }

    @Override
    public CompletionStage<?> onDUStateChangeComplete(DeviceSession session, DUStateChangeComplete message) {
        return application.onDUStateChangeComplete(session, message);
    }

    @Override
    public CompletionStage<?> onAutonomousDUStateChangeComplete(
            DeviceSession session, AutonomousDUStateChangeComplete message) {
        return application.onAutonomousDUStateChangeComplete(session, message);
    }

    @Override
    public List<String> vendorMethods() {
        return application.vendorMethods();
    }

    // What it asks for is not given before

    @Override
    public CompletionStage<?> onRequestDownload(DeviceSession session, RequestDownload message) {
        return done ? application.onRequestDownload(session, message) : denied();
    }

    @Override
    public CompletionStage<String> onKicked(DeviceSession session, Kicked message) {
        return done ? application.onKicked(session, message) : denied();
    }

    @Override
    public CompletionStage<VendorMethodResponse> onVendorMethod(DeviceSession session, VendorMethod message) {
        return done ? application.onVendorMethod(session, message) : denied();
    }

    private static <T> CompletionStage<T> denied() {
        return CompletableFuture.failedFuture(new AcsFaultException(FaultCode.ACS_REQUEST_DENIED, "Request denied"));
    }
}
