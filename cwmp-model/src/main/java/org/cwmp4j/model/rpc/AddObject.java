package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Creates an instance of a table (TR-069 A6C1 A.3.2.6).
 *
 * @param objectName the table's path, ending with a dot; {@code table.[alias].} gives the instance an alias
 * @param parameterKey becomes ManagementServer.ParameterKey if and only if the call succeeds; at most 32 characters
 */
public record AddObject(String objectName, String parameterKey) implements CpeMethod<AddObjectResponse> {
    public AddObject {
        Objects.requireNonNull(objectName, "objectName");
        Objects.requireNonNull(parameterKey, "parameterKey");
    }

    @Override
    public String name() {
        return "AddObject";
    }

    @Override
    public Class<AddObjectResponse> responseType() {
        return AddObjectResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
