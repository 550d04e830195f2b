package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;

/** What the server remembers of a device. */
class DeviceRecordTest {
    private final TestAcs server = new TestAcs();

    private DeviceRecord record() {
        return server.acs().device(TestAcs.key("1")).record().join().orElseThrow();
    }

    @Test
    void theLatestInform() {
        assertThat(server.acs().device(TestAcs.key("1")).record().join()).isEmpty();
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        assertThat(record().lastInform()).isEqualTo(cpe.informOf(EventCode.BOOT));
        assertThat(record().version()).isEqualTo(CwmpVersion.V1_2);
        assertThat(record().informedAt()).isEqualTo(server.time.now());
        assertThat(record().connectionRequestUrl()).isEqualTo("http://192.0.2.1:7547/cr");
        assertThat(record().stale()).isFalse();
    }

    @Test
    @Rule("A-INF-14")
    void anyParametersInAnyNumber() {
        ScriptedCpe cpe = server.cpe("1");
        Inform none = new Inform(cpe.id, List.of(), 1, cpe.informOf().currentTime(), 0, List.of());
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        assertAccepted(cpe.post(SoapHeader.NONE, none));
        assertThat(record().connectionRequestUrl()).isEqualTo("http://192.0.2.1:7547/cr"); // as last informed
        assertEmpty(cpe.empty());
        List<ParameterValue> odd = List.of(
                ParameterValue.of("X_Odd", "1"),
                ParameterValue.of("InternetGatewayDevice.ManagementServer.ConnectionRequestURL", "http://other/"));
        assertAccepted(cpe.post(
                SoapHeader.NONE, new Inform(cpe.id, List.of(), 1, cpe.informOf().currentTime(), 0, odd)));
        assertThat(record().lastInform().parameterList()).isEqualTo(odd);
        assertThat(record().connectionRequestUrl()).isEqualTo("http://other/");
    }

    @Test
    @Rule("A-INF-15")
    void bootstrapPutsAllInDoubtUntilTheApplicationSaysOtherwise() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        assertThat(record().stale()).isFalse();
        cpe.inform(EventCode.BOOT, EventCode.BOOTSTRAP);
        cpe.empty();
        assertThat(record().stale()).isTrue();
        cpe.inform(EventCode.PERIODIC);
        assertThat(record().stale()).isTrue();
        assertThat(server.acs().device(TestAcs.key("1")).markFresh().join()).isTrue();
        assertThat(record().stale()).isFalse();
        assertThat(server.acs().device(new DeviceKey("nobody")).markFresh().join())
                .isFalse();
    }

    @Test
    void credentialsOutliveInformsAndAreNeverShown() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.BOOT);
        cpe.empty();
        server.acs()
                .device(TestAcs.key("1"))
                .connectionRequestCredentials(new Credentials("acs", "s3cret"))
                .join();
        cpe.inform(EventCode.PERIODIC);
        assertThat(record().connectionRequestCredentials()).isEqualTo(new Credentials("acs", "s3cret"));
        assertThat(record().toString()).doesNotContain("s3cret");
    }

    /** Record, then act: the device's events are confirmed only once what they say is stored. */
    @Test
    void theInformResponseWaitsForTheRecord() {
        SlowStore store = new SlowStore();
        server.builder.devices(store);
        ScriptedCpe cpe = server.cpe("1");
        CompletableFuture<AcsAnswer> answer =
                cpe.begin(cpe.message(SoapHeader.ofId("1"), cpe.informOf(EventCode.BOOTSTRAP)));
        assertThat(answer).isNotDone();
        store.saved.complete(null);
        assertAccepted(answer.join());
    }

    @Test
    void aRecordThatFailsLetsNoInformResponseLeave() {
        SlowStore store = new SlowStore();
        server.builder.devices(store);
        ScriptedCpe cpe = server.cpe("1");
        CompletableFuture<AcsAnswer> answer =
                cpe.begin(cpe.message(SoapHeader.ofId("1"), cpe.informOf(EventCode.BOOTSTRAP)));
        store.saved.completeExceptionally(new IllegalStateException("disk full"));
        assertFault(answer.join(), 8002);
        assertThat(server.ends).containsExactly(SessionEnd.RECORD_FAILED);
    }

    private static final class SlowStore implements DeviceStore {
        final CompletableFuture<Void> saved = new CompletableFuture<>();

        @Override
        public CompletionStage<Optional<DeviceRecord>> find(DeviceKey key) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Void> save(DeviceRecord record) {
            return saved;
        }

        @Override
        public CompletionStage<Optional<DeviceRecord>> update(DeviceKey key, UnaryOperator<DeviceRecord> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> remove(DeviceKey key) {
            throw new UnsupportedOperationException();
        }
    }
}
