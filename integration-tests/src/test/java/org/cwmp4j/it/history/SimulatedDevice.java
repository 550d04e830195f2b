package org.cwmp4j.it.history;

import java.time.Duration;
import java.util.Map;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.DeviceControl;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;

/** The device of the histories: two parameters that are always set together, one that is watched, one table. */
final class SimulatedDevice {
    private static final DataModel MODEL = BaseModel.device()
            .addAll(DataModelText.readFragment("""
                    .X_00D09E_Test.
                      PairA string rw
                      PairB string rw
                      Status string notify=forceEnabled
                      RowNumberOfEntries unsignedInt
                    .X_00D09E_Test.Row.{i}. create delete count=RowNumberOfEntries
                      Name string rw
                    """, BaseModel.DEVICE))
            .build();

    private SimulatedDevice() {}

    static CpeAgent build(
            CpeRuntime runtime, DeviceInfo info, StateStore store, DeviceControl control, CpeObserver observer) {
        return CpeAgent.builder(runtime, info, store)
                .acs("http://acs.example/acs")
                .credentials(World.USER, "secret")
                .settings(s -> s.connectionRequestUsername(World.ACS_USER)
                        .connectionRequestPassword(World.ACS_PASSWORD)
                        .periodicInformEnable(true)
                        .periodicInformInterval(Duration.ofMinutes(15)))
                .model(MODEL)
                .control(control)
                .observer(observer)
                .build();
    }

    /** Changes the watched parameter, not by the ACS; {@code recorded} runs once that is sure to be reported. */
    static void changeStatus(CpeAgent agent, String value, Runnable recorded) {
        agent.tree()
                .thenCompose(tree -> tree.set(Writer.DEVICE, Map.of(World.STATUS, value)))
                .thenRun(recorded);
    }
}
