package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TreeAgentFixture.CODE;
import static org.cwmp4j.cpe.TreeAgentFixture.MS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.discovery.DhcpOptions;
import org.cwmp4j.cpe.discovery.DhcpReply;
import org.cwmp4j.cpe.discovery.DhcpReply.Asked;
import org.cwmp4j.cpe.discovery.DiscoveredAcs;
import org.cwmp4j.cpe.discovery.DiscoverySettings;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that finds its ACS by DHCP, and one that does not need to. */
class AcsDiscoveryTest {
    private static final String A = "https://a.example/";
    private static final String B = "https://b.example/";

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private final Deque<CompletableFuture<DhcpReply>> asked = new ArrayDeque<>();
    private DiscoverySettings settings = DiscoverySettings.DEFAULT;
    private String builtIn = "";

    @BeforeEach
    void configure() {
        cpe.build = b -> b.acs(builtIn)
                .discovery(
                        () -> {
                            CompletableFuture<DhcpReply> reply = new CompletableFuture<>();
                            asked.add(reply);
                            return reply;
                        },
                        settings);
    }

    private void answer(DiscoveredAcs found) {
        assertThat(asked).as("questions to DHCP").hasSize(1);
        asked.remove().complete(DhcpReply.of(Asked.OPTION_43).with43(DhcpOptions.write43(found)));
        cpe.settle();
    }

    private void answer(String url) {
        answer(DiscoveredAcs.of(url));
    }

    private void foundByDhcp() {
        cpe.start();
        answer(A);
        acs.finish();
        cpe.settle();
        cpe.done.clear();
    }

    private void foundOtherwise() {
        builtIn = A;
        cpe.booted();
    }

    private String host() {
        return acs.opened.get(acs.opened.size() - 1).url().getHost();
    }

    private void session() {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
    }

    private void set(String url) {
        session();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(MS + "URL", url)), ""));
        acs.empty();
        cpe.settle();
    }

    private String read(String path) {
        session();
        String text = acs.ask(new GetParameterValues(List.of(path)))
                .parameterList()
                .get(0)
                .text();
        acs.empty();
        cpe.settle();
        return text;
    }

    /** Sessions fail for a while, without connection. */
    private void unreachable(long seconds) {
        acs.connects = false;
        cpe.agent.inform();
        cpe.settle();
        fail(seconds);
        acs.connects = true;
    }

    private void fail(long seconds) {
        for (long left = seconds; left > 0; left--) {
            if (acs.isAsked()) {
                acs.drop();
            }
            cpe.pass(1);
        }
    }

    @Test
    @Rule({"DHC-04", "DHC-05", "DHC-09", "C-DISC-11", "C-DISC-01", "C-EVT-10"})
    void withoutAcsDhcpIsAsked() {
        cpe.start();
        assertThat(acs.isAsked()).isFalse();
        answer(A);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        assertThat(host()).isEqualTo("a.example");
        assertThat(cpe.done).containsExactly("found " + A);
        acs.finish();
        cpe.pass(24 * 3600);
        assertThat(asked).isEmpty();
        cpe.close();
        cpe.start();
        assertThat(asked).as("it is known now").isEmpty();
        acs.expectInform("1 BOOT");
    }

    @Test
    @Rule({"DHC-10", "DHC-09"})
    void withoutAnswerItIsAskedAgainAfterLongerAndLongerWaits() {
        cpe.start();
        asked.remove().complete(DhcpReply.NONE);
        cpe.settle();
        cpe.pass(59);
        assertThat(asked).isEmpty();
        cpe.pass(1);
        asked.remove().completeExceptionally(new IllegalStateException("no lease"));
        cpe.settle();
        cpe.pass(119);
        assertThat(asked).isEmpty();
        cpe.pass(1);
        CompletableFuture<DhcpReply> late = asked.remove();
        cpe.pass(60 + 240);
        assertThat(asked).hasSize(1);
        late.complete(DhcpReply.of(Asked.NEITHER).with43(DhcpOptions.write43(DiscoveredAcs.of(B))));
        cpe.settle();
        assertThat(acs.isAsked()).as("too late").isFalse();
        answer(A);
        assertThat(host()).isEqualTo("a.example");
    }

    @Test
    @Rule({"DHC-04", "C-DISC-10"})
    void anAcsFoundByDhcpThatCannotBeReachedIsLookedForAgain() {
        foundByDhcp();
        unreachable(299);
        assertThat(asked).isEmpty();
        fail(3);
        assertThat(asked).as("once").hasSize(1);
        acs.connects = false;
        answer(A);
        fail(290);
        assertThat(asked).as("not before as long again").isEmpty();
        for (int i = 0; i < 3600 && asked.isEmpty(); i++) {
            fail(1);
        }
        acs.connects = true;
        answer(B);
        acs.expectInform("0 BOOTSTRAP");
        assertThat(host()).isEqualTo("b.example");
    }

    /** A connection that fails later on is one. */
    @Test
    @Rule({"DHC-04", "C-DISC-10"})
    void anAcsThatAcceptsConnectionsIsNotLookedForAgain() {
        foundByDhcp();
        cpe.agent.inform();
        cpe.settle();
        fail(3600);
        assertThat(asked).isEmpty();
        unreachable(250);
        cpe.agent.inform();
        cpe.settle();
        acs.drop();
        unreachable(250);
        assertThat(asked).as("it was reached in between").isEmpty();
    }

    @Test
    @Rule({"DHC-04", "C-DISC-11", "C-DISC-12"})
    void alsoWhenTheAcsHasSetAnotherUrlSince() {
        foundByDhcp();
        set("https://set.example/");
        acs.finish();
        cpe.close();
        cpe.start();
        acs.finish();
        unreachable(310);
        answer(B);
        assertThat(host()).isEqualTo("b.example");
    }

    @Test
    @Rule({"DHC-04", "C-DISC-12"})
    void anAcsFoundOtherwiseIsNotLookedForByDhcp() {
        foundOtherwise();
        unreachable(4000);
        assertThat(asked).isEmpty();
        cpe.close();
        acs.cut();
        cpe.start();
        unreachable(4000);
        assertThat(asked).isEmpty();
    }

    @Test
    @Rule({"DHC-04", "C-DISC-12", "C-FR-02"})
    void aFactoryResetForgetsTheWay() {
        foundByDhcp();
        session();
        acs.ask(new FactoryReset());
        acs.empty();
        cpe.settle();
        asked.clear();
        builtIn = B;
        cpe.close();
        cpe.start();
        acs.finish();
        unreachable(4000);
        assertThat(asked).isEmpty();
        assertThat(host()).isEqualTo("b.example");
    }

    @Test
    @Rule({"DHC-06", "DHC-07", "C-DISC-07", "C-RETRY-07"})
    void whatElseDhcpSaysIsSet() {
        cpe.start();
        answer(new DiscoveredAcs(A, "prov", Duration.ofSeconds(30), 1500));
        Inform inform = acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        assertThat(TreeAgentFixture.value(inform, CODE)).isEqualTo("prov");
        acs.finish();
        assertThat(read(MS + "CWMPRetryMinimumWaitInterval")).isEqualTo("30");
        assertThat(read(MS + "CWMPRetryIntervalMultiplier")).isEqualTo("1500");
    }

    /** What could not be recorded is news when DHCP says it again. */
    @Test
    @Rule({"DHC-06", "DHC-07"})
    void whatWasNotRecordedIsNotTakenForSet() {
        AtomicBoolean full = new AtomicBoolean();
        cpe.store = store -> new Full(store, full);
        foundByDhcp();
        unreachable(310);
        full.set(true);
        answer(new DiscoveredAcs(A, "prov", null, null));
        full.set(false);
        cpe.agent.inform();
        cpe.settle();
        acs.finish();
        unreachable(310);
        answer(new DiscoveredAcs(A, "prov", null, null));
        acs.expectInform("4 VALUE CHANGE");
    }

    /** A store that takes no more at times. */
    private record Full(StateStore store, AtomicBoolean full) implements StateStore {
        @Override
        public CompletionStage<StateSnapshot> load() {
            return store.load();
        }

        @Override
        public CompletionStage<Void> append(List<StateRecord> batch) {
            return full.get() ? CompletableFuture.failedStage(new StateException("no space")) : store.append(batch);
        }

        @Override
        public CompletionStage<Void> close() {
            return store.close();
        }
    }

    @Test
    @Rule({"DHC-06", "DHC-07"})
    void whatDhcpSaysAgainDoesNotUndoTheAcs() {
        cpe.start();
        answer(new DiscoveredAcs(A, "prov", Duration.ofSeconds(30), 1500));
        acs.accept();
        acs.ask(new SetParameterValues(
                List.of(
                        ParameterValue.of(CODE, "by ACS"),
                        ParameterValue.ofUnsignedInt(MS + "CWMPRetryMinimumWaitInterval", 5)),
                ""));
        acs.empty();
        cpe.settle();
        unreachable(310);
        answer(new DiscoveredAcs(A, "prov", Duration.ofSeconds(30), 1600));
        fail(700);
        acs.connects = true;
        asked.clear();
        assertThat(read(MS + "CWMPRetryMinimumWaitInterval")).isEqualTo("5");
        assertThat(read(MS + "CWMPRetryIntervalMultiplier")).isEqualTo("1600");
        assertThat(read(CODE)).isEqualTo("by ACS");
    }

    @Test
    @Rule("DHC-07")
    void anotherProvisioningCodeIsReported() {
        foundByDhcp();
        unreachable(310);
        answer(new DiscoveredAcs(A, "prov", null, null));
        acs.expectInform("4 VALUE CHANGE");
    }

    /** Rogue servers. */
    @Test
    @Rule("DHC-08")
    void httpIsNotTakenUnlessThatIsAllowedAndNeverInPlaceOfHttps() {
        cpe.start();
        answer("http://rogue.example/");
        assertThat(acs.isAsked()).isFalse();
        settings = settings.withHttp(true);
        cpe.close();
        cpe.start();
        answer("http://plain.example/");
        assertThat(host()).isEqualTo("plain.example");
        acs.finish();
        set(A);
        acs.finish();
        unreachable(310);
        answer("http://rogue.example/");
        fail(10);
        assertThat(host()).isEqualTo("a.example");
        assertThat(acs.opened).noneMatch(t -> t.url().getHost().equals("rogue.example"));
    }

    @Test
    @Rule({"DHC-04", "DHC-09"})
    void theFallbackIsUsedWhereDhcpNamesNoAcs() {
        settings = settings.withFallback(B);
        cpe.start();
        asked.remove().complete(DhcpReply.NONE);
        cpe.settle();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        assertThat(host()).isEqualTo("b.example");
        acs.drop();
        acs.connects = false;
        fail(330);
        acs.connects = true;
        answer(A);
        assertThat(host()).as("nothing was found before").isEqualTo("a.example");
    }

    @Test
    void whileSessionsAreSwitchedOffNothingIsAsked() {
        cpe.settings = s -> s.enableCwmp(false);
        cpe.start();
        assertThat(asked).isEmpty();
        cpe.change(MS + "EnableCWMP", "true");
        answer(A);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** A rogue server that takes connections and is no ACS. */
    @Test
    @Rule({"DHC-04", "DHC-08"})
    void aDiscoveredAcsHasToProveItselfToo() {
        foundByDhcp();
        unreachable(310);
        answer(B);
        assertThat(host()).isEqualTo("b.example");
        fail(3590);
        assertThat(cpe.done).containsExactly("found " + B);
        for (int i = 0; i < 60 && cpe.done.size() == 1; i++) {
            fail(1);
        }
        assertThat(cpe.done).endsWith("back from " + B + " to " + A);
        acs.expectInform("0 BOOTSTRAP");
        assertThat(host()).isEqualTo("a.example");
        acs.finish();
        fail(4 * 3600);
        assertThat(asked).isEmpty();
        assertThat(cpe.done).hasSize(2);
    }

    /** What came too late to be of use is not used. */
    @Test
    @Rule("DHC-04")
    void anAcsThatCanBeReachedAgainStays() {
        foundByDhcp();
        unreachable(310);
        assertThat(asked).hasSize(1);
        cpe.agent.inform();
        cpe.settle();
        answer(B);
        acs.finish();
        cpe.settle();
        session();
        assertThat(host()).isEqualTo("a.example");
    }

    @Test
    void aUrlSetMeanwhileStays() {
        cpe.start();
        cpe.change(MS + "URL", "https://local.example/");
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        answer(A);
        acs.finish();
        cpe.settle();
        session();
        assertThat(host()).isEqualTo("local.example");
    }

    @Test
    @Rule("DHC-04")
    void aPowerCutWhileDhcpIsAskedAsksAgain() {
        cpe.start();
        cpe.journal.kill();
        asked.clear();
        cpe.start();
        answer(A);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }
}
