package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.KICKED;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Kicked;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;

/** Nothing that cannot be written is ever promised, and no defect outside leaves a device waiting. */
class RobustnessTest {
    private static final SetParameterValues UNWRITABLE =
            new SetParameterValues(List.of(ParameterValue.of("Device.Password", "s3cret\u0001")), "");

    private final TestAcs server = new TestAcs();

    @Test
    @Rule({"B-TYPE-18", "B-ROB-10"})
    void aCallThatXmlCannotCarryIsRefusedHere() {
        CompletableFuture<?>[] call = new CompletableFuture<?>[1];
        server.handler(AcsHandler.ofSession(session -> {
            call[0] = session.call(UNWRITABLE);
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertEmpty(cpe.empty());
        assertThatThrownBy(() -> call[0].join())
                .hasCauseInstanceOf(ConformanceException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    @Rule("B-TYPE-18")
    void norIsItQueued() {
        DeviceHandle device = server.acs().device(TestAcs.key("1"));
        assertThatThrownBy(() -> device.submit(UNWRITABLE, OperationOptions.DEFAULT))
                .isInstanceOf(ConformanceException.class);
        assertThat(device.operations().join()).isEmpty();
    }

    @Test
    @Rule("B-TYPE-18")
    void anAnswerThatXmlCannotCarryIsAFault() {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<String> onKicked(DeviceSession session, Kicked message) {
                return CompletableFuture.completedFuture("/\u0000");
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.KICKED);
        assertFault(cpe.request(KICKED), 8002);
    }

    @Test
    @Rule("B-TYPE-18")
    void theTextOfAFaultIsMadeFitToLeave() {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                throw new AcsFaultException(FaultCode.ACS_REQUEST_DENIED, "a\u0001b\ud800c \u00e9\ud83d\ude00");
            }
        });
        assertThat(assertFault(server.cpe("1").inform(EventCode.BOOT), 8001).faultString())
                .isEqualTo("a?b?c \u00e9\ud83d\ude00");
    }

    @Test
    @Rule("A-AUTH-13")
    void anIdentityPolicyThatThrowsLetsNobodyIn() {
        server.builder.identityPolicy((id, identity, certificates) -> {
            throw new IllegalStateException("policy");
        });
        assertRefused(server.cpe("1").inform(EventCode.BOOT), 403);
    }

    @Test
    void aStoreThatBreaksItsContractCostsTheSessionOnly() {
        server.builder.devices(new BrokenStore());
        assertFault(server.cpe("1").inform(EventCode.BOOT), 8002);
        assertThat(server.ends).containsExactly(SessionEnd.RECORD_FAILED);
        assertThat(server.time.pending()).isZero();
    }

    @Test
    void aDeviceThatComesAndGoesLeavesNothingBehind() {
        server.budget(AcsBudget.DEFAULT.withInformsPerDevice(RateLimit.NONE));
        for (int i = 0; i < 1000; i++) {
            ScriptedCpe cpe = server.cpe("1");
            assertAccepted(cpe.inform(EventCode.PERIODIC));
            assertEmpty(cpe.empty());
            cpe.reconnect();
        }
        assertThat(server.time.pending()).isZero();
        assertThat(server.acs().liveSessions()).isEmpty();
    }

    /** Gives null where a stage is due. */
    private static final class BrokenStore implements DeviceStore {
        @Override
        public CompletionStage<Optional<DeviceRecord>> find(DeviceKey key) {
            return null;
        }

        @Override
        public CompletionStage<Void> save(DeviceRecord record) {
            return null;
        }

        @Override
        public CompletionStage<Optional<DeviceRecord>> update(DeviceKey key, UnaryOperator<DeviceRecord> change) {
            return null;
        }

        @Override
        public CompletionStage<Void> remove(DeviceKey key) {
            return null;
        }
    }
}
