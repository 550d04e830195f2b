package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetQueuedTransfers} (TR-069 A6C1 A.4.1.1).
 *
 * @param transferList at most 16
 */
public record GetQueuedTransfersResponse(List<QueuedTransferStruct> transferList) implements MethodResponse {
    public GetQueuedTransfersResponse {
        transferList = List.copyOf(transferList);
    }

    @Override
    public String name() {
        return "GetQueuedTransfersResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
