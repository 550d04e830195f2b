package org.cwmp4j.acs.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.RebootResponse;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Lease LEASE = new Lease("me", NOW.plusSeconds(1));
    private static final Operation QUEUED = Operation.queued(
            new OperationId("1"),
            new DeviceKey("d"),
            new Download("", FileType.WEB_CONTENT, "http://x/", "user", "s3cret", 0, "", 0, "", ""),
            NOW,
            null);

    private static Map<OperationState, Operation> oneOfEach() {
        Map<OperationState, Operation> all = new LinkedHashMap<>();
        Operation claimed = QUEUED.claimed(LEASE);
        Operation sent = claimed.sent(LEASE);
        all.put(OperationState.QUEUED, QUEUED);
        all.put(OperationState.CLAIMED, claimed);
        all.put(OperationState.SENT, sent);
        all.put(OperationState.ANSWERED, sent.answered(new RebootResponse()));
        all.put(OperationState.FAULTED, sent.faulted(Fault.of(FaultCode.REQUEST_DENIED, "")));
        all.put(OperationState.OUTCOME_UNKNOWN, sent.outcomeUnknown(""));
        all.put(OperationState.EXPIRED, QUEUED.expired());
        all.put(OperationState.CANCELLED, QUEUED.cancelled(""));
        return all;
    }

    private static void assertAllowed(Set<OperationState> from, OperationState to, UnaryOperator<Operation> change) {
        oneOfEach().forEach((state, operation) -> {
            try {
                Operation changed = change.apply(operation);
                assertThat(from).as("%s to %s", state, to).contains(state);
                assertThat(changed.state()).isEqualTo(to);
                assertThat(changed.revision()).isEqualTo(operation.revision() + 1);
            } catch (IllegalStateException e) {
                assertThat(from).as("%s to %s", state, to).doesNotContain(state);
            }
        });
    }

    @Test
    void onlyTheseChangesExist() {
        assertThat(oneOfEach()).hasSameSizeAs(OperationState.values());
        assertAllowed(EnumSet.of(OperationState.QUEUED), OperationState.CLAIMED, o -> o.claimed(LEASE));
        assertAllowed(EnumSet.of(OperationState.CLAIMED), OperationState.SENT, o -> o.sent(LEASE));
        assertAllowed(EnumSet.of(OperationState.CLAIMED), OperationState.QUEUED, Operation::released);
        assertAllowed(EnumSet.of(OperationState.SENT), OperationState.ANSWERED, o -> o.answered(new RebootResponse()));
        assertAllowed(
                EnumSet.of(OperationState.SENT),
                OperationState.FAULTED,
                o -> o.faulted(Fault.of(FaultCode.REQUEST_DENIED, "")));
        assertAllowed(EnumSet.of(OperationState.SENT), OperationState.OUTCOME_UNKNOWN, o -> o.outcomeUnknown("x"));
        assertAllowed(EnumSet.of(OperationState.QUEUED), OperationState.EXPIRED, Operation::expired);
        assertAllowed(
                EnumSet.of(OperationState.QUEUED, OperationState.CLAIMED),
                OperationState.CANCELLED,
                o -> o.cancelled("x"));
    }

    @Test
    void timeChangesOnlyWhatWaits() {
        oneOfEach().forEach((state, operation) -> {
            OperationState later = operation.atTime(LEASE.until()).state();
            assertThat(later)
                    .isEqualTo(
                            state == OperationState.CLAIMED
                                    ? OperationState.QUEUED
                                    : state == OperationState.SENT ? OperationState.OUTCOME_UNKNOWN : state);
            assertThat(operation.atTime(NOW)).isSameAs(operation);
        });
    }

    @Test
    void itsTextNamesNoArguments() {
        assertThat(QUEUED.toString())
                .contains("Download")
                .doesNotContain("s3cret")
                .doesNotContain("http://x/");
    }
}
