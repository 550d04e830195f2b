package org.cwmp4j.model.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.ParameterValue;
import org.junit.jupiter.api.Test;

class BuilderTest {

    @Test
    void setsParameters() {
        ParameterValue value = ParameterValue.of("Device.A", "b");
        assertThat(SetParameterValues.of(value)).isEqualTo(new SetParameterValues(List.of(value), ""));
        assertThat(SetParameterValues.of("key", List.of(value)).parameterKey()).isEqualTo("key");
        assertThat(SetParameterAttributes.of(SetParameterAttributesStruct.of("Device.", Notification.ACTIVE))
                        .parameterList())
                .containsExactly(new SetParameterAttributesStruct("Device.", true, 2, false, List.of()));
        assertThat(SetParameterAttributesStruct.ofAccess("Device.", List.of("Subscriber")))
                .isEqualTo(new SetParameterAttributesStruct("Device.", false, 0, true, List.of("Subscriber")));
    }

    @Test
    @Rule("B-ROB-03")
    void refuseWhatBreaksTheStandardAndSayWhere() {
        ParameterValue value = ParameterValue.of("Device.A", "b");
        assertThatThrownBy(() -> SetParameterValues.of(value, value))
                .isInstanceOfSatisfying(
                        ConformanceException.class,
                        e -> assertThat(e.violations()).hasSize(1))
                .hasMessageContaining("SetParameterValues.ParameterList[1].Name");
        assertThatThrownBy(GetParameterValues::of).hasMessageContaining("ParameterNames");
        assertThatThrownBy(() -> GetParameterAttributes.of("a".repeat(257))).hasMessageContaining("256");
        assertThatThrownBy(() -> Download.builder(FileType.WEB_CONTENT, "http://h/")
                        .commandKey("k".repeat(33))
                        .build())
                .hasMessageContaining("Download.CommandKey");
        assertThatThrownBy(() ->
                        Upload.builder(new FileType("nothing"), "http://h/").build())
                .hasMessageContaining("FileType");
        assertThatThrownBy(() ->
                        Inform.builder(new DeviceId("m", "00aabb", "", "s")).build())
                .hasMessageContaining("OUI");
    }

    @Test
    void transfers() {
        assertThat(Download.builder(FileType.FIRMWARE_UPGRADE_IMAGE, "http://h/f")
                        .commandKey("k")
                        .username("u")
                        .password("p")
                        .fileSize(9)
                        .targetFileName("t")
                        .delaySeconds(3)
                        .successUrl("s")
                        .failureUrl("f")
                        .build())
                .isEqualTo(new Download(
                        "k", FileType.FIRMWARE_UPGRADE_IMAGE, "http://h/f", "u", "p", 9, "t", 3, "s", "f"));
        assertThat(Upload.builder(FileType.uploadLog(1), "http://h/f")
                        .commandKey("k")
                        .username("u")
                        .password("p")
                        .delaySeconds(3)
                        .build())
                .isEqualTo(new Upload("k", FileType.uploadLog(1), "http://h/f", "u", "p", 3));
    }

    @Test
    void informs() {
        DeviceId device = new DeviceId("m", "00AABB", "", "s");
        CwmpDateTime time = new CwmpDateTime("2024-01-01T00:00:00+01:00");
        ParameterValue value = ParameterValue.of("Device.A", "b");
        Event event = new Event(EventCode.M_REBOOT, "k");
        assertThat(Inform.builder(device)
                        .event(EventCode.BOOT)
                        .event(event)
                        .parameter(value)
                        .currentTime(time)
                        .retryCount(2)
                        .build())
                .isEqualTo(new Inform(device, List.of(Event.of(EventCode.BOOT), event), 1, time, 2, List.of(value)));
    }
}
