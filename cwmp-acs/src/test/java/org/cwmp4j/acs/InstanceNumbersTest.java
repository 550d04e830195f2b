package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

/** Instance numbers are names: the server makes nothing of their order, their gaps or their size. */
class InstanceNumbersTest {
    private static final String TABLE = "Device.NAT.PortMapping.";

    private final List<Long> added = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private final TestAcs server = new TestAcs().handler(new AcsHandler() {
        @Override
        public CompletionStage<?> onSession(DeviceSession session) {
            return add(session)
                    .thenCompose(row -> add(session))
                    .thenCompose(row -> session.call(new GetParameterNames(TABLE, true)))
                    .thenAccept(names -> names.parameterList().forEach(item -> named.add(item.name())));
        }
    });

    private CompletionStage<SetParameterValuesResponse> add(DeviceSession session) {
        return session.call(new AddObject(TABLE, "")).thenCompose(row -> {
            added.add(row.instanceNumber());
            ParameterValue enable = ParameterValue.of(TABLE + row.instanceNumber() + ".Description", "new");
            return session.call(new SetParameterValues(List.of(enable), ""));
        });
    }

    private void adds(ScriptedCpe cpe, long number) {
        assertThat(cpe.asked(AddObject.class).objectName()).isEqualTo(TABLE);
        cpe.respond(new AddObjectResponse(number, Status.APPLIED));
        assertThat(cpe.asked(SetParameterValues.class).parameterList())
                .extracting(ParameterValue::name)
                .containsExactly(TABLE + number + ".Description");
        cpe.respond(new SetParameterValuesResponse(Status.APPLIED));
    }

    /** Numbers that fall, and a list with gaps and without order, are as good as any. */
    @Test
    @Rule({"A-PATH-05", "A-SUP-05"})
    void numbersAreTakenAsTheyCome() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        adds(cpe, 4_294_967_295L);
        adds(cpe, 7);
        cpe.asked(GetParameterNames.class);
        List<String> listed = Stream.of("4294967295", "3", "12", "7")
                .map(n -> TABLE + n + ".")
                .toList();
        assertEmpty(cpe.respond(new GetParameterNamesResponse(
                listed.stream().map(n -> new ParameterInfoStruct(n, true)).toList())));
        assertThat(added).containsExactly(4_294_967_295L, 7L);
        assertThat(named).containsExactlyElementsOf(listed);
    }
}
