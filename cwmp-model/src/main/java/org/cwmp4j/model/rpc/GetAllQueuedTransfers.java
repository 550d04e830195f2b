package org.cwmp4j.model.rpc;

/**
 * Lists transfers, also those the device began by itself (since 1.1) (TR-069 A6C1 A.4.1.7).
 */
public record GetAllQueuedTransfers() implements CpeMethod<GetAllQueuedTransfersResponse> {
    @Override
    public String name() {
        return "GetAllQueuedTransfers";
    }

    @Override
    public Class<GetAllQueuedTransfersResponse> responseType() {
        return GetAllQueuedTransfersResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
