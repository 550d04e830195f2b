package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.FactoryResetResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;

/** Reboot, FactoryReset and ScheduleInform (TR-069 A6C1 A.3.2.9, A.4.1.6, A.4.1.2). */
final class ControlRows {
    static final List<Row> ROWS = List.of(
            Row.cpe("Reboot", Shape.of(f -> new Reboot(f.text(0)), As.commandKey())),
            Row.cpeResponse("RebootResponse", RebootResponse::new),
            Row.cpe("FactoryReset", Row.empty(FactoryReset::new)),
            Row.cpeResponse("FactoryResetResponse", FactoryResetResponse::new),
            Row.cpe(
                    "ScheduleInform",
                    Shape.of(
                            f -> new ScheduleInform(f.number(0), f.text(1)),
                            As.actingUnsigned("DelaySeconds"),
                            As.commandKey())),
            Row.cpeResponse("ScheduleInformResponse", ScheduleInformResponse::new));

    private ControlRows() {}
}
