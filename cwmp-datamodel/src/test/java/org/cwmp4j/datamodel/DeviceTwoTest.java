package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.model.data.ActiveNotify;
import org.cwmp4j.model.data.Bounds;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.Reference;
import org.junit.jupiter.api.Test;

/** Device:2.19, the largest model there is, from its many files. */
class DeviceTwoTest {

    private static CompiledModel device() {
        return Shared.tolerant().compile("tr-181-2-19-1-cwmp.xml", "Device:2.19");
    }

    @Test
    void loads() {
        CompiledModel compiled = device();
        DataModel model = compiled.definitions();
        assertThat(model.definitions()).hasSizeGreaterThan(6_500);
        assertThat(model.root()).isEqualTo("Device.");
        assertThat(DataModelText.read(DataModelText.write(model))).isEqualTo(model);
        ObjectDefinition interfaces = model.object("Device.IP.Interface.").orElseThrow();
        assertThat(interfaces.creatable() && interfaces.deletable()).isTrue();
        assertThat(interfaces.count()).contains("InterfaceNumberOfEntries");
        assertThat(interfaces.enable()).contains("Enable");
        assertThat(model.hasAlias(interfaces)).isTrue();
        ParameterDefinition software =
                model.parameter("Device.DeviceInfo.SoftwareVersion").orElseThrow();
        assertThat(software.forcedInform()).isTrue();
        assertThat(software.activeNotify()).isEqualTo(ActiveNotify.FORCE_ENABLED);
        assertThat(model.parameter("Device.DHCPv4.Client.{i}.Interface")
                        .orElseThrow()
                        .facets()
                        .reference())
                .isEqualTo(new Reference.ToPath(true, Reference.Target.ROW, List.of("Device.IP.Interface.")));
    }

    /** The alias of CWMP, not the one that is written once, stands in for the virtual component. */
    @Test
    void takesTheComponentsOfCwmp() {
        ParameterDefinition alias = device().definitions()
                .parameter("Device.Ethernet.Link.{i}.Alias")
                .orElseThrow();
        assertThat(alias.writable()).isTrue();
        assertThat(alias.facets().sizes()).containsExactly(Bounds.atMost(64));
    }

    /** Everything that is left out is said, and nothing else happened than missing files and wrong defaults. */
    @Test
    void saysWhatIsOdd() {
        assertThat(device().findings())
                .extracting(Finding::message)
                .allMatch(message -> message.contains("is missing; what it defines is left out")
                        || message.contains("is neither defined nor imported")
                        || message.contains("is changed, but not defined before")
                        || message.contains("which is not there"));
    }

    @Test
    void compilesAProfile() {
        DataModel model = device().definitions(List.of("IPInterface:1"));
        assertThat(model.parameter("Device.IP.Interface.{i}.Enable")).isPresent();
        assertThat(model.parameter("Device.DeviceInfo.SoftwareVersion")).isEmpty();
        assertThat(model.definitions()).hasSizeBetween(10, 60);
    }
}
