package org.cwmp4j.model.rpc;

import java.util.Objects;

/**
 * Deletes an instance and all below it (TR-069 A6C1 A.3.2.7).
 *
 * @param objectName the instance's path, ending with a dot
 * @param parameterKey becomes ManagementServer.ParameterKey if and only if the call succeeds; at most 32 characters
 */
public record DeleteObject(String objectName, String parameterKey) implements CpeMethod<DeleteObjectResponse> {
    public DeleteObject {
        Objects.requireNonNull(objectName, "objectName");
        Objects.requireNonNull(parameterKey, "parameterKey");
    }

    @Override
    public String name() {
        return "DeleteObject";
    }

    @Override
    public Class<DeleteObjectResponse> responseType() {
        return DeleteObjectResponse.class;
    }

    @Override
    public <T> T accept(CpeMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
