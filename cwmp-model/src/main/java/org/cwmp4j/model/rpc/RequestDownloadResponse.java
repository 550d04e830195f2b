package org.cwmp4j.model.rpc;

/**
 * Answer to {@link RequestDownload} (TR-069 A6C1 A.4.2.2).
 */
public record RequestDownloadResponse() implements MethodResponse {
    @Override
    public String name() {
        return "RequestDownloadResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
