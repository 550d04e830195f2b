package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetAllQueuedTransfers} (TR-069 A6C1 A.4.1.7).
 *
 * @param transferList at most 16
 */
public record GetAllQueuedTransfersResponse(List<AllQueuedTransferStruct> transferList) implements MethodResponse {
    public GetAllQueuedTransfersResponse {
        transferList = List.copyOf(transferList);
    }

    @Override
    public String name() {
        return "GetAllQueuedTransfersResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
