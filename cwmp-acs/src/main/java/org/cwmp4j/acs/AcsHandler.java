package org.cwmp4j.acs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;

/**
 * The application's side of every session. Methods are called on the executor given to the builder, for one session one after the
 * other but for {@link #onSession}, which runs beside the others. Each has a useful default.
 *
 * <p><b>Time.</b> The device waits for an HTTP response while {@link #onInform} or the answer to one of its requests is under way, and
 * while {@link #onSession} is not complete and has no call waiting. Each of these waits is limited by {@link SessionLimits#answer()}.
 *
 * <p><b>Failure.</b> What throws, or completes exceptionally, or takes too long:
 * <ul>
 *   <li>in {@link #onInform}: fault 8002 to the Inform, no session (an {@link AcsFaultException} says another fault);
 *   <li>in the answer to a request of the device: fault 8002 to it, the session goes on (likewise); a late answer is dropped;
 *   <li>in {@link #onSession}: its waiting calls are taken back, operations that wait for the device still run, then the session ends
 *       regularly with {@link org.cwmp4j.acs.session.SessionEnd#HANDLER_FAILED}.
 * </ul>
 * What completes early with calls still waiting says only that no more will come: those calls are carried out.
 */
public interface AcsHandler {
    /** Decides on an Inform; accepts by default. Nothing of the session has left yet. */
    default CompletionStage<InformDecision> onInform(InformRequest request) {
        return CompletableFuture.completedFuture(InformDecision.accept());
    }

    /**
     * Works with the device: called once the Inform is accepted. The session goes on until the stage completes and all calls are
     * through. Does nothing by default. A Reboot only to make settings effective is bad style: the device does by itself what they need
     * (A-SESS-45).
     */
    default CompletionStage<?> onSession(DeviceSession session) {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * A transfer ended; the response leaves once the stage completes, and then the device forgets it. May come twice for one transfer
     * (A-SESS-42), and with a command key that nobody knows (A-TC-07).
     */
    default CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
        return CompletableFuture.completedFuture(null);
    }

    /** A transfer that the server did not ask for ended; as {@link #onTransferComplete}. */
    default CompletionStage<?> onAutonomousTransferComplete(DeviceSession session, AutonomousTransferComplete message) {
        return CompletableFuture.completedFuture(null);
    }

    /** The operations of a ChangeDUState ended; as {@link #onTransferComplete}. */
    default CompletionStage<?> onDUStateChangeComplete(DeviceSession session, DUStateChangeComplete message) {
        return CompletableFuture.completedFuture(null);
    }

    /** Deployment units changed that the server did not ask for; as {@link #onTransferComplete}. */
    default CompletionStage<?> onAutonomousDUStateChangeComplete(
            DeviceSession session, AutonomousDUStateChangeComplete message) {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * The device asks for a download; the response only says that this was heard, a Download may follow. Arguments that nobody knows are
     * to be ignored (A-REQ-02).
     */
    default CompletionStage<?> onRequestDownload(DeviceSession session, RequestDownload message) {
        return CompletableFuture.completedFuture(null);
    }

    /** A user followed a link; gives the URL to send the user to, at most 1,024 characters. By default the one that the link names. */
    default CompletionStage<String> onKicked(DeviceSession session, Kicked message) {
        return CompletableFuture.completedFuture(message.next());
    }

    /** The names of vendor methods that {@link #onVendorMethod} answers, for GetRPCMethods; others get fault 8000. None by default. */
    default List<String> vendorMethods() {
        return List.of();
    }

    /** A vendor method that {@link #vendorMethods} names. */
    default CompletionStage<VendorMethodResponse> onVendorMethod(DeviceSession session, VendorMethod message) {
        return CompletableFuture.failedFuture(
                new AcsFaultException(FaultCode.ACS_METHOD_NOT_SUPPORTED, "Method not supported"));
    }

    /** Accepts every Inform and works with each session by that function. */
    static AcsHandler ofSession(Function<DeviceSession, ? extends CompletionStage<?>> work) {
        return new AcsHandler() {
            @Override
            public CompletionStage<?> onSession(DeviceSession session) {
                return work.apply(session);
            }
        };
    }

    /** Accepts every Inform and works with each session by that code, which may block its thread. */
    static AcsHandler ofBlocking(Consumer<BlockingDeviceSession> work) {
        return ofSession(session -> {
            work.accept(session.blocking());
            return CompletableFuture.completedFuture(null);
        });
    }
}
