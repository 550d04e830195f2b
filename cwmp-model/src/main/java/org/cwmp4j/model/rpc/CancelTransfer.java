package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Cancels every transfer with a command key (since 1.2) (TR-069 A6C1 A.4.1.9).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 */
public record CancelTransfer(String commandKey) implements CpeMethod<CancelTransferResponse> {
    public CancelTransfer {
        Objects.requireNonNull(commandKey, "commandKey");
    }

    @Override
    public String name() {
        return "CancelTransfer";
    }

    @Override
    public Class<CancelTransferResponse> responseType() {
        return CancelTransferResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
