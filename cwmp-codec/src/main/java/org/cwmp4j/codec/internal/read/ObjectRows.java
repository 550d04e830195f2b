package org.cwmp4j.codec.internal.read;

import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.DeleteObjectResponse;

/** Instances of objects (TR-069 A6C1 A.3.2.6, A.3.2.7). */
final class ObjectRows {
    static final List<Row> ROWS = List.of(
            Row.cpe(
                    "AddObject",
                    Shape.of(
                            f -> new AddObject(f.text(0), f.text(1)),
                            As.actingText("ObjectName", "ObjectNameType"),
                            ParameterRows.parameterKey())),
            Row.cpeResponse(
                    "AddObjectResponse",
                    Shape.of(
                            f -> new AddObjectResponse(f.number(0), f.status(1)),
                            new NumberField("InstanceNumber", Need.REQUIRED, "", 1, 0xFFFF_FFFFL, 1, true),
                            As.status())),
            Row.cpe(
                    "DeleteObject",
                    Shape.of(
                            f -> new DeleteObject(f.text(0), f.text(1)),
                            As.actingText("ObjectName", "ObjectNameType"),
                            ParameterRows.parameterKey())),
            Row.cpeResponse("DeleteObjectResponse", Shape.of(f -> new DeleteObjectResponse(f.status(0)), As.status())));

    private ObjectRows() {}
}
