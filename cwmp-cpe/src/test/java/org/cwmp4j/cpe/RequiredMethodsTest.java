package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods that a device must have, called in a session. */
class RequiredMethodsTest {
    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    @BeforeEach
    void inSession() {
        cpe.start();
        acs.accept();
    }

    static List<CpeMethod<?>> answered() {
        return List.of(
                new GetRPCMethods(),
                new SetParameterValues(List.of(ParameterValue.of(TreeAgentFixture.CODE, "x")), "k"),
                new GetParameterValues(List.of("Device.")),
                new GetParameterNames("Device.", false),
                new SetParameterAttributes(
                        List.of(new SetParameterAttributesStruct("Device.", true, 1, false, List.of()))),
                new GetParameterAttributes(List.of("Device.")),
                new Reboot("k"),
                new FactoryReset(),
                new ScheduleInform(1, "k"));
    }

    @ParameterizedTest
    @MethodSource("answered")
    @Rule({"C-SUP-01", "C-SUP-02"})
    void areAnsweredByTheirResponse(CpeMethod<?> method) {
        acs.call(method);
        acs.expect(method.responseType());
    }

    /** This device has no table, so these have nothing to act on; they exist all the same. */
    @Test
    @Rule("C-SUP-01")
    void tablesOrNot() {
        acs.call(new AddObject("Device.NoSuchTable.", ""));
        acs.expectFault(9005);
        acs.call(new DeleteObject("Device.NoSuchTable.1.", ""));
        acs.expectFault(9005);
    }

    /** What the list says and what is answered are the same. */
    @Test
    @Rule({"C-SUP-01", "B-GRM-01"})
    void areListed() {
        List<String> list = acs.ask(new GetRPCMethods()).methodList();
        assertThat(list)
                .contains("AddObject", "DeleteObject")
                .containsAll(answered().stream().map(CwmpMessage::name).toList())
                .doesNotContain("Download", "Upload");
        for (String unlisted : List.of("Download", "Nonsense")) {
            acs.call(new UnknownMethod("", unlisted, List.of()));
            assertThat(acs.expect(Fault.class).faultCode().value()).isEqualTo(9000);
        }
    }

    /** A device that asks the ACS gets its list, with names that it does not know. */
    @Test
    @Rule("B-GRM-02")
    void unknownNamesOfTheAcsAreNoMatter() {
        acs.empty();
        var list = cpe.agent.call(new GetRPCMethods());
        cpe.settle();
        acs.accept();
        acs.expect(GetRPCMethods.class);
        acs.answer(new GetRPCMethodsResponse(List.of("Inform", "X_012345_M", "NextYearsMethod")));
        assertThat(list.join().methodList()).contains("Inform");
        acs.finish();
        cpe.settle();
        assertThat(cpe.ends).hasSize(2).allMatch(e -> e.end().isSuccess());
    }
}
