package org.cwmp4j.codec.arbitrary;

import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.AutonOpResultStruct;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeComplete;
import org.cwmp4j.model.rpc.AutonomousDUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.ChangeDUStateResponse;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.DUStateChangeCompleteResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.OpResultStruct;
import org.cwmp4j.model.rpc.OperationStruct;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.cwmp4j.model.rpc.UpdateOpStruct;

/** Deployment units. */
final class SoftwareModuleMessages {
    private static final List<FaultCode> FAULTS = IntStream.concat(
                    IntStream.of(0, 0, 0, 9001, 9003, 9012, 9013, 9015, 9016, 9017, 9018),
                    IntStream.rangeClosed(9022, 9032))
            .mapToObj(FaultCode::new)
            .toList();

    private SoftwareModuleMessages() {}

    static void addTo(List<MessageKind> kinds) {
        int unbounded = Integer.MAX_VALUE;
        kinds.add(new MessageKind(
                ChangeDUState.class,
                ACS_TO_CPE,
                V1_2,
                (v, s) -> Combinators.combine(
                                s.list(Draw.values(SoftwareModuleMessages::operation), 1, unbounded),
                                Draw.values(Draw::key))
                        .as(ChangeDUState::new)));
        kinds.add(new MessageKind(
                ChangeDUStateResponse.class,
                CPE_TO_ACS,
                V1_2,
                (v, s) -> Arbitraries.just(new ChangeDUStateResponse())));
        kinds.add(new MessageKind(
                DUStateChangeComplete.class,
                CPE_TO_ACS,
                V1_2,
                (v, s) -> Combinators.combine(
                                s.list(Draw.values(SoftwareModuleMessages::result), 1, unbounded),
                                Draw.values(Draw::key))
                        .as(DUStateChangeComplete::new)));
        kinds.add(new MessageKind(
                DUStateChangeCompleteResponse.class,
                ACS_TO_CPE,
                V1_2,
                (v, s) -> Arbitraries.just(new DUStateChangeCompleteResponse())));
        kinds.add(new MessageKind(
                AutonomousDUStateChangeComplete.class,
                CPE_TO_ACS,
                V1_2,
                (v, s) -> s.list(
                                Draw.values(d ->
                                        new AutonOpResultStruct(result(d), d.oneOf("Install", "Update", "Uninstall"))),
                                1,
                                unbounded)
                        .map(AutonomousDUStateChangeComplete::new)));
        kinds.add(new MessageKind(
                AutonomousDUStateChangeCompleteResponse.class,
                ACS_TO_CPE,
                V1_2,
                (v, s) -> Arbitraries.just(new AutonomousDUStateChangeCompleteResponse())));
    }

    private static OperationStruct operation(Draw d) {
        return switch (d.below(3)) {
            case 0 -> new InstallOpStruct(d.url(1024), d.bool() ? "" : d.uuid(), d.text(256), d.text(256), d.text(256));
            case 1 ->
                new UpdateOpStruct(
                        d.bool() ? "" : d.uuid(), d.text(32), d.bool() ? "" : d.url(1024), d.text(256), d.text(256));
            default -> new UninstallOpStruct(d.uuid(), d.text(32), d.text(256));
        };
    }

    private static OpResultStruct result(Draw d) {
        return new OpResultStruct(
                d.uuid(),
                d.bool() ? "" : d.objectName(),
                d.text(32),
                d.oneOf("Installed", "Uninstalled", "Failed"),
                d.bool(),
                d.bool() ? "" : d.objectName() + "," + d.objectName(),
                d.time(),
                d.time(),
                new FaultStruct(d.faultCode(FAULTS, 9800), d.text(256)));
    }
}
