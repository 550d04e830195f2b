package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.Test;

/** Devices that nobody vouches for. */
@Rule("SEC-05")
class UnknownDeviceTest {
    private final TestAcs server = new TestAcs();
    private final List<String> denied = new ArrayList<>();

    private ScriptedCpe anonymous() {
        server.builder.authentication(AuthenticationPolicy.none()).observer(new AcsObserver() {
            @Override
            public void denied(SessionInfo session, String reason) {
                denied.add(reason);
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.identity = null;
        return cpe;
    }

    @Test
    @Rule({"A-AUTH-13", "SEC-04"})
    void deniedUnlessAPolicySaysOtherwise() {
        assertRefused(anonymous().inform(EventCode.BOOTSTRAP), 403);
        assertThat(server.devices.all()).isEmpty();
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_REFUSED);
        assertThat(denied).singleElement().asString().contains("UnknownDevicePolicy");
    }

    /** An Inform proves nothing: a device that was here before is as unknown as any. */
    @Test
    @Rule({"A-AUTH-13", "SEC-04"})
    void aRecordVouchesForNobodyWithoutAuthentication() {
        server.builder.unknownDevices(UnknownDevicePolicy.admit());
        assertAccepted(anonymous().inform(EventCode.BOOTSTRAP));
        server.builder.unknownDevices(UnknownDevicePolicy.deny());
        server.restart();
        ScriptedCpe again = server.cpe("1");
        again.identity = null;
        assertRefused(again.inform(EventCode.PERIODIC), 403);
    }

    @Test
    void admittedByAnInventory() {
        server.builder.unknownDevices(UnknownDevicePolicy.admit(
                request -> request.inform().deviceId().serialNumber().equals("2")));
        assertRefused(anonymous().inform(EventCode.PERIODIC), 403);
        ScriptedCpe two = server.cpe("2");
        two.identity = null;
        assertAccepted(two.inform(EventCode.PERIODIC));
    }

    @Test
    void aPolicyThatThrowsDenies() {
        server.builder.unknownDevices(request -> {
            throw new IllegalStateException("down");
        });
        assertRefused(anonymous().inform(EventCode.PERIODIC), 403);
    }

    /** With a certificate whose name the operator's policy understands, and that the server has never seen. */
    @Test
    @Rule("SEC-04")
    void aCertificateAloneMakesNobodyKnown() {
        DeviceIdentityPolicy byCertificate = (id, identity, certificates) -> certificates.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeviceKey(UserName.of(id).text()));
        server.builder.identityPolicy(byCertificate);
        ScriptedCpe cpe = anonymous();
        cpe.certificates = List.of(TestPki.create().client("001122-1").issue().certificate());
        assertRefused(cpe.inform(EventCode.BOOTSTRAP), 403);
        server.builder.unknownDevices(UnknownDevicePolicy.admit());
        server.restart();
        ScriptedCpe admitted = new ScriptedCpe(server.acs(), "1");
        admitted.identity = null;
        admitted.certificates = cpe.certificates;
        assertAccepted(admitted.inform(EventCode.BOOTSTRAP));
        server.builder.unknownDevices(UnknownDevicePolicy.deny());
        server.restart();
        ScriptedCpe known = new ScriptedCpe(server.acs(), "1");
        known.identity = null;
        known.certificates = cpe.certificates;
        assertAccepted(known.inform(EventCode.PERIODIC));
    }

    /** Any certificate that the listener trusts is of some device, and the default policy does not look at whose. */
    @Test
    @Rule({"A-AUTH-13", "SEC-04"})
    void aCertificateThatNobodyComparedMakesNobodyKnown() {
        server.builder.unknownDevices(UnknownDevicePolicy.admit());
        assertAccepted(anonymous().inform(EventCode.BOOTSTRAP));
        server.builder.unknownDevices(UnknownDevicePolicy.deny());
        server.restart();
        ScriptedCpe other = server.cpe("1");
        other.identity = null;
        other.certificates = List.of(TestPki.create().client("001122-2").issue().certificate());
        assertRefused(other.inform(EventCode.PERIODIC), 403);
    }

    // Quarantine

    @Test
    void inQuarantineOnlyItsHandlerIsHeardAndNothingIsRemembered() {
        List<String> heard = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            throw new AssertionError("the application has no part in this");
        }));
        server.builder.unknownDevices(UnknownDevicePolicy.quarantine(AcsHandler.ofSession(session -> {
            heard.add(session.device().text());
            return session.call(GPV);
        })));
        ScriptedCpe cpe = anonymous();
        var operation = server.acs().device(TestAcs.key("1")).submit(GPV, OperationOptions.DEFAULT);
        assertAccepted(cpe.inform(EventCode.BOOTSTRAP));
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE)); // and no operation
        assertThat(heard).containsExactly("001122-1");
        assertThat(operation.result()).isNotDone();
        assertThat(server.acs().device(TestAcs.key("1")).operations().join())
                .singleElement()
                .satisfies(o -> assertThat(o.state()).isEqualTo(OperationState.QUEUED));
        assertThat(server.devices.all()).isEmpty();
    }

    @Test
    @Rule("SEC-09")
    void aSessionInQuarantineTakesNoOthersPlace() {
        server.builder
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.quarantine(new AcsHandler() {}));
        ScriptedCpe good = server.cpe("1"); // proved its name, as by a driver of the application's own
        assertAccepted(good.inform(EventCode.PERIODIC));
        ScriptedCpe stranger = server.cpe("1");
        stranger.identity = null;
        assertAccepted(stranger.inform(EventCode.PERIODIC));
        assertThat(server.ends).isEmpty();
        assertEmpty(good.empty());
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    // Whose session it is

    @Test
    @Rule("SEC-09")
    void aSessionStaysOnItsKindOfConnection() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.secure = true;
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        cpe.reconnect().secure = false; // the cookie stolen, and used without TLS
        assertRefused(cpe.empty(), 400);
        assertThat(server.ends).isEmpty();
        cpe.reconnect().secure = true;
        assertEmpty(cpe.empty());
    }

    /** A key is remembered, so it is not to be as long as a stranger likes. */
    @Test
    @Rule("SEC-09")
    void aNameWithoutEndIsNobodys() {
        server.builder.unknownDevices(UnknownDevicePolicy.admit());
        anonymous();
        ScriptedCpe cpe = server.cpe("1".repeat(3000));
        cpe.identity = null;
        assertRefused(cpe.inform(EventCode.BOOTSTRAP), 403);
        assertThat(server.devices.all()).isEmpty();
    }

    @Test
    @Rule({"A-CR-07", "SEC-09"})
    void aStrangerIsNotTheOneThatWasAsked() {
        server.builder
                .authentication(AuthenticationPolicy.none())
                .unknownDevices(UnknownDevicePolicy.quarantine(new AcsHandler() {}));
        ScriptedCpe good = server.cpe("1");
        assertAccepted(good.inform(EventCode.BOOT));
        assertEmpty(good.empty());
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        device.connectionRequestCredentials(new Credentials("acs", "s3cret")).join();
        device.connectionRequest();
        server.verdicts.get(0).complete(ConnectionRequestResult.ofStatus(200));
        ScriptedCpe stranger = server.cpe("1");
        stranger.identity = null;
        assertAccepted(stranger.inform(EventCode.CONNECTION_REQUEST));
        assertEmpty(stranger.empty());
        var again = device.connectionRequest();
        assertThat(server.requested).hasSize(1); // the promise still holds
        assertThat(again.join().verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
    }
}
