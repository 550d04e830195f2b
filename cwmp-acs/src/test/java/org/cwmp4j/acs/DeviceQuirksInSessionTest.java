package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.Placeholders;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.profile.DeviceProfiles;
import org.cwmp4j.acs.profile.FirmwareStyle;
import org.cwmp4j.acs.profile.ProfileFile;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that are odd in who they are, when they come and how long they take. */
class DeviceQuirksInSessionTest {
    private static final String KEY = "Device.ManagementServer.ParameterKey";

    private final TestAcs server = new TestAcs();
    private final List<InformRequest> asked = new ArrayList<>();
    private final List<TransferComplete> transfers = new ArrayList<>();

    DeviceQuirksInSessionTest() {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                asked.add(request);
                return CompletableFuture.completedFuture(InformDecision.accept());
            }

            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                transfers.add(message);
                return CompletableFuture.completedFuture(null);
            }
        });
    }

    private DeviceQuirksInSessionTest profile(String... lines) {
        server.builder.profiles(DeviceProfiles.of(ProfileFile.parse("t", "[quirky]\n" + String.join("\n", lines))));
        return this;
    }

    private static Inform inform(DeviceId id, List<Event> events, ParameterValue... parameters) {
        return new Inform(id, events, 1, new CwmpDateTime("2026-11-23T00:00:00Z"), 0, List.of(parameters));
    }

    private AcsAnswer post(ScriptedCpe cpe, List<EventCode> events, ParameterValue... parameters) {
        return cpe.post(
                SoapHeader.ofId("i"),
                inform(cpe.id, events.stream().map(Event::of).toList(), parameters));
    }

    private void session(List<EventCode> events, ParameterValue... parameters) {
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(post(cpe, events, parameters));
        assertEmpty(cpe.empty());
        assertThat(server.ends).last().isEqualTo(SessionEnd.COMPLETED);
    }

    private InformRequest last() {
        return asked.get(asked.size() - 1);
    }

    // Transfers

    @Test
    @Rule({"D11", "W14"})
    void transfersThatAreReportedOddly() {
        ScriptedCpe cpe = server.cpe("1");
        List<Event> events = List.of(
                new Event(new EventCode("M Download"), "k"),
                Event.of(EventCode.TRANSFER_COMPLETE),
                Event.of(EventCode.BOOT));
        assertAccepted(cpe.post(SoapHeader.ofId("i"), inform(cpe.id, events)));
        TransferComplete bare =
                new TransferComplete("", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);
        assertResponse(cpe.request(bare), TransferCompleteResponse.class, "r1");
        assertEmpty(cpe.empty());
        assertThat(transfers).containsExactly(bare);

        ScriptedCpe late = server.cpe("1"); // after the reboot, without its event
        assertAccepted(late.inform(EventCode.BOOT));
        assertResponse(late.request(bare), TransferCompleteResponse.class, "r1");
        assertEmpty(late.empty());
        assertThat(transfers).hasSize(2);
        session(List.of(EventCode.TRANSFER_COMPLETE)); // and never at all
        assertThat(server.ends).containsOnly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("D12")
    void transferFaultsThatPassAndReboots() {
        profile("firmware.success = software-version", "firmware.wait = 300 s", "firmware.transient-fault = 9017");
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        TransferComplete failed = new TransferComplete(
                "key",
                new FaultStruct(FaultCode.CANNOT_COMPLETE_DOWNLOAD, "busy"),
                CwmpDateTime.UNKNOWN,
                CwmpDateTime.UNKNOWN);
        assertResponse(cpe.request(failed), TransferCompleteResponse.class, "r1");
        assertAccepted(server.cpe("1").inform(EventCode.BOOT)); // in the middle of all
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
        FirmwareStyle style = last().profile().firmware();
        assertThat(style.transientFaults())
                .contains(transfers.get(0).faultStruct().faultCode());
        assertThat(style.success()).isEqualTo(FirmwareStyle.Success.SOFTWARE_VERSION);
        assertThat(style.patience()).isEqualTo(Duration.ofMinutes(5));
    }

    // Factory reset

    private boolean bootstrap(String marker, EventCode... events) {
        session(List.of(events), ParameterValue.of(KEY, marker));
        return last().bootstrap();
    }

    @Test
    @Rule("D13")
    void aFactoryResetWithoutItsEvent() {
        profile("bootstrap = either");
        assertThat(bootstrap("", EventCode.BOOTSTRAP)).isTrue();
        server.acs().device(TestAcs.key("1")).markFresh().join();
        assertThat(bootstrap("", EventCode.BOOT)).isFalse(); // never configured since
        assertThat(bootstrap("set", EventCode.PERIODIC)).isFalse();
        assertThat(bootstrap("", EventCode.BOOT)).isTrue();
        assertThat(record().stale()).isTrue();
        assertThat(bootstrap("set", EventCode.BOOTSTRAP)).isTrue();
    }

    @Test
    @Rule("D13")
    void theEventWithoutAFactoryReset() {
        profile("bootstrap = marker");
        assertThat(bootstrap("set", EventCode.BOOTSTRAP)).isFalse(); // after a configuration file
        assertThat(record().stale()).isFalse();
        assertThat(bootstrap("", EventCode.BOOT)).isTrue();
        session(List.of(EventCode.BOOTSTRAP)); // the marker is not informed
        assertThat(last().bootstrap()).isTrue();
    }

    @Test
    @Rule("D13")
    void theEventAloneUnlessTheProfileKnowsBetter() {
        assertThat(bootstrap("set", EventCode.BOOT)).isFalse();
        assertThat(bootstrap("", EventCode.BOOT)).isFalse();
        assertThat(bootstrap("set", EventCode.BOOTSTRAP)).isTrue();
        profile("bootstrap = either", "bootstrap.marker = Device.X_Mark", "bootstrap.marker-default = none");
        server.restart();
        session(List.of(EventCode.BOOT), ParameterValue.of("Device.X_Mark", "mine"));
        session(List.of(EventCode.BOOT), ParameterValue.of("Device.X_Mark", "none"));
        assertThat(last().bootstrap()).isTrue();
        server.builder.bootstrapPolicy((inform, previous, profile) -> {
            throw new IllegalStateException("policy");
        });
        server.restart();
        session(List.of(EventCode.BOOTSTRAP));
        assertThat(last().bootstrap()).isTrue(); // by the event
    }

    private DeviceRecord record() {
        return server.acs().device(TestAcs.key("1")).record().join().orElseThrow();
    }

    // Identity

    @ParameterizedTest
    @CsvSource({
        "Router 1, S/N:00 11-22",
        "'', A:B",
        "A-B, C-D",
        "Größe, 1_2",
    })
    @Rule("D15")
    void oddCharactersInIdentities(String productClass, String serial) {
        DeviceId id = new DeviceId("Example", "001122", productClass, serial);
        String user = UserName.of(id).text();
        assertThat(UserName.parse(user)).contains(UserName.of(id));
        ScriptedCpe cpe = server.cpe(serial);
        cpe.identity = user;
        assertAccepted(cpe.post(SoapHeader.ofId("i"), inform(id, List.of(Event.of(EventCode.BOOT)))));
        assertEmpty(cpe.empty());
        assertThat(last().device()).isEqualTo(new DeviceKey(user));
    }

    @ParameterizedTest
    @CsvSource({
        "999999999999999999, 001122, true",
        "001122334455, 001122, true",
        "AABBCCDDEEFF, 001122, true",
        "aa:bb:cc:dd:ee:ff, 001122, true",
        "'', 001122, true",
        "R5000, 000000, true",
        "R5000, ffffff, true",
        "R5000, 001122, false",
        "11, 001122, false",
    })
    @Rule("D15")
    void identitiesThatAreNone(String serial, String oui, boolean placeholder) {
        DeviceId id = new DeviceId("Example", oui, "", serial);
        assertThat(Placeholders.known().test(id)).isEqualTo(placeholder);

        server.builder.identityPolicy(
                DeviceIdentityPolicy.byUserName().exceptFor(Placeholders.known(), DeviceIdentityPolicy.nobody()));
        ScriptedCpe refused = server.cpe(serial);
        refused.identity = UserName.of(id).text();
        AcsAnswer answer = refused.post(SoapHeader.ofId("i"), inform(id, List.of(Event.of(EventCode.BOOT))));
        assertThat(answer.status()).isEqualTo(placeholder ? 403 : 200);

        // told apart by what they authenticated as
        server.builder.identityPolicy(
                DeviceIdentityPolicy.byUserName().exceptFor(Placeholders.known(), DeviceIdentityPolicy.byIdentity()));
        server.restart();
        List<DeviceKey> keys = new ArrayList<>();
        for (String user : List.of("customer-1", "customer-2")) {
            ScriptedCpe cpe = server.cpe(serial);
            cpe.identity = placeholder ? user : UserName.of(id).text();
            assertAccepted(cpe.post(SoapHeader.ofId("i"), inform(id, List.of(Event.of(EventCode.BOOT)))));
            assertEmpty(cpe.empty());
            keys.add(last().device());
        }
        assertThat(keys.get(0).equals(keys.get(1))).isEqualTo(!placeholder);
    }

    @Test
    @Rule("D16")
    void theSerialNumberInOnePlaceOnly() {
        assertAccepted(server.cpe("1").inform(EventCode.BOOT)); // no such parameter
        DeviceId empty = new DeviceId("Example", "001122", "", "");
        ScriptedCpe cpe = server.cpe("2");
        Inform inform = inform(
                empty, List.of(Event.of(EventCode.BOOT)), ParameterValue.of("Device.DeviceInfo.SerialNumber", "2"));
        assertAccepted(cpe.post(SoapHeader.ofId("i"), inform));
        assertThat(last().device()).isEqualTo(TestAcs.key("2"));
        assertEmpty(cpe.empty());
        ScriptedCpe liar = server.cpe("3"); // says it is another one
        assertRefused(liar.post(SoapHeader.ofId("i"), inform), 403);
    }

    @Test
    @Rule("D17")
    void informsThatLackWhatTheyMustHave() {
        server.builder.profiles(
                DeviceProfiles.of(ProfileFile.parse("t", "[two]\nmatch.software-version = 2*\nread.batch = 2")));
        session(List.of(EventCode.BOOT)); // nothing at all
        assertThat(last().profile()).isEqualTo(DeviceProfile.DEFAULT);
        session(List.of(EventCode.BOOT), ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "2.1"));
        assertThat(last().profile().names()).containsExactly("two");
        session(List.of(EventCode.PERIODIC)); // what it said before
        assertThat(last().profile().names()).containsExactly("two");
    }

    // Time

    private Optional<DeviceSession> bootedAndBusy() {
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.BOOT));
        Optional<DeviceSession> live = server.acs().device(TestAcs.key("1")).session();
        assertEmpty(cpe.empty());
        return live;
    }

    @Test
    @Rule("D20")
    void aDeviceThatMustBeLeftAloneAfterItsBoot() {
        profile("hold-off = 600 s");
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        assertThat(bootedAndBusy().orElseThrow().holdOff()).isEqualTo(Duration.ofSeconds(600));
        device.connectionRequestCredentials(new Credentials("acs", "s3cret")).join();
        var operation = device.submit(new Reboot("b"), OperationOptions.DEFAULT.withConnectionRequest());
        var second = device.submit(GPV, OperationOptions.DEFAULT.withConnectionRequest());
        assertThat(server.requested).isEmpty(); // not even asked

        server.time.advance(Duration.ofSeconds(300));
        ScriptedCpe early = server.cpe("1");
        assertAccepted(early.inform(EventCode.PERIODIC));
        assertEmpty(early.empty()); // a regular session, nothing done
        assertThat(server.operationLog).extracting(o -> o.state()).containsOnly(OperationState.QUEUED);

        server.time.advance(Duration.ofSeconds(300));
        assertThat(server.requested).hasSize(1); // now it is
        ScriptedCpe ready = server.cpe("1");
        assertAccepted(ready.inform(EventCode.CONNECTION_REQUEST));
        ready.empty();
        ready.asked(Reboot.class);
        ready.respond(new RebootResponse());
        ready.asked(GetParameterValues.class);
        assertEmpty(ready.respond(GPV_RESPONSE));
        assertThat(operation.result()).isCompleted();
        assertThat(second.result()).isCompleted();
    }

    @Test
    @Rule("D20")
    void aBootInTheMeantimeBeginsTheHoldOffAnew() {
        profile("hold-off = 600 s");
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        bootedAndBusy();
        device.connectionRequestCredentials(new Credentials("acs", "s3cret")).join();
        device.submit(new Reboot("b"), OperationOptions.DEFAULT.withConnectionRequest());
        server.time.advance(Duration.ofSeconds(500));
        bootedAndBusy();
        server.time.advance(Duration.ofSeconds(599));
        assertThat(server.requested).isEmpty();
        server.time.advance(Duration.ofSeconds(1));
        assertThat(server.requested).hasSize(1);
    }

    @Test
    @Rule("D20")
    void otherDevicesAreWorkedWithAtOnce() {
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        device.submit(new Reboot("b"), OperationOptions.DEFAULT);
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        cpe.asked(Reboot.class);
    }

    @Test
    @Rule("H11")
    void slowDevices() {
        profile("timeout = 10 min", "timeout.GetParameterValues = 20 min");
        server.limits(SessionLimits.DEFAULT.withCall(Duration.ofMinutes(4)));
        server.handler(
                AcsHandler.ofSession(session -> session.call(GPV).thenCompose(r -> session.call(new Reboot("")))));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        server.time.advance(Duration.ofMinutes(20).minusMillis(1));
        assertThat(server.ends).isEmpty();
        cpe.respond(GPV_RESPONSE);
        server.time.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(server.ends).isEmpty();
        server.time.advance(Duration.ofMillis(1));
        assertThat(server.ends).containsExactly(SessionEnd.CALL_TIMEOUT);
    }

    /** The device reboots, or says nothing any more, when it is asked for too much. */
    @Test
    @Rule("D4")
    void aDeviceThatCollapsesIsAskedForLessNextTime() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            names.add("Device.P" + i);
        }
        server.handler(AcsHandler.ofSession(session -> session.parameters().read(names)));
        server.cpe("1").inform(EventCode.BOOT);
        int[] sizes = {32, 16, 8};
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class).parameterNames()).hasSize(sizes[0]);
        server.time.advance(Duration.ofMinutes(4)); // silence
        assertThat(server.ends).last().isEqualTo(SessionEnd.CALL_TIMEOUT);
        cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class).parameterNames()).hasSize(sizes[1]);
        cpe = server.cpe("1"); // a reboot
        cpe.inform(EventCode.BOOT);
        assertThat(server.ends).last().isEqualTo(SessionEnd.REPLACED);
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class).parameterNames()).hasSize(sizes[2]);
    }

    // Connection requests

    @Test
    @Rule({"H8", "CRQ-29"})
    void connectionRequestsAsTheProfileSays() {
        profile("connection-request = basic", "connection-request.reconnect = no");
        requestAfterBoot();
        assertThat(server.requested)
                .singleElement()
                .satisfies(
                        target -> assertThat(target.style()).isEqualTo(new ConnectionRequestStyle(true, true, false)));

        server.requested.clear();
        profile("connection-request = none");
        server.restart();
        assertThat(requestAfterBoot().join()).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(server.requested).isEmpty();
    }

    private CompletableFuture<ConnectionRequestVerdict> requestAfterBoot() {
        bootedAndBusy();
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        device.connectionRequestCredentials(new Credentials("acs", "s3cret")).join();
        return device.connectionRequest().thenApply(result -> result.verdict());
    }
}
