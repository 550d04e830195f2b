package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.FactoryResetResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;

/** AddObject, DeleteObject, Reboot, FactoryReset, ScheduleInform (TR-069 A6C1 A.3.2.6, A.3.2.7, A.3.2.9, A.4.1.6, A.4.1.2). */
final class ObjectWriters {
    private static final Element OBJECT_NAME = Element.of("ObjectName");
    private static final Element INSTANCE_NUMBER = Element.of("InstanceNumber");

    private ObjectWriters() {}

    static void addTo(RpcTable.Builder table) {
        table.add(AddObject.class, (out, m) -> object(out, m.objectName(), m.parameterKey()))
                .add(AddObjectResponse.class, ObjectWriters::added)
                .add(DeleteObject.class, (out, m) -> object(out, m.objectName(), m.parameterKey()))
                .add(DeleteObjectResponse.class, (out, m) -> out.status(Elements.STATUS, m.status()))
                .add(Reboot.class, (out, m) -> out.text(Elements.COMMAND_KEY, m.commandKey()))
                .addEmpty(RebootResponse.class)
                .addEmpty(FactoryReset.class)
                .addEmpty(FactoryResetResponse.class)
                .add(ScheduleInform.class, ObjectWriters::scheduleInform)
                .addEmpty(ScheduleInformResponse.class);
    }

    private static void object(MessageOutput out, String objectName, String parameterKey) {
        out.text(OBJECT_NAME, objectName);
        out.text(Elements.PARAMETER_KEY, parameterKey);
    }

    private static void added(MessageOutput out, AddObjectResponse m) {
        out.number(INSTANCE_NUMBER, m.instanceNumber());
        out.status(Elements.STATUS, m.status());
    }

    private static void scheduleInform(MessageOutput out, ScheduleInform m) {
        out.number(Elements.DELAY_SECONDS, m.delaySeconds());
        out.text(Elements.COMMAND_KEY, m.commandKey());
    }
}
