package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Reads voucher options; deprecated by the standard (TR-069 A6C1 A.4.1.4).
 *
 * @param optionName empty for all; at most 64 characters
 */
public record GetOptions(String optionName) implements CpeMethod<GetOptionsResponse> {
    public GetOptions {
        Objects.requireNonNull(optionName, "optionName");
    }

    @Override
    public String name() {
        return "GetOptions";
    }

    @Override
    public Class<GetOptionsResponse> responseType() {
        return GetOptionsResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
