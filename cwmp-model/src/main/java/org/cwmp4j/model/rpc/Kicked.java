package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Says that a user followed a link; deprecated by the standard (TR-069 A6C1 A.4.2.1).
 *
 * @param command at most 32 characters
 * @param referer at most 64 characters
 * @param arg at most 256 characters
 * @param next at most 1024 characters
 */
public record Kicked(String command, String referer, String arg, String next) implements AcsMethod<KickedResponse> {
    public Kicked {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(referer, "referer");
        Objects.requireNonNull(arg, "arg");
        Objects.requireNonNull(next, "next");
    }

    @Override
    public String name() {
        return "Kicked";
    }

    @Override
    public Class<KickedResponse> responseType() {
        return KickedResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
