package org.cwmp4j.cpe;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.state.DeviceState;

/** The tree and its management object, as an agent uses them. */
record AgentParts(ParameterTree tree, ManagementServer server) {
    /** Makes them from the durable state. */
    @FunctionalInterface
    interface Factory {
        CompletionStage<AgentParts> open(DeviceState state, Executor serial);
    }
}
