package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.access;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.Map;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;

/** Each new ACS is told which gateway the device is behind, whatever the last one wanted (TR-069 A6C1 F.2.2). */
class GatewayInfoTest {
    private static final String OUI = "Device.GatewayInfo.ManufacturerOUI";
    private static final String SERIAL = "Device.GatewayInfo.SerialNumber";
    private static final String URL = "Device.ManagementServer.URL";

    private final Device device = new Device();

    GatewayInfoTest() {
        device.model = BaseModel.device()
                .addAll(DataModelText.readFragment("""
                        .GatewayInfo.
                          ManufacturerOUI string size=:6 notify=forceDefaultEnabled
                          SerialNumber string size=:64 notify=forceDefaultEnabled
                        .Test.
                          Default string size=:16 rw notify=forceDefaultEnabled
                        """, "Device."))
                .build();
        device.start();
        device.spa(watch(OUI, 0), watch(SERIAL, 1), access(SERIAL), watch("Device.Test.Default", 0));
        assertThat(device.notification(OUI)).isZero();
        assertThat(device.notification(SERIAL)).isEqualTo(1);
    }

    private void backToActive() {
        assertThat(device.notification(OUI)).isEqualTo(2);
        assertThat(device.notification(SERIAL)).isEqualTo(2);
        assertThat(device.accessList(SERIAL)).isEmpty();
        assertThat(device.notification("Device.Test.Default")).isZero(); // the control: elsewhere it stays
        device.restart();
        assertThat(device.notification(OUI)).isEqualTo(2);
    }

    @Test
    @Rule({"C-NOT-08", "C-NOT-07"})
    void aNewUrlFromTheAcs() {
        device.spv(string("Device.Test.Default", "x"));
        assertThat(device.notification(OUI)).isZero(); // the control: another parameter
        device.spv(string(URL, "http://other.example/"));
        backToActive();
    }

    @Test
    @Rule("C-NOT-08")
    void theSameUrlSetAgain() {
        device.spv(string(URL, "http://acs.example/cwmp"));
        backToActive();
    }

    @Test
    @Rule("C-NOT-08")
    void aNewUrlFromTheDeviceItself() {
        device.now(device.tree.set(Writer.DEVICE, Map.of(URL, "http://other.example/")));
        backToActive();
    }

    @Test
    @Rule("C-NOT-08")
    void aUrlThatIsRefusedChangesNothing() {
        device.spv(string(URL, "ftp://other.example/"));
        assertThat(device.notification(OUI)).isZero();
    }
}
