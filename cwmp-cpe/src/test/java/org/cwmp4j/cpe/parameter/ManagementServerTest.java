package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.Device.codes;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementServerTest {
    private static final String MS = "Device.ManagementServer.";

    private final Device device = Device.started();

    private static ParameterValue number(String name, long value) {
        return ParameterValue.ofUnsignedInt(name, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Device.", "InternetGatewayDevice."})
    @Rule({"C-DM-05", "C-DM-07", "C-PATH-10"})
    void whatTheAcsSetsIsToldBeforeTheResponse(String root) {
        Device device = new Device();
        device.model = (root.equals("Device.") ? BaseModel.device() : BaseModel.internetGatewayDevice()).build();
        device.start();
        String ms = root + "ManagementServer.";
        List<ManagementServerSettings> told = new ArrayList<>();
        device.server.onChange((before, after) -> {
            told.add(before);
            told.add(after);
        });
        assertThat(device.server.path()).isEqualTo(ms);
        assertThat(device.server.settings().url()).isEqualTo("http://acs.example/cwmp");
        assertThat(device.server.settings().password()).isEqualTo("secret");
        assertThat(device.spv(
                        "key",
                        string(ms + "URL", "https://other.example/"),
                        string(ms + "Username", "u"),
                        string(ms + "Password", "p"),
                        string(ms + "ConnectionRequestUsername", "cu"),
                        string(ms + "ConnectionRequestPassword", "cp"),
                        ParameterValue.of(ms + "PeriodicInformEnable", false),
                        number(ms + "PeriodicInformInterval", 60),
                        ParameterValue.of(ms + "PeriodicInformTime", new CwmpDateTime("2026-01-01T00:00:00Z")),
                        number(ms + "DefaultActiveNotificationThrottle", 30),
                        number(ms + "CWMPRetryMinimumWaitInterval", 65535),
                        number(ms + "CWMPRetryIntervalMultiplier", 1000),
                        ParameterValue.of(ms + "UpgradesManaged", true),
                        ParameterValue.of(ms + "EnableCWMP", false)))
                .isInstanceOf(SetParameterValuesResponse.class);
        ManagementServerSettings now = device.server.settings();
        assertThat(told).first().satisfies(s -> assertThat(s.username()).isEmpty());
        assertThat(told).last().isSameAs(now);
        assertThat(now.url()).isEqualTo("https://other.example/");
        assertThat(now.username()).isEqualTo("u");
        assertThat(now.password()).isEqualTo("p");
        assertThat(now.connectionRequestUsername()).isEqualTo("cu");
        assertThat(now.connectionRequestPassword()).isEqualTo("cp");
        assertThat(now.periodicInformEnable()).isFalse();
        assertThat(now.periodicInformInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(now.periodicInformTime().text()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(now.activeNotificationThrottle()).isEqualTo(Duration.ofSeconds(30));
        assertThat(now.retryMinimumWait()).isEqualTo(Duration.ofSeconds(65535));
        assertThat(now.retryIntervalMultiplier()).isEqualTo(1000);
        assertThat(now.upgradesManaged()).isTrue();
        assertThat(now.enableCwmp()).isFalse();
        assertThat(now.httpConnectionRequestEnable()).isTrue();
        assertThat(now.parameterKey()).isEqualTo("key");
        assertThat(device.restart().server.settings().url()).isEqualTo("https://other.example/");
        assertThat(device.server.settings().parameterKey()).isEqualTo("key");
        assertThat(now.toString()).doesNotContain("secret");
    }

    @Test
    @Rule({"C-DM-09", "C-DM-05"})
    void valuesOutOfRangeAreRefused() {
        assertThat(codes(device.spv(
                        number(MS + "CWMPRetryMinimumWaitInterval", 0),
                        number(MS + "CWMPRetryIntervalMultiplier", 999),
                        number(MS + "PeriodicInformInterval", 0),
                        string(MS + "Username", "x".repeat(257)),
                        string(MS + "URL", "ftp://acs.example/"))))
                .hasSize(5)
                .allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo(9007));
        assertThat(codes(device.spv(
                        number(MS + "CWMPRetryMinimumWaitInterval", 65536),
                        number(MS + "CWMPRetryIntervalMultiplier", 65536),
                        string(MS + "URL", "acs.example"))))
                .hasSize(3)
                .allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo(9007));
        assertThat(codes(device.spv(string(MS + "URL", "")))).containsValue(9007);
        assertThat(device.spv(
                        number(MS + "CWMPRetryMinimumWaitInterval", 1),
                        number(MS + "CWMPRetryIntervalMultiplier", 65535),
                        number(MS + "PeriodicInformInterval", 4294967295L),
                        string(MS + "Username", "x".repeat(256))))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value(MS + "CWMPRetryIntervalMultiplier")).isEqualTo("65535");
    }

    @Test
    @Rule("C-DM-04")
    void readOnlyParametersAreRefused() {
        assertThat(codes(device.spv(
                        string(MS + "ParameterKey", "x"),
                        string(MS + "ConnectionRequestURL", "http://x/"),
                        string("Device.DeviceInfo.SerialNumber", "x"))))
                .hasSize(3)
                .allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo(9008));
    }

    @Test
    @Rule("C-NOT-07")
    void aNewConnectionRequestUrlIsReportedActively() {
        device.now(device.server.connectionRequestUrl("http://192.0.2.1:7547/a"));
        assertThat(device.tree.hasActiveChanges()).isTrue();
        assertThat(device.server.settings().connectionRequestUrl()).isEqualTo("http://192.0.2.1:7547/a");
        device.session();
        device.now(device.server.connectionRequestUrl("http://192.0.2.1:7547/a"));
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    @Rule("C-INF-01")
    void deviceInfoIsWhatTheAgentWasGiven() {
        assertThat(device
                        .gpv(
                                "Device.DeviceInfo.Manufacturer",
                                "Device.DeviceInfo.ManufacturerOUI",
                                "Device.DeviceInfo.ProductClass",
                                "Device.DeviceInfo.SerialNumber")
                        .stream()
                        .map(ParameterValue::text))
                .containsExactly("Maker", "0123AB", "Class", "S1");
        device.advance(90);
        assertThat(device.gpv("Device.DeviceInfo.UpTime"))
                .containsExactly(new ParameterValue("Device.DeviceInfo.UpTime", "90", ParameterType.UNSIGNED_INT));
        Device wrong = new Device();
        wrong.info = DeviceInfo.of(new DeviceId("Maker", "not hex", "Class", "S1"));
        assertThatThrownBy(wrong::start).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("C-NOT-07")
    void aNewSoftwareVersionAfterARestartIsReported() {
        assertThat(device.tree.hasChanges()).isFalse();
        device.restart();
        assertThat(device.tree.hasChanges()).isFalse();
        device.info = new DeviceInfo(device.info.id(), "Model", "", "1.0", "2.0", "");
        device.restart();
        assertThat(device.tree.hasActiveChanges()).isTrue();
        assertThat(device.session().parameters()).contains(string("Device.DeviceInfo.SoftwareVersion", "2.0"));
        assertThat(device.restart().tree.hasChanges()).isFalse();
    }

    /** The model only: rows are the application's. */
    @ParameterizedTest
    @ValueSource(strings = {"Device.", "InternetGatewayDevice."})
    @Rule("C-DM-11")
    void aGatewayMayHaveTheTablesOfDevicesBehindIt(String root) {
        String table = root + "ManagementServer.ManageableDevice.";
        Device gateway = new Device(b -> b.factoryRows(table, 1).factoryValue(table + "1.ManufacturerOUI", "00D09E"));
        gateway.model = (root.equals("Device.") ? BaseModel.device() : BaseModel.internetGatewayDevice())
                .addAll(BaseModel.devicesBehind(root))
                .build();
        gateway.start();
        assertThat(gateway.value(table + "1.ManufacturerOUI")).isEqualTo("00D09E");
        assertThat(gateway.value(root + "ManagementServer.ManageableDeviceNumberOfEntries"))
                .isEqualTo("1");
        assertThat(gateway.value(root + "ManagementServer.VirtualDeviceNumberOfEntries"))
                .isEqualTo("0");
        assertThat(codes(gateway.spv(string(table + "1.ManufacturerOUI", "00D09F"))))
                .containsValue(9008);
        assertThatThrownBy(() -> BaseModel.devicesBehind("Other.")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void factoryResetBringsTheFirstSettingsBack() {
        List<String> urls = new ArrayList<>();
        device.spv("key", string(MS + "URL", "https://other.example/"));
        device.server.onChange((before, after) -> urls.add(after.url()));
        device.now(device.state.record(device.tree.factoryReset()));
        assertThat(urls).containsExactly("http://acs.example/cwmp");
        assertThat(device.server.settings().parameterKey()).isEmpty();
    }

    /** Only what the device says that it supports. */
    @ParameterizedTest
    @ValueSource(strings = {"Device.", "InternetGatewayDevice."})
    @Rule({"C-DM-10", "C-HTTP-30"})
    void compressionIsOneOfThoseSupported(String root) {
        Device device = new Device();
        device.model = (root.equals("Device.") ? BaseModel.device() : BaseModel.internetGatewayDevice()).build();
        device.start();
        String ms = root + "ManagementServer.";
        assertThat(device.server.settings().httpCompression()).as("Disabled").isNull();
        assertThat(device.spv("1", string(ms + "HTTPCompression", "GZIP")))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.server.settings().httpCompression()).isEqualTo(ContentCoding.GZIP);
        device.spv("2", string(ms + "HTTPCompression", "Deflate"));
        assertThat(device.server.settings().httpCompression()).isEqualTo(ContentCoding.DEFLATE);
        for (String unlisted : List.of("Compress", "gzip", "", "GZIP,Deflate")) {
            assertThat(codes(device.spv("3", string(ms + "HTTPCompression", unlisted))))
                    .containsEntry(ms + "HTTPCompression", 9007);
        }
        assertThat(codes(device.spv("3", string(ms + "LightweightNotificationProtocolsUsed", "UDP"))))
                .as("not supported here")
                .containsValue(9007);
        device.spv("4", string(ms + "HTTPCompression", "Disabled"));
        assertThat(device.server.settings().httpCompression()).isNull();
    }
}
