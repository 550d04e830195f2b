package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Answer to {@link Kicked} (TR-069 A6C1 A.4.2.1).
 *
 * @param nextUrl where to send the user; at most 1024 characters
 */
public record KickedResponse(String nextUrl) implements MethodResponse {
    public KickedResponse {
        Objects.requireNonNull(nextUrl, "nextUrl");
    }

    @Override
    public String name() {
        return "KickedResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
