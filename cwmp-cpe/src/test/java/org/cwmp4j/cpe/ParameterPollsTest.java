package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.junit.jupiter.api.Test;

/** When the device looks at values that nobody tells of, and what a session that has nothing new costs. */
class ParameterPollsTest {
    private static final String LIVE = "Device.Test.Live";

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private String value = "0";
    private int reads;
    private long recorded;

    ParameterPollsTest() {
        cpe.model = BaseModel.device()
                .addAll(DataModelText.readFragment(".Test.\n  Live string size=:64\n", "Device."))
                .build();
        cpe.store = this::counting;
        cpe.tree = t -> t.bind(LIVE, this::read).poll("Device.Test.", Duration.ofSeconds(100));
    }

    private String read() {
        reads++;
        return value;
    }

    private void watch(int notification) {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expectEmpty();
        acs.ask(new SetParameterAttributes(
                List.of(new SetParameterAttributesStruct(LIVE, true, notification, false, List.of()))));
        acs.empty();
        cpe.settle();
        acs.expectSilence();
    }

    @Test
    @Rule({"C-NOT-02", "C-NOT-01", "C-CONN-01"})
    void foundWithinAPeriod() {
        cpe.booted();
        watch(2);
        cpe.pass(100); // the first look came at some time in here
        value = "1";
        cpe.pass(110);
        Inform inform = acs.expectInform("4 VALUE CHANGE");
        assertThat(TreeAgentFixture.value(inform, LIVE)).isEqualTo("1");
        acs.finish();
        reads = 0;
        cpe.pass(1000);
        assertThat(reads).isBetween(9, 12); // a tenth more or less each time
        acs.expectSilence();
        cpe.close();
        reads = 0;
        cpe.pass(1000);
        assertThat(reads).isZero();
    }

    /** Whatever changed while it was off is told with BOOT. */
    @Test
    @Rule({"C-NOT-01", "C-EVT-14", "C-INF-05"})
    void foundAtTheStart() {
        cpe.booted();
        watch(1);
        cpe.close();
        value = "changed meanwhile";
        cpe.start();
        Inform inform = acs.expectInform("1 BOOT", "4 VALUE CHANGE");
        assertThat(TreeAgentFixture.value(inform, LIVE)).isEqualTo("changed meanwhile");
        acs.finish();
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT"); // the control: nothing changed
    }

    /** What is remembered of values is written when they change, not by sessions. */
    @Test
    void aSessionWithoutChangesWritesNothingOfIt() {
        cpe.booted();
        watch(1);
        long before = known();
        assertThat(before).isPositive();
        for (int i = 0; i < 5; i++) {
            cpe.agent.inform();
            cpe.settle();
            acs.finish();
            cpe.pass(1000);
        }
        assertThat(known()).isEqualTo(before);
        value = "x".repeat(64);
        cpe.pass(1000);
        assertThat(known() - before).isBetween(20L, 120L);
    }

    /** Characters and bytes ever recorded of what is known. */
    private long known() {
        return recorded;
    }

    private StateStore counting(StateStore store) {
        return new StateStore() {
            @Override
            public CompletionStage<StateSnapshot> load() {
                return store.load();
            }

            @Override
            public CompletionStage<Void> append(List<StateRecord> batch) {
                for (StateRecord record : batch) {
                    if (record.section().equals("known")) {
                        byte[] value = record.value();
                        recorded += record.key().length() + (value == null ? 0 : value.length);
                    }
                }
                return store.append(batch);
            }

            @Override
            public CompletionStage<Void> close() {
                return store.close();
            }
        };
    }
}
