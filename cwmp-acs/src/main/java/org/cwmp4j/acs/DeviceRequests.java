package org.cwmp4j.acs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cwmp4j.acs.session.SessionInput;
import org.cwmp4j.acs.session.SessionState.DeviceRequest;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.VendorMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the methods that a device calls, by the handler's callbacks. */
final class DeviceRequests implements AcsMethod.Visitor<CompletionStage<? extends MethodResponse>> {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceRequests.class);
    /** All that the ACS answers of the standard; {@link #visit} has a method for each. */
    static final List<String> METHODS = List.of(
            "Inform",
            "GetRPCMethods",
            "TransferComplete",
            "AutonomousTransferComplete",
            "RequestDownload",
            "Kicked",
            "DUStateChangeComplete",
            "AutonomousDUStateChangeComplete");

    private final ServerContext server;
    private final DeviceSession session;

    DeviceRequests(ServerContext server, DeviceSession session) {
        this.server = server;
        this.session = session;
    }

    /** Never fails: whatever the application does, there is an answer. */
    CompletionStage<SessionInput> answer(DeviceRequest request, long number) {
        return server.application()
                .<MethodResponse>ask(() -> request.method().accept(this))
                .handle((response, failure) ->
                        failure == null ? checked(request, number, response) : faultOf(number, request, failure));
    }

    private SessionInput checked(DeviceRequest request, long number, MethodResponse response) {
        Optional<ConformanceException> refusal = Sendable.refusal(response, request.namespace(), session.version());
        if (refusal.isEmpty()) {
            return new SessionInput.Answered(number, response);
        }
        LOG.error(
                "handler's answer to {} breaks the standard: {}",
                request.method().name(),
                refusal.get().getMessage());
        return new SessionInput.AnsweredByFault(number, FaultCode.ACS_INTERNAL_ERROR, "Internal error");
    }

    private static SessionInput faultOf(long number, DeviceRequest request, Throwable failure) {
        if (Application.unwrap(failure) instanceof AcsFaultException fault) {
            return new SessionInput.AnsweredByFault(number, fault.code(), fault.text());
        }
        LOG.error("handler failed to answer {}", request.method().name(), failure);
        return new SessionInput.AnsweredByFault(number, FaultCode.ACS_INTERNAL_ERROR, "Internal error");
    }

    private static <T> CompletionStage<T> then(CompletionStage<?> stage, Supplier<T> response) {
        return stage.thenApply(done -> response.get());
    }

    @Override
    public CompletionStage<GetRPCMethodsResponse> visit(GetRPCMethods m) {
        CwmpVersion version = session.version();
        List<String> names = Stream.concat(
                        METHODS.stream().filter(name -> VersionTable.hasMethod(version, name)),
                        server.handler().vendorMethods().stream())
                .toList();
        return CompletableFuture.completedFuture(new GetRPCMethodsResponse(names));
    }

    @Override
    public CompletionStage<MethodResponse> visit(Inform m) {
        return CompletableFuture.failedFuture(new IllegalStateException("an Inform inside a session"));
    }

    @Override
    public CompletionStage<TransferCompleteResponse> visit(TransferComplete m) {
        return then(server.handler().onTransferComplete(session, m), TransferCompleteResponse::new);
    }

    @Override
    public CompletionStage<AutonomousTransferCompleteResponse> visit(AutonomousTransferComplete m) {
        return then(server.handler().onAutonomousTransferComplete(session, m), AutonomousTransferCompleteResponse::new);
    }

    @Override
    public CompletionStage<KickedResponse> visit(Kicked m) {
        return server.handler().onKicked(session, m).thenApply(KickedResponse::new);
    }

    @Override
    public CompletionStage<RequestDownloadResponse> visit(RequestDownload m) {
        return then(server.handler().onRequestDownload(session, m), RequestDownloadResponse::new);
    }

    @Override
    public CompletionStage<DUStateChangeCompleteResponse> visit(DUStateChangeComplete m) {
        return then(server.handler().onDUStateChangeComplete(session, m), DUStateChangeCompleteResponse::new);
    }

    @Override
    public CompletionStage<AutonomousDUStateChangeCompleteResponse> visit(AutonomousDUStateChangeComplete m) {
        return then(
                server.handler().onAutonomousDUStateChangeComplete(session, m),
                AutonomousDUStateChangeCompleteResponse::new);
    }

    @Override
    public CompletionStage<? extends MethodResponse> visit(VendorMethod m) {
        return server.handler().vendorMethods().contains(m.name())
                ? server.handler().onVendorMethod(session, m)
                : CompletableFuture.failedFuture(
                        new AcsFaultException(FaultCode.ACS_METHOD_NOT_SUPPORTED, "Method not supported"));
    }
}
