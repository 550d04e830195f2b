package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are paths, of parameters of which the model says nothing, or that references are weak: text. */
class ReferencesTest {
    private static final String REFERENCE = "Device.Test.Text";

    private final Device device = Device.started();

    /** Whatever the path leads to, or does not, it is taken and kept as it was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Device.Test.Interface.99", "Device.Nope.1", ".Test.Interface.1", "Device.Test.Interface.1."})
    @Rule("C-PATH-12")
    void aMissingTargetIsNoReasonToRefuse(String path) {
        assertThat(device.spv(Device.string(REFERENCE, path))).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value(REFERENCE)).isEqualTo(path);
        device.restart();
        assertThat(device.value(REFERENCE)).isEqualTo(path);
    }

    /** Neither the target's coming nor its going changes the reference. */
    @Test
    @Rule("C-PATH-12")
    void aDeletedTargetLeavesTheReferenceAsItIs() {
        long row = ((AddObjectResponse) device.add("Device.Test.Interface.")).instanceNumber();
        String target = "Device.Test.Interface." + row;
        device.spv(Device.string(REFERENCE, target));
        assertThat(device.delete(target + ".")).isInstanceOf(DeleteObjectResponse.class);
        assertThat(device.value(REFERENCE)).isEqualTo(target);
        device.add("Device.Test.Interface.");
        assertThat(device.value(REFERENCE)).isEqualTo(target);
    }

    /** The control: a value that is none of the parameter is refused, path or not. */
    @Test
    @Rule("C-PATH-12")
    void aPathThatIsTooLongIsRefused() {
        String path = "Device.Test.Interface." + "1".repeat(20);
        assertThat(Device.codes(device.spv(Device.string(REFERENCE, path)))).containsEntry(REFERENCE, 9007);
        assertThat(device.value(REFERENCE)).isEmpty();
    }
}
