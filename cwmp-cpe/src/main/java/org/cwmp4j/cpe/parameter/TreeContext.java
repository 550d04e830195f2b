package org.cwmp4j.cpe.parameter;

import java.util.concurrent.Executor;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.time.TimeSource;

/**
 * What the parts of a tree share.
 *
 * @param serial the agent's executor: all state of the tree lives there
 * @param worker the application's executor: providers run there
 */
record TreeContext(
        DataModel model, DeviceState state, Executor serial, Executor worker, TimeSource time, ProviderLimits limits) {}
