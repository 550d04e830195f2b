package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device has not told that it understands is not said to it. */
class NamingAbilitiesTest {
    private static final String ALIASES = "Device.ManagementServer.AliasBasedAddressing";
    private static final String WILDCARDS = "Device.ManagementServer.InstanceWildcardsSupported";

    private final TestAcs server = new TestAcs();
    private @Nullable DeviceSession session;

    private ScriptedCpe cpe(ParameterValue... told) {
        server.handler(AcsHandler.ofSession(s -> {
            session = s;
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        List<ParameterValue> parameters = new ArrayList<>(ScriptedCpe.parameters());
        parameters.addAll(List.of(told));
        cpe.post(
                SoapHeader.ofId("1"),
                new Inform(
                        cpe.id,
                        List.of(Event.of(EventCode.PERIODIC)),
                        1,
                        new CwmpDateTime("2026-11-23T00:00:00Z"),
                        0,
                        parameters));
        return cpe;
    }

    private DeviceSession session() {
        return Objects.requireNonNull(session);
    }

    private static ParameterValue flag(String name, String value) {
        return new ParameterValue(name, value, ParameterType.BOOLEAN);
    }

    private static SetParameterValues set(String... names) {
        List<ParameterValue> values = new ArrayList<>();
        for (String name : names) {
            values.add(ParameterValue.of(name, "x"));
        }
        return new SetParameterValues(values, "");
    }

    private void refused(CpeMethod<?> call) {
        assertThatThrownBy(() -> session().call(call).join()).hasCauseInstanceOf(ConformanceException.class);
    }

    private void taken(CpeMethod<?> call) {
        assertThat(session().call(call)).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "0", "yes"})
    @Rule({"A-ALIAS-01", "ALI-11"})
    void noAliasesForWhoHasNotSaidTrue(String told) {
        ScriptedCpe cpe = told.isEmpty() ? cpe() : cpe(flag(ALIASES, told));
        refused(new GetParameterValues(List.of("Device.IP.Interface.[wan].Enable")));
        refused(new GetParameterNames("Device.IP.Interface.[wan].", true));
        refused(new AddObject("Device.NAT.PortMapping.[a].", ""));
        refused(new DeleteObject("Device.NAT.PortMapping.[a].", ""));
        refused(set("Device.IP.Interface.1.IPv4Address.[a].Enable"));
        taken(new GetParameterValues(List.of("Device.IP.Interface.1.Enable")));
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class).parameterNames())
                .containsExactly("Device.IP.Interface.1.Enable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    @Rule({"A-ALIAS-01", "ALI-11"})
    void aliasesForWhoHas(String told) {
        cpe(flag(ALIASES, told));
        taken(new GetParameterValues(List.of("Device.IP.Interface.[wan].Enable")));
        taken(new AddObject("Device.NAT.PortMapping.[a].", ""));
    }

    @Test
    @Rule({"A-WILD-01", "WLD-04"})
    void wildcardsOnlyAfterTheDeviceWasAsked() {
        ScriptedCpe cpe = cpe();
        GetParameterValues all = new GetParameterValues(List.of("Device.IP.Interface.*.Enable"));
        refused(all);
        taken(new GetParameterValues(List.of(WILDCARDS)));
        cpe.empty();
        cpe.respond(new GetParameterValuesResponse(List.of(flag(WILDCARDS, "false"))));
        refused(all);
    }

    @Test
    @Rule({"A-WILD-01", "WLD-04"})
    void wildcardsForWhoHasSaidSo() {
        ScriptedCpe cpe = cpe();
        taken(new GetParameterValues(List.of(WILDCARDS)));
        var second = session().call(new GetParameterValues(List.of("Device.X")));
        cpe.empty();
        cpe.respond(new GetParameterValuesResponse(List.of(flag(WILDCARDS, "true"))));
        taken(new GetParameterValues(List.of("Device.IP.Interface.*.Enable")));
        refused(set("Device.IP.Interface.*.Enable"));
        refused(new DeleteObject("Device.NAT.PortMapping.*.", ""));
        assertThat(second).isNotDone();
    }

    /** A value of another object that happens to have the name says nothing. */
    @Test
    @Rule("A-WILD-01")
    void onlyTheManagementServersWordCounts() {
        cpe(flag("Device.X.ManagementServer.InstanceWildcardsSupported", "true"), flag(WILDCARDS + "X", "true"));
        refused(new GetParameterValues(List.of("Device.IP.Interface.*.Enable")));
    }

    @Test
    @Rule("ALI-15")
    void noCallThatDependsOnWhatItSets() {
        cpe(flag(ALIASES, "true"));
        refused(set("Device.ManagementServer.InstanceMode", "Device.IP.Interface.[wan].Enable"));
        refused(set("Device.ManagementServer.AutoCreateInstances", "Device.IP.Interface.[wan].Enable"));
        refused(set("Device.IP.Interface.1.Alias", "Device.IP.Interface.[wan].Enable"));
        taken(set("Device.ManagementServer.InstanceMode", "Device.IP.Interface.1.Enable"));
        taken(set("Device.IP.Interface.[wan].Alias"));
        taken(set("Device.IP.Interface.1.Alias", "Device.NAT.PortMapping.[a].Enable"));
    }
}
