package org.cwmp4j.model.rpc;

/**
 * Answer to {@link ScheduleDownload} (TR-069 A6C1 A.4.1.8).
 */
public record ScheduleDownloadResponse() implements MethodResponse {
    @Override
    public String name() {
        return "ScheduleDownloadResponse";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
