package org.cwmp4j.codec.internal.read;

import java.util.Arrays;
import java.util.List;
import org.cwmp4j.codec.internal.read.Field.Need;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AutonOpResultStruct;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.ChangeDUStateResponse;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.OpResultStruct;

/** Deployment units (TR-069 A6C1 A.4.1.10, A.4.2.3, A.4.2.4). Neither operations nor results are SOAP arrays (B-SOAP-08). */
final class SoftwareRows {
    private static final FaultStruct NO_FAULT = new FaultStruct(FaultCode.NONE, "");

    private static final Shape<FaultStruct> FAULT = Shape.of(
            f -> new FaultStruct(f.faultCode(0), f.text(1)), As.faultCode(), As.optionalText("FaultString", "string"));

    private static final Shape<OpResultStruct> RESULT = Shape.of(SoftwareRows::result, resultFields());

    private static final Shape<AutonOpResultStruct> AUTONOMOUS_RESULT =
            Shape.of(f -> new AutonOpResultStruct(result(f), f.text(9)), autonomousFields());

    static final List<Row> ROWS = List.of(
            Row.cpe(
                    "ChangeDUState",
                    Shape.of(
                            f -> new ChangeDUState(f.list(0), f.text(1)),
                            RepeatedField.typed("Operations", Operations::named),
                            As.optionalText("CommandKey", "CommandKeyType"))),
            Row.cpeResponse("ChangeDUStateResponse", ChangeDUStateResponse::new),
            Row.acs(
                    "DUStateChangeComplete",
                    Shape.of(
                            f -> new DUStateChangeComplete(f.list(0), f.text(1)),
                            RepeatedField.of("Results", "OpResultStruct", RESULT),
                            As.optionalText("CommandKey", "CommandKeyType"))),
            Row.acsResponse("DUStateChangeCompleteResponse", DUStateChangeCompleteResponse::new),
            Row.acs(
                    "AutonomousDUStateChangeComplete",
                    Shape.of(
                            f -> new AutonomousDUStateChangeComplete(f.list(0)),
                            RepeatedField.of("Results", "AutonOpResultStruct", AUTONOMOUS_RESULT))),
            Row.acsResponse("AutonomousDUStateChangeCompleteResponse", AutonomousDUStateChangeCompleteResponse::new));

    private SoftwareRows() {}

    private static Field[] resultFields() {
        return new Field[] {
            As.text("UUID", "DeploymentUnitUUID"),
            As.text("DeploymentUnitRef", "string"),
            As.text("Version"),
            As.text("CurrentState", "DeploymentUnitState"),
            As.flag("Resolved"),
            As.text("ExecutionUnitRefList", "string"),
            As.time("StartTime"),
            As.time("CompleteTime"),
            As.struct("Fault", Need.EXPECTED, "DeploymentUnitFaultStruct", FAULT, NO_FAULT)
        };
    }

    private static Field[] autonomousFields() {
        Field[] shared = resultFields();
        Field[] all = Arrays.copyOf(shared, shared.length + 1);
        all[shared.length] = As.text("OperationPerformed", "DeploymentUnitOperationType");
        return all;
    }

    private static OpResultStruct result(Fields f) {
        return new OpResultStruct(
                f.text(0),
                f.text(1),
                f.text(2),
                f.text(3),
                f.flag(4),
                f.text(5),
                f.time(6),
                f.time(7),
                f.struct(8, FaultStruct.class));
    }
}
