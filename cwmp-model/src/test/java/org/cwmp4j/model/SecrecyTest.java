package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Rule("B-ROB-10")
class SecrecyTest {
    private static final String SECRET = "hunter2";
    private static final String URL = "https://user:" + SECRET + "@host/file";

    static Stream<Object> withSecrets() {
        CwmpDateTime time = CwmpDateTime.UNKNOWN;
        FileType type = FileType.WEB_CONTENT;
        ParameterValue value = ParameterValue.of("Device.ManagementServer.Password", SECRET);
        return Stream.of(
                new Download("k", type, URL, "u", SECRET, 0, "", 0, URL, URL),
                new Upload("k", type, URL, "u", SECRET, 0),
                new ScheduleDownload("k", type, URL, "u", SECRET, 0, "", List.of()),
                new ChangeDUState(
                        List.of(
                                new InstallOpStruct(URL, "", "u", SECRET, ""),
                                new UpdateOpStruct("", "", URL, "u", SECRET)),
                        "k"),
                new AutonomousTransferComplete(URL, URL, true, type, 0, "", FaultStruct.SUCCESS, time, time),
                new SetParameterValues(List.of(value, ParameterValue.of("Device.ManagementServer.URL", URL)), "k"),
                new GetParameterValuesResponse(List.of(value)),
                new Inform(new DeviceId("", "", "", ""), List.of(), 1, time, 0, List.of(value)),
                new VendorMethod(
                        "",
                        "X_012345_Do",
                        List.of(
                                VendorArgument.of("Login", List.of(VendorArgument.of("Password", SECRET))),
                                VendorArgument.of("URL", URL))),
                new UnknownMethod("", "Do", List.of(VendorArgument.of("Token", SECRET))),
                new RequestDownload(type, List.of(new ArgStruct("Password", SECRET))),
                Fault.of(
                        FaultCode.INVALID_ARGUMENTS,
                        "",
                        List.of(new SetParameterValuesFault(
                                "Device.X.PreSharedKey", FaultCode.INVALID_PARAMETER_VALUE, "not " + SECRET))));
    }

    @ParameterizedTest
    @MethodSource("withSecrets")
    void noMessageShowsASecret(CwmpMessage message) {
        assertThat(message.toString())
                .doesNotContain(SECRET)
                .contains(message.name().equals("Do") || message instanceof VendorMethod ? "***" : message.name());
    }

    @Test
    void exceptionsShowNone() {
        Fault fault = Fault.of(
                FaultCode.INVALID_ARGUMENTS,
                "Invalid arguments",
                List.of(new SetParameterValuesFault("Device.A.Password", FaultCode.INVALID_PARAMETER_VALUE, SECRET)));
        assertThat(new FaultException("SetParameterValues", fault))
                .hasMessageNotContaining(SECRET)
                .hasMessageContaining("Device.A.Password")
                .hasMessageContaining("9007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.ManagementServer.Password",
                "ConnectionRequestPassword",
                "Device.WiFi.AccessPoint.1.Security.KeyPassphrase",
                "PreSharedKey",
                "WEPKey",
                "X_012345_Token",
                "SharedSecret",
                "PIN"
            })
    void namesOfSecrets(String name) {
        assertThat(Secrets.isSecret(name)).isTrue();
        assertThat(ParameterValue.of(name, SECRET).toString())
                .doesNotContain(SECRET)
                .contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Device.ManagementServer.ParameterKey", "CommandKey", "Username", "Device.Keys.Name", "PingCount"
            })
    void namesOfOthers(String name) {
        assertThat(Secrets.isSecret(name)).isFalse();
        assertThat(ParameterValue.of(name, "shown").toString()).contains("shown");
    }

    @Test
    void userInformationOfUrls() {
        assertThat(Secrets.maskUrl("ftp://a:b@h/x?y=z")).isEqualTo("ftp://***@h/x?y=z");
        // whatever stands before an @ may belong to a password
        assertThat(Secrets.maskUrl("http://h/x@y")).isEqualTo("http://***@y");
        assertThat(Secrets.maskUrl("mail@host")).isEqualTo("mail@host");
    }
}
