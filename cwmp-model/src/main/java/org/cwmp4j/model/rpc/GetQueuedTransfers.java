package org.cwmp4j.model.rpc;

/**
 * Lists transfers that the ACS asked for; deprecated by the standard (TR-069 A6C1 A.4.1.1).
 */
public record GetQueuedTransfers() implements CpeMethod<GetQueuedTransfersResponse> {
    @Override
    public String name() {
        return "GetQueuedTransfers";
    }

    @Override
    public Class<GetQueuedTransfersResponse> responseType() {
        return GetQueuedTransfersResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
