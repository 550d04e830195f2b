package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Answer to {@link GetOptions} (TR-069 A6C1 A.4.1.4).
 *
 * @param optionList may be empty
 */
public record GetOptionsResponse(List<OptionStruct> optionList) implements MethodResponse {
    public GetOptionsResponse {
        optionList = List.copyOf(optionList);
    }

    @Override
    public String name() {
        return "GetOptionsResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
