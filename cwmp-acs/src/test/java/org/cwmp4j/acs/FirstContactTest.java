package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.FirstContact;
import org.cwmp4j.acs.auth.HttpHead;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.auth.RebootstrapPolicy;
import org.cwmp4j.acs.device.DeviceCredentials;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.device.IssuedCredentials;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.KickedResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shared secret swapped for the device's own in the first session.
 *
 * <pre>
 * CPE                                               ACS
 *  | Inform 0 BOOTSTRAP, as "setup" --------------->  | who comes so, and who may
 *  | <------------------------------ InformResponse   |
 *  | (empty) --------------------------------------->  | records what it issues
 *  | <-- SetParameterValues Username, Password,        |
 *  |       ConnectionRequestUsername, -Password ------ |
 *  | SetParameterValuesResponse -------------------->  | the application has the session
 *  |   ...                                             |
 *  | Inform, as "001122-1" ------------------------->  | used: the shared secret is void
 * </pre>
 */
@Rule("SEC-05")
class FirstContactTest {
    private static final Credentials SHARED = new Credentials("setup", "factory");

    private final TestAcs server = new TestAcs();
    private final InMemoryCredentialsStore store = new InMemoryCredentialsStore();
    private final List<String> sessions = new ArrayList<>();
    private FirstContact rules = FirstContact.of(SHARED);

    FirstContactTest() {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<?> onSession(DeviceSession session) {
                sessions.add(session.device().text());
                return session.call(GPV);
            }
        });
        build();
    }

    private void build() {
        server.builder.firstContact(rules, store).authentication(AuthenticationPolicy.basicEvenWithoutTls("cwmp"));
    }

    private Proof proof(Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password();
        HttpHead head = new HttpHead(
                "POST",
                "/acs",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                false,
                InetSocketAddress.createUnresolved("192.0.2.1", 1),
                List.of());
        var result = server.acs()
                .authentication()
                .authenticate(head)
                .toCompletableFuture()
                .join();
        return result instanceof Authenticated in ? in.proof() : null;
    }

    /** A device that comes with those credentials, if they let it in at all. */
    private ScriptedCpe cpe(String serial, Credentials credentials) {
        ScriptedCpe cpe = server.cpe(serial);
        cpe.identity = credentials.username();
        cpe.proof = proof(credentials);
        assertThat(cpe.proof).as("authenticated as " + credentials.username()).isNotNull();
        return cpe;
    }

    private static Map<String, String> values(ScriptedCpe cpe) {
        return cpe.asked(SetParameterValues.class).parameterList().stream()
                .collect(Collectors.toMap(
                        p -> p.name().substring(p.name().lastIndexOf('.') + 1), ParameterValue::text));
    }

    private static Credentials own(Map<String, String> set) {
        return new Credentials(set.get("Username"), set.get("Password"));
    }

    /** From the Inform to what the device is asked to set. */
    private Map<String, String> begin(ScriptedCpe cpe) {
        assertAccepted(cpe.inform(EventCode.BOOTSTRAP));
        cpe.empty();
        return values(cpe);
    }

    private Credentials provision(String serial) {
        ScriptedCpe cpe = cpe(serial, SHARED);
        Credentials own = own(begin(cpe));
        cpe.respond(SPV_RESPONSE);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        return own;
    }

    private void use(String serial, Credentials own) {
        ScriptedCpe cpe = cpe(serial, own);
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
    }

    private DeviceCredentials stored(String serial) {
        return store.findByDevice(TestAcs.key(serial))
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    @Test
    @Rule({"CRQ-26", "SEC-19", "C-AUTH-09", "B-AUTH-10"})
    void theSecretIsSwappedBeforeTheApplicationHasTheSession() {
        ScriptedCpe cpe = cpe("1", SHARED);
        Map<String, String> set = begin(cpe);
        assertThat(cpe.asked(SetParameterValues.class).parameterList())
                .allSatisfy(p -> assertThat(p.name()).startsWith("Device.ManagementServer."));
        assertThat(set).hasSize(4).containsEntry("Username", "001122-1");
        assertThat(set.get("Password")).matches("[A-Za-z0-9_-]{24}"); // 144 bits
        assertThat(set.get("ConnectionRequestPassword"))
                .matches("[A-Za-z0-9_-]{24}")
                .isNotEqualTo(set.get("Password"));
        assertThat(stored("1").issued()).singleElement().satisfies(issued -> {
            assertThat(issued.device()).isEqualTo(own(set)); // before it left
            assertThat(issued.toString() + stored("1")).doesNotContain(set.get("Password"));
        });
        assertThat(sessions).isEmpty();
        cpe.respond(SPV_RESPONSE);
        assertThat(sessions).containsExactly("001122-1");
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(server.acs()
                        .device(TestAcs.key("1"))
                        .record()
                        .join()
                        .orElseThrow()
                        .connectionRequestCredentials())
                .isEqualTo(new Credentials(set.get("ConnectionRequestUsername"), set.get("ConnectionRequestPassword")));
    }

    @Test
    @Rule("CRQ-26")
    void noTwoDevicesHaveTheSame() {
        Credentials one = provision("1");
        Credentials two = provision("2");
        assertThat(one.password()).isNotEqualTo(two.password());
        assertThat(one.username()).isNotEqualTo(two.username());
    }

    @Test
    void untilItIsUsedBothAreGoodAndThenOnlyItsOwn() {
        Credentials own = provision("1");
        assertThat(proof(own).kind()).isEqualTo(Proof.Kind.ISSUED);
        provision("1"); // it never got them, say
        use("1", own);
        assertThat(stored("1").own()).isEqualTo(own);
        assertThat(stored("1").issued()).isEmpty();
        assertThat(proof(own)).isEqualTo(Proof.OWN);
        ScriptedCpe rogue = cpe("1", SHARED);
        assertRefused(rogue.inform(EventCode.BOOTSTRAP), 403);
        assertThat(sessions).hasSize(3);
        use("1", own); // and the device is none the worse for it
    }

    @Test
    @Rule({"SEC-04", "A-AUTH-13"})
    void ownCredentialsSpeakForNoOtherDevice() {
        Credentials own = provision("1");
        use("1", own);
        ScriptedCpe cpe = cpe("2", own);
        assertRefused(cpe.inform(EventCode.PERIODIC), 403);
    }

    @Test
    void whoMayEnrolIsTheOperatorsToSay() {
        rules = rules.withEnrolment(id -> id.serialNumber().equals("2"));
        build();
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
        provision("2");
    }

    @Test
    void aSharedPasswordUnderEachDevicesOwnName() {
        rules = FirstContact.ofDeviceNames("factory");
        build();
        Credentials factory = new Credentials("001122-1", "factory");
        assertThat(proof(factory)).isEqualTo(Proof.BOOTSTRAP);
        assertThat(proof(new Credentials("no name of a device", "factory"))).isNull();
        ScriptedCpe cpe = cpe("1", factory);
        Credentials own = own(begin(cpe));
        cpe.respond(SPV_RESPONSE);
        cpe.respond(GPV_RESPONSE);
        use("1", own);
        assertRefused(cpe("1", factory).inform(EventCode.BOOTSTRAP), 403);
    }

    @Test
    void underTheRootThatTheDeviceHas() {
        ScriptedCpe cpe = cpe("1", SHARED);
        String root = "InternetGatewayDevice.ManagementServer.";
        assertAccepted(cpe.post(
                SoapHeader.NONE,
                new Inform(
                        cpe.id,
                        List.of(),
                        1,
                        cpe.informOf().currentTime(),
                        0,
                        List.of(ParameterValue.of(root + "ParameterKey", "k7")))));
        cpe.empty();
        SetParameterValues set = cpe.asked(SetParameterValues.class);
        assertThat(set.parameterList()).allSatisfy(p -> assertThat(p.name()).startsWith(root));
        assertThat(set.parameterKey()).isEqualTo("k7"); // stays as it is
    }

    // Nothing before it

    @Test
    void operationsWaitForIt() {
        server.handler(new AcsHandler() {});
        var operation = server.acs().device(TestAcs.key("1")).submit(GPV, OperationOptions.DEFAULT);
        ScriptedCpe cpe = cpe("1", SHARED);
        begin(cpe);
        assertThat(operation.result()).isNotDone();
        cpe.respond(SPV_RESPONSE);
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(operation.result()).isCompleted();
    }

    @Test
    void whatTheDeviceReportsIsHeardAndWhatItAsksForRefused() {
        List<String> heard = new ArrayList<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                heard.add("transfer");
                return CompletableFuture.completedFuture(null);
            }
        });
        ScriptedCpe cpe = cpe("1", SHARED);
        cpe.inform(EventCode.BOOTSTRAP);
        assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r1");
        assertFault(cpe.request(Samples.KICKED), 8001);
        cpe.empty();
        values(cpe);
        assertThat(heard).containsExactly("transfer");
    }

    /** The control: a device that is known is answered. */
    @Test
    void afterItAllIsAsEver() {
        Credentials own = provision("1");
        ScriptedCpe cpe = cpe("1", own);
        cpe.inform(EventCode.PERIODIC);
        Kicked kicked = Samples.KICKED;
        assertResponse(cpe.request(kicked), KickedResponse.class, "r1");
    }

    @Test
    void aDeviceThatTakesNoneGetsNothingAndComesAgain() {
        server.acs().device(TestAcs.key("1")).submit(GPV, OperationOptions.DEFAULT);
        ScriptedCpe cpe = cpe("1", SHARED);
        begin(cpe);
        assertRefused(cpe.respond(Samples.fault(9003)), 400); // its events come again
        assertThat(server.ends).containsExactly(SessionEnd.ABORTED);
        assertThat(sessions).isEmpty();
        ScriptedCpe again = cpe("1", SHARED);
        begin(again);
        again.respond(SPV_RESPONSE);
        again.respond(GPV_RESPONSE); // the application's
        assertEmpty(again.respond(GPV_RESPONSE)); // the operation's
    }

    // In the same session

    @Test
    @Rule("SEC-09")
    void theDeviceMayUseThemInThatVerySession() {
        ScriptedCpe cpe = cpe("1", SHARED);
        Credentials own = own(begin(cpe));
        cpe.respond(SPV_RESPONSE);
        cpe.identity = own.username();
        cpe.proof = proof(own);
        assertEmpty(cpe.reconnect().respond(GPV_RESPONSE));
    }

    @Test
    @Rule("SEC-09")
    void nobodyStepsBackToTheSharedSecretWithAStolenCookie() {
        rules = FirstContact.ofDeviceNames("factory");
        build();
        ScriptedCpe cpe = cpe("1", new Credentials("001122-1", "factory"));
        Credentials own = own(begin(cpe));
        cpe.respond(SPV_RESPONSE);
        cpe.respond(GPV_RESPONSE);
        ScriptedCpe good = cpe("1", own);
        good.inform(EventCode.PERIODIC);
        ScriptedCpe thief = cpe("1", new Credentials("001122-1", "factory"));
        thief.cookie = good.cookie;
        assertRefused(thief.empty(), 400);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    /** He must not even disturb it: only who is let in takes a session's place. */
    @Test
    @Rule("SEC-09")
    void aRogueWithTheSharedSecretEndsNoSession() {
        Credentials own = provision("1");
        use("1", own);
        ScriptedCpe good = cpe("1", own);
        good.inform(EventCode.PERIODIC);
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
        good.empty();
        assertEmpty(good.respond(GPV_RESPONSE));
    }

    // After a factory reset

    @Test
    void onceMoreWithinAWindow() {
        Credentials first = provision("1");
        use("1", first);
        server.acs()
                .device(TestAcs.key("1"))
                .allowBootstrap(Duration.ofMinutes(30))
                .join();
        Credentials second = provision("1");
        assertThat(second.password()).isNotEqualTo(first.password());
        use("1", first); // it was not reset after all
        use("1", second);
        assertThat(proof(first)).isNull();
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403); // used, so the window is closed
    }

    @Test
    void theWindowCloses() {
        use("1", provision("1"));
        server.acs()
                .device(TestAcs.key("1"))
                .allowBootstrap(Duration.ofMinutes(30))
                .join();
        server.time.advance(Duration.ofMinutes(30));
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
    }

    @Test
    void otherRulesByName() {
        use("1", provision("1"));
        rules = rules.withAgain(RebootstrapPolicy.onBootstrapEvent());
        build();
        server.restart();
        assertRefused(cpe("1", SHARED).inform(EventCode.PERIODIC), 403);
        provision("1");
        rules = rules.withAgain(RebootstrapPolicy.never());
        build();
        server.restart();
        server.acs()
                .device(TestAcs.key("1"))
                .allowBootstrap(Duration.ofMinutes(30))
                .join();
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
    }

    @Test
    void aDeviceThatWasPutInByHandIsKnownToo() {
        store.put("001122-1", "by hand");
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
    }

    // When the ACS dies

    /** Killed at each step, on the same stores: the device always gets in, and always ends with its own credentials. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void survivesTheDeathOfTheServer(int step) {
        ScriptedCpe cpe = cpe("1", SHARED);
        Credentials has = SHARED;
        if (step >= 1) {
            cpe.inform(EventCode.BOOTSTRAP); // the response may be lost
        }
        if (step >= 2) {
            cpe.empty(); // recorded and perhaps sent
        }
        if (step >= 3) {
            has = own(values(cpe)); // the device has set it, the response is lost
        }
        if (step >= 4) {
            cpe.respond(SPV_RESPONSE);
        }
        if (step >= 5) {
            cpe.respond(GPV_RESPONSE);
        }
        server.kill();
        if (has == SHARED) {
            has = provision("1");
            server.kill();
        }
        use("1", has);
        server.kill();
        use("1", has);
        assertThat(stored("1").own()).isEqualTo(has);
        assertThat(server.acs()
                        .device(TestAcs.key("1"))
                        .record()
                        .join()
                        .orElseThrow()
                        .connectionRequestCredentials())
                .isNotNull();
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
    }

    /** Broken off again and again: what the device may have got is remembered, up to a bound. */
    @Test
    void whateverTheDeviceHasGotIsGood() {
        List<Credentials> all = new ArrayList<>();
        for (int i = 0; i < DeviceCredentials.MAX_ISSUED + 1; i++) {
            all.add(own(begin(cpe("1", SHARED))));
        }
        assertThat(proof(all.get(0))).isNull(); // too many
        Credentials lucky = all.get(1);
        use("1", lucky);
        assertThat(all.stream().filter(c -> proof(c) != null)).containsExactly(lucky);
    }

    @Test
    @Rule("SEC-19")
    void anEmptySecretIsNone() {
        assertThatThrownBy(() -> FirstContact.of(new Credentials("setup", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FirstContact.ofDeviceNames("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.builder
                        .authentication(AuthenticationPolicy.none())
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aUserNameBelongsToOneDevice() {
        store.update(TestAcs.key("1"), known -> known.withIssued(issued("x")))
                .toCompletableFuture()
                .join();
        assertThat(store.update(new DeviceKey("other"), known -> known.withIssued(issued("x"))))
                .isCompletedExceptionally();
    }

    private static IssuedCredentials issued(String name) {
        return new IssuedCredentials("id", new Credentials(name, "one"), new Credentials(name, "two"));
    }

    /** What is counted for a device is what it has proved to have done. */
    @Test
    @Rule({"SEC-09", "SEC-17"})
    void aRogueWithTheSharedSecretUsesNothingUpThatIsTheDevices() {
        Credentials own = provision("1");
        use("1", own);
        server.budget(AcsBudget.DEFAULT.withInformsPerDevice(new RateLimit(2, Duration.ofMinutes(1))));
        server.restart();
        for (int i = 0; i < 2; i++) {
            assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 403);
        }
        assertRefused(cpe("1", SHARED).inform(EventCode.BOOTSTRAP), 503);
        ScriptedCpe good = cpe("1", own);
        good.inform(EventCode.PERIODIC);
        good.empty();
        assertEmpty(good.respond(GPV_RESPONSE));
    }
}
