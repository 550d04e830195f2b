package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * Installs, updates and uninstalls deployment units (since 1.2) (TR-069 A6C1 A.4.1.10).
 *
 * @param operations 1 or more
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 */
public record ChangeDUState(List<OperationStruct> operations, String commandKey)
        implements CpeMethod<ChangeDUStateResponse> {
    public ChangeDUState {
        operations = List.copyOf(operations);
        Objects.requireNonNull(commandKey, "commandKey");
    }

    @Override
    public String name() {
        return "ChangeDUState";
    }

    @Override
    public Class<ChangeDUStateResponse> responseType() {
        return ChangeDUStateResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
