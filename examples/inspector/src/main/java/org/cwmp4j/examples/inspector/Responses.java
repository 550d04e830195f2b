package org.cwmp4j.examples.inspector;

import java.util.Optional;
import java.util.Set;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.VendorMethodResponse;

/** Who sends which response. */
final class Responses {
    private static final Set<Class<? extends MethodResponse>> OF_ACS = Set.of(
            InformResponse.class,
            TransferCompleteResponse.class,
            AutonomousTransferCompleteResponse.class,
            RequestDownloadResponse.class,
            KickedResponse.class,
            DUStateChangeCompleteResponse.class,
            AutonomousDUStateChangeCompleteResponse.class);

    private Responses() {}

    /** Which way a response travels; empty for one that may go either way. */
    static Optional<Direction> direction(MethodResponse response) {
        if (response instanceof GetRPCMethodsResponse methods) {
            // only an ACS has Inform
            return Optional.of(methods.methodList().contains("Inform") ? Direction.ACS_TO_CPE : Direction.CPE_TO_ACS);
        }
        if (response instanceof VendorMethodResponse) {
            return Optional.empty();
        }
        return Optional.of(OF_ACS.contains(response.getClass()) ? Direction.ACS_TO_CPE : Direction.CPE_TO_ACS);
    }
}
