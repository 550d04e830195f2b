package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;

/** InstanceMode over the life of an agent. */
class AliasAgentTest {
    private static final String MODE = TreeAgentFixture.MS + "InstanceMode";
    private static final String SUPPORT = TreeAgentFixture.MS + "AliasBasedAddressing";

    private final TreeAgentFixture device = new TreeAgentFixture();

    /**
     * <pre>
     * Inform 0 BOOTSTRAP, 1 BOOT   SetParameterValues InstanceMode
     * restart: Inform 1 BOOT       InstanceMode as set; SetParameterValues URL
     * Inform 0 BOOTSTRAP           InstanceMode of the factory
     * </pre>
     */
    @Test
    @Rule({"C-ALIAS-09", "C-ALIAS-02", "ALI-12", "ALI-01"})
    void aNewAcsFindsNumbers() {
        device.start();
        assertThat(TreeAgentFixture.value(device.acs.expectInform("0 BOOTSTRAP", "1 BOOT"), SUPPORT))
                .isEqualTo("true");
        device.acs.accept();
        device.acs.ask(new SetParameterValues(List.of(ParameterValue.of(MODE, "InstanceAlias")), ""));
        device.acs.empty();
        device.close();
        device.start();
        device.acs.expectInform("1 BOOT");
        device.acs.accept();
        assertThat(mode()).isEqualTo("InstanceAlias");
        device.acs.ask(new SetParameterValues(
                List.of(ParameterValue.of(TreeAgentFixture.MS + "URL", "http://other.example/")), ""));
        device.acs.empty();
        device.settle();
        device.acs.expectInform("0 BOOTSTRAP");
        device.acs.accept();
        assertThat(mode()).isEqualTo("InstanceNumber");
    }

    private String mode() {
        GetParameterValuesResponse answer = device.acs.ask(new GetParameterValues(List.of(MODE)));
        return answer.parameterList().get(0).text();
    }
}
