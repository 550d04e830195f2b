package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Restarts the device after the session (TR-069 A6C1 A.3.2.9).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 */
public record Reboot(String commandKey) implements CpeMethod<RebootResponse> {
    public Reboot {
        Objects.requireNonNull(commandKey, "commandKey");
    }

    @Override
    public String name() {
        return "Reboot";
    }

    @Override
    public Class<RebootResponse> responseType() {
        return RebootResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
