package org.cwmp4j.cpe.managementserver;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** The {@code ManagementServer.} object of one agent, as the session engine uses it. */
public interface ManagementServer {
    /** The path of the object: {@code Device.ManagementServer.} or {@code InternetGatewayDevice.ManagementServer.}. */
    String path();

    /** The present values, also those set by the session that is running. Any thread. */
    ManagementServerSettings settings();

    /**
     * Calls on the agent's executor, with the settings before and after, when a change of them was decided, whoever made it: in a
     * session that is before the response leaves.
     */
    void onChange(BiConsumer<ManagementServerSettings, ManagementServerSettings> listener);

    /** The device can be called under a new URL: a change to report. */
    CompletionStage<Void> connectionRequestUrl(String url);
}
