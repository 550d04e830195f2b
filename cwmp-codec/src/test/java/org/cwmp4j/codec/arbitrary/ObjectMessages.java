package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.List;
import java.util.function.Function;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.FactoryResetResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;

/** AddObject, DeleteObject, Reboot, FactoryReset, ScheduleInform. */
final class ObjectMessages {
    private ObjectMessages() {}

    static void addTo(List<MessageKind> kinds) {
        add(kinds, AddObject.class, ACS_TO_CPE, d -> new AddObject(d.objectName(), d.key()));
        add(
                kinds,
                AddObjectResponse.class,
                CPE_TO_ACS,
                d -> new AddObjectResponse(d.oneOf(1L, 2L, 0xFFFF_FFFFL), d.status()));
        add(kinds, DeleteObject.class, ACS_TO_CPE, d -> new DeleteObject(d.objectName(), d.key()));
        add(kinds, DeleteObjectResponse.class, CPE_TO_ACS, d -> new DeleteObjectResponse(d.status()));
        add(kinds, Reboot.class, ACS_TO_CPE, d -> new Reboot(d.key()));
        add(kinds, RebootResponse.class, CPE_TO_ACS, d -> new RebootResponse());
        add(kinds, FactoryReset.class, ACS_TO_CPE, d -> new FactoryReset());
        add(kinds, FactoryResetResponse.class, CPE_TO_ACS, d -> new FactoryResetResponse());
        add(kinds, ScheduleInform.class, ACS_TO_CPE, d -> new ScheduleInform(Math.max(1, d.unsignedInt()), d.key()));
        add(kinds, ScheduleInformResponse.class, CPE_TO_ACS, d -> new ScheduleInformResponse());
    }

    private static <M extends CwmpMessage> void add(
            List<MessageKind> kinds, Class<M> type, Direction direction, Function<Draw, M> draw) {
        kinds.add(new MessageKind(type, direction, CwmpVersion.V1_0, (v, s) -> Draw.values(draw)));
    }
}
