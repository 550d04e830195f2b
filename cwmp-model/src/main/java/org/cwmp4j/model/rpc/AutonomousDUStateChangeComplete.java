package org.cwmp4j.model.rpc;

import java.util.List;

/**
 * Reports changes of deployment units that the ACS did not ask for (since 1.2) (TR-069 A6C1 A.4.2.4).
 *
 * @param results 1 or more
 */
public record AutonomousDUStateChangeComplete(List<AutonOpResultStruct> results)
        implements AcsMethod<AutonomousDUStateChangeCompleteResponse> {
    public AutonomousDUStateChangeComplete {
        results = List.copyOf(results);
    }

    @Override
    public String name() {
        return "AutonomousDUStateChangeComplete";
    }

    @Override
    public Class<AutonomousDUStateChangeCompleteResponse> responseType() {
        return AutonomousDUStateChangeCompleteResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
