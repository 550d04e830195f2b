package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.LightweightSettings;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes lead to lightweight notifications, when, and where they go (TR-069 A6C1 Annex M). */
class LightweightTest {
    private static final String A = "Device.Test.A";
    private static final String B = "Device.Test.B";
    private static final LightweightSettings ON =
            new LightweightSettings(true, "", 7547, Duration.ZERO, CwmpDateTime.UNKNOWN, "");

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private final List<Sent> sent = new ArrayList<>();
    private CompletionStage<Void> outcome = CompletableFuture.completedStage(null);

    private record Sent(String host, int port, String text) {
        List<String> told() {
            List<String> told = new ArrayList<>();
            Matcher m = Pattern.compile("<Name>([^<]*)</Name><Value[^>]*>([^<]*)</Value>")
                    .matcher(text);
            while (m.find()) {
                told.add(m.group(1).substring("Device.Test.".length()) + "=" + m.group(2));
            }
            return told;
        }
    }

    LightweightTest() {
        cpe.notifications = (host, port, datagram) -> {
            sent.add(new Sent(host, port, new String(datagram, StandardCharsets.UTF_8)));
            return outcome;
        };
        cpe.model = BaseModel.device()
                .addAll(DataModelText.readFragment("""
                        .Test.
                          A string size=:2000 rw
                          B string size=:2000 rw
                          Live unsignedInt
                          Noisy string size=:32 rw notify=canDeny
                        .Test.Row.{i}. create delete
                          Alias string size=:64 rw
                          V string size=:2000 rw
                        """, "Device."))
                .build();
        cpe.tree = t -> t.denyActiveNotification(p -> true)
                .factoryRows("Device.Test.Row.", 1)
                .bind("Device.Test.Live", () -> "7");
        cpe.settings = s -> s.lightweight(ON);
    }

    /** A session in which the ACS sets attributes. */
    private void watch(Object... namesAndValues) {
        List<SetParameterAttributesStruct> list = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            list.add(new SetParameterAttributesStruct(
                    (String) namesAndValues[i], true, (int) namesAndValues[i + 1], false, List.of()));
        }
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterAttributes(list));
        acs.empty();
        cpe.settle();
        acs.expectSilence();
    }

    private void booted(Object... namesAndValues) {
        cpe.booted();
        watch(namesAndValues);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        sent.forEach(s -> told.addAll(s.told()));
        sent.clear();
        return told;
    }

    /** Each attribute value against a change that the ACS did not make. */
    @ParameterizedTest
    @CsvSource({
        "0, false, false, false",
        "1, false, false, true",
        "2, false, true, true",
        "3, false, false, false",
        "4, false, false, true",
        "5, true, false, false",
        "6, true, false, true"
    })
    @Rule({"LWN-01", "LWN-07", "C-NOT-09", "C-NOT-10"})
    void whatAChangeLeadsTo(int notification, boolean datagramAtOnce, boolean sessionAtOnce, boolean inNextInform) {
        booted(A, notification, B, 5);
        cpe.change(A, "x");
        assertThat(told()).isEqualTo(datagramAtOnce ? List.of("A=x") : List.of());
        assertThat(acs.isAsked()).isEqualTo(sessionAtOnce);
        if (!sessionAtOnce) {
            cpe.agent.inform();
            cpe.settle();
        }
        Inform inform = acs.expectInform(inNextInform ? new String[] {"4 VALUE CHANGE"} : new String[0]);
        assertThat(TreeAgentFixture.names(inform).contains(A)).isEqualTo(inNextInform);
        acs.finish();
        cpe.settle();
        cpe.change(B, "y"); // a passive one that waits rides along, even after it was reported by an Inform
        assertThat(told()).isEqualTo(notification == 3 || notification == 4 ? List.of("A=x", "B=y") : List.of("B=y"));
        cpe.change(B, "z");
        assertThat(told()).containsExactly("B=z"); // and is not repeated
    }

    @Test
    @Rule({"LWN-10", "C-NOT-01"})
    void whatTheAcsSetsIsNotTold() {
        booted(A, 5, B, 3);
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(A, "1"), ParameterValue.of(B, "1")), "k"));
        acs.empty();
        cpe.settle();
        assertThat(sent).isEmpty();
        cpe.change(A, "2");
        assertThat(told()).containsExactly("A=2");
    }

    @Test
    @Rule({"LWN-07", "LWN-08"})
    void changesOfOneMomentGoTogether() {
        booted(A, 5, B, 5);
        cpe.agent.tree().join().set(Writer.DEVICE, Map.of(A, "1"));
        cpe.agent.tree().join().set(Writer.DEVICE, Map.of(B, "1"));
        cpe.settle();
        assertThat(sent).hasSize(1);
        assertThat(told()).containsExactly("A=1", "B=1");
    }

    @Test
    @Rule("LWN-08")
    void tooManyForOneMessageGoInSeveral() {
        booted(A, 5, B, 3);
        cpe.change(B, "b".repeat(600));
        cpe.change(A, "a".repeat(600));
        assertThat(sent).hasSize(2);
        assertThat(sent).allMatch(s -> s.text().length() <= 1200);
        assertThat(told()).containsExactly("B=" + "b".repeat(600), "A=" + "a".repeat(600));
        cpe.change(A, "a".repeat(1500)); // fits nowhere, and keeps nothing else back
        assertThat(told()).isEmpty();
        cpe.change(A, "a");
        assertThat(told()).containsExactly("A=a");
    }

    @Test
    @Rule({"LWN-07", "C-NOT-09"})
    void passiveOnesGoAtTheTriggerAtTheLatest() {
        cpe.settings = s -> s.lightweight(new LightweightSettings(
                true, "", 7547, Duration.ofMinutes(10), new CwmpDateTime("2031-05-05T00:05:00Z"), ""));
        booted(A, 3);
        cpe.change(A, "1");
        cpe.pass(299);
        assertThat(sent).isEmpty();
        cpe.pass(1);
        assertThat(told()).containsExactly("A=1");
        cpe.pass(600);
        assertThat(sent).isEmpty(); // nothing new
        cpe.change(A, "2");
        cpe.pass(599);
        assertThat(sent).isEmpty();
        cpe.pass(1);
        assertThat(told()).containsExactly("A=2");
    }

    /** 0 is no interval: it takes an active one. */
    @Test
    @Rule({"LWN-07", "C-NOT-09"})
    void withoutTriggerPassiveOnesWait() {
        booted(A, 3, B, 5);
        cpe.change(A, "1");
        cpe.pass(Duration.ofDays(30).toSeconds());
        assertThat(sent).isEmpty();
        cpe.change(B, "1");
        assertThat(told()).containsExactly("A=1", "B=1");
    }

    @Test
    @Rule({"LWN-02", "C-NOT-11"})
    void noneWhileNoProtocolIsInUse() {
        cpe.settings = s -> s.lightweight(LightweightSettings.DEFAULT);
        booted(A, 5, B, 4);
        cpe.change(A, "1");
        cpe.change(B, "1");
        cpe.pass(3600);
        assertThat(sent).isEmpty();
        use("UDP");
        assertThat(sent).isEmpty(); // what was before is not told now
        cpe.change(A, "2");
        assertThat(told()).containsExactly("A=2");
        cpe.change(B, "2");
        use("");
        cpe.change(A, "3");
        use("UDP");
        cpe.change(A, "4");
        assertThat(told()).containsExactly("A=4");
    }

    private void use(String protocols) {
        set(TreeAgentFixture.MS + "LightweightNotificationProtocolsUsed", protocols);
    }

    private void set(String path, String value) {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(path, value)), "k"));
        acs.empty();
        cpe.settle();
    }

    @Test
    @Rule({"LWN-03", "C-NOT-11"})
    void toTheAcsOrWhereTheParametersSay() {
        booted(A, 5);
        cpe.change(A, "1");
        set(TreeAgentFixture.MS + "UDPLightweightNotificationHost", "other.example");
        cpe.change(A, "2");
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterValues(
                List.of(new ParameterValue(
                        TreeAgentFixture.MS + "UDPLightweightNotificationPort", "1234", ParameterType.UNSIGNED_INT)),
                "k"));
        acs.empty();
        cpe.settle();
        cpe.change(A, "3");
        set(TreeAgentFixture.MS + "UDPLightweightNotificationHost", "");
        cpe.change(A, "4");
        assertThat(sent.stream().map(s -> s.host() + ":" + s.port()))
                .containsExactly("acs.example:7547", "other.example:7547", "other.example:1234", "acs.example:1234");
        assertThat(sent.get(1).text()).contains("\r\nHost: other.example:7547\r\n");
        assertThat(sent.get(1).text()).contains("<UN>00D09E-Box-1</UN>", "<SerialNumber>1</SerialNumber>");
    }

    @Test
    @Rule({"LWN-11", "C-SPA-06", "C-SPA-05"})
    void withoutSupportTheAttributesAreRefused() {
        cpe.notifications = null;
        cpe.booted();
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        for (int notification : new int[] {3, 4, 5, 6}) {
            acs.call(spa(A, notification));
            acs.expectFault(9003);
        }
        assertThat(acs.ask(new GetParameterAttributes(List.of(A))).parameterList())
                .allMatch(a -> a.notification() == 0);
        acs.ask(spa(A, 1));
        assertThat(acs.ask(new GetParameterValues(
                                List.of(TreeAgentFixture.MS + "LightweightNotificationProtocolsSupported")))
                        .parameterList()
                        .get(0)
                        .text())
                .isEmpty();
    }

    private static SetParameterAttributes spa(String name, int notification) {
        return new SetParameterAttributes(
                List.of(new SetParameterAttributesStruct(name, true, notification, false, List.of())));
    }

    @Test
    @Rule({"LWN-11", "C-SPA-08", "C-SPA-09", "LWN-02"})
    void withSupportOnlyActiveOnesMayBeDenied() {
        cpe.booted();
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        for (int notification : new int[] {1, 3, 4}) {
            acs.ask(spa("Device.Test.Noisy", notification));
            assertThat(acs.ask(new GetParameterAttributes(List.of("Device.Test.Noisy")))
                            .parameterList()
                            .get(0)
                            .notification())
                    .isEqualTo(notification);
        }
        for (int notification : new int[] {2, 5, 6}) {
            acs.call(spa("Device.Test.Noisy", notification));
            acs.expectFault(9009);
            acs.call(spa("Device.Test.", notification)); // only one below denies
            acs.expectFault(9009);
            acs.ask(spa(A, notification));
        }
        acs.call(spa(A, 7));
        acs.expectFault(9003);
    }

    @Test
    @Rule({"C-SPA-05", "C-SPA-01"})
    void notInAVersionThatDoesNotHaveThem() {
        booted(A, 6, B, 5);
        acs.useVersion = "1.2";
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.call(spa(A, 3));
        acs.expectFault(9003);
        assertThat(acs.ask(new GetParameterAttributes(List.of(A, B))).parameterList().stream()
                        .map(a -> a.notification()))
                .containsExactly(1, 0);
        acs.empty();
        cpe.settle();
        cpe.change(B, "1");
        assertThat(told()).containsExactly("B=1"); // what was set is still so
    }

    @Test
    @Rule({"C-SPA-18", "C-SPA-14", "LWN-07"})
    void attributesAndWhatWaitsSurviveARestart() {
        booted(A, 3, B, 5);
        cpe.change(A, "1");
        cpe.close();
        cpe.start();
        acs.finish();
        cpe.settle();
        assertThat(sent).isEmpty();
        cpe.change(B, "1");
        assertThat(told()).containsExactly("A=1", "B=1");
    }

    /** Sent or not is all that the device can know; one that did not even leave is tried again, without haste. */
    @Test
    @Rule("LWN-08")
    void whatCouldNotLeaveIsTriedAgain() {
        booted(A, 5);
        outcome = CompletableFuture.failedStage(new IOException("no route"));
        cpe.change(A, "1");
        assertThat(sent).hasSize(1);
        cpe.pass(59);
        assertThat(sent).hasSize(1);
        outcome = CompletableFuture.completedStage(null);
        sent.clear();
        cpe.pass(1);
        assertThat(told()).containsExactly("A=1");
        cpe.pass(3600);
        assertThat(sent).isEmpty();
    }

    /** A resolver that never answers holds up neither the agent nor, for long, what comes after. */
    @Test
    @Rule("LWN-08")
    void aSenderThatHangsIsGivenUp() {
        booted(A, 5);
        outcome = new CompletableFuture<>();
        cpe.change(A, "1");
        cpe.change(A, "2");
        assertThat(sent).hasSize(1);
        cpe.pass(29);
        assertThat(sent).hasSize(1);
        outcome = CompletableFuture.completedStage(null);
        sent.clear();
        cpe.pass(1);
        assertThat(told()).containsExactly("A=2");
    }

    /** Without the time of day there is no TS that the ACS could take. */
    @Test
    @Rule("LWN-05")
    void waitsForTheTimeOfDay() {
        cpe.time.setKnown(false);
        booted(A, 5);
        cpe.change(A, "1");
        cpe.pass(600);
        assertThat(sent).isEmpty();
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        cpe.settle();
        assertThat(told()).containsExactly("A=1");
    }

    /** Beside sessions, also during one. */
    @Test
    @Rule({"C-NOT-09", "LWN-07"})
    void aSessionDoesNotHoldItUp() {
        booted("Device.Test.Live", 5);
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
        cpe.agent.tree().join().notifyChange(List.of("Device.Test.Live"));
        cpe.settle();
        assertThat(told()).containsExactly("Live=7");
    }

    /** How the message calls a parameter is not how the engine keeps it. */
    @Test
    @Rule({"LWN-08", "C-ALIAS-07"})
    void whatCouldNotLeaveIsTriedAgainAlsoWhereItIsNamedByAlias() {
        booted("Device.Test.Row.1.V", 5);
        cpe.change("Device.ManagementServer.InstanceMode", "InstanceAlias");
        outcome = CompletableFuture.failedStage(new IOException("no route"));
        cpe.change("Device.Test.Row.1.V", "x");
        assertThat(told()).containsExactly("Row.[cpe-1].V=x");
        outcome = CompletableFuture.completedStage(null);
        cpe.pass(61);
        assertThat(told()).containsExactly("Row.[cpe-1].V=x");
        cpe.pass(61);
        assertThat(told()).isEmpty();
    }
}
