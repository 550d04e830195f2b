package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.code;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.GetParameterAttributes;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.junit.jupiter.api.Test;

/** Answers of the tree that are made as they are sent. */
class LongReadsTest {
    private static final int ROWS = 300;
    private static final String TABLE = "Device.Many.Row.";

    private final Hardware hardware = hardware();

    /** Three hundred rows of five parameters, with a table of their own in each. */
    private static Hardware hardware() {
        Hardware hardware = new Hardware();
        for (int i = 1; i <= ROWS; i++) {
            String row = TABLE + i + ".";
            hardware.row(TABLE, i).row(row + "Address.", 1);
            hardware.value(row + "Name", "name " + i)
                    .value(row + "Enable", "true")
                    .value(row + "Speed", "100")
                    .value(row + "Counter", Integer.toString(i))
                    .value(row + "Stats.Bytes", "7")
                    .value(row + "Address.1.IP", "192.0.2.1");
        }
        return hardware;
    }

    private static final DataModel MODEL = DataModel.builder("Device.")
            .addAll(Device.MODEL)
            .addAll(Device.MODEL.definitions())
            .addAll(DataModelText.readFragment("""
                    .Many.
                      RowNumberOfEntries unsignedInt
                    .Many.Row.{i}. count=RowNumberOfEntries
                      Name string size=:64 rw
                      Enable boolean rw
                      Speed unsignedInt rw
                      Counter unsignedInt
                    .Many.Row.{i}.Address.{i}.
                      IP string size=:45 rw
                    .Many.Row.{i}.Stats.
                      Bytes unsignedLong
                    """, "Device."))
            .build();

    private Device device(int held) {
        return device(b -> b.provider(TABLE, hardware).heldRows(held));
    }

    private static Device device(Consumer<ParameterTreeBuilder> setup) {
        Device device = new Device(setup);
        device.model = MODEL;
        return device.start();
    }

    private static Answer values(Device device, String... names) {
        return device.now(device.tree.rpcs().getParameterValues(new GetParameterValues(List.of(names))));
    }

    private static List<Object> all(Device device, AnswerRows rows) {
        List<Object> all = new ArrayList<>();
        try (AnswerRows.Cursor cursor = rows.open()) {
            for (List<?> some = device.now(cursor.next()); !some.isEmpty(); some = device.now(cursor.next())) {
                assertThat(some).hasSizeLessThanOrEqualTo(LongList.AT_ONCE);
                all.addAll(some);
            }
        }
        return all;
    }

    /** However it is made, the answer is the same. */
    @Test
    @Rule({"B-SOAP-13", "C-GPV-08", "C-GPV-01"})
    void longAnswersSayWhatShortOnesSay() {
        Device whole = device(Integer.MAX_VALUE);
        Device parts = device(100);
        for (String name : List.of("", "Device.", TABLE, TABLE + "7.", "Device.Test.")) {
            assertThat(parts.gpvRaw(name)).isEqualTo(whole.gpvRaw(name));
            assertThat(parts.gpaRaw(name)).isEqualTo(whole.gpaRaw(name));
            assertThat(parts.gpnRaw(name, false)).isEqualTo(whole.gpnRaw(name, false));
            assertThat(parts.gpnRaw(name, true)).isEqualTo(whole.gpnRaw(name, true));
        }
        assertThat(values(whole, "Device.").rows()).isNull();
        assertThat(values(parts, "Device.Test.Mode").rows()).isNull();
        Answer answer = values(parts, "Device.");
        assertThat(answer.message()).isEqualTo(new GetParameterValuesResponse(List.of()));
        assertThat(answer.rows().count()).isEqualTo(whole.gpv("Device.").size()).isGreaterThan(ROWS * 6);
    }

    @Test
    @Rule("C-GPV-02")
    void namesThatOverlapGiveEachParameterOnce() {
        Device device = device(10);
        List<String> names = device.names(device.gpv(
                TABLE + "3.Name", TABLE + "2.", TABLE, TABLE, TABLE + "3.Name", "Device.Test.Mode", TABLE + "1."));
        assertThat(names).doesNotHaveDuplicates().hasSize(ROWS * 6 + 1);
        assertThat(names.subList(0, 2)).containsExactly(TABLE + "3.Name", TABLE + "2.Name");
        assertThat(names.get(7)).isEqualTo(TABLE + "1.Name");
    }

    /** A POST may have to be sent again: for a challenge, for a redirect. */
    @Test
    void theyCanBeGoneThroughAgain() {
        Device device = device(100);
        AnswerRows rows = values(device, TABLE).rows();
        assertThat(all(device, rows)).isEqualTo(all(device, rows)).hasSize(rows.count());
        AnswerRows names = device.now(device.tree.rpcs().getParameterNames(new GetParameterNames(TABLE, false)))
                .rows();
        assertThat(all(device, names)).isEqualTo(all(device, names)).hasSize(names.count());
        AnswerRows attributes = device.now(
                        device.tree.rpcs().getParameterAttributes(new GetParameterAttributes(List.of(TABLE))))
                .rows();
        assertThat(all(device, attributes)).isEqualTo(all(device, attributes)).hasSize(attributes.count());
    }

    /** Values are read as they are wanted, some at a time. */
    @Test
    void valuesAreReadWhenTheyAreWanted() {
        Device device = device(100);
        AnswerRows rows = values(device, TABLE).rows();
        int early = hardware.reads;
        assertThat(early).isEqualTo(1);
        AnswerRows.Cursor cursor = rows.open();
        device.now(cursor.next());
        assertThat(hardware.reads).isEqualTo(early);
        device.now(cursor.next());
        assertThat(hardware.reads).isEqualTo(early + 1);
        cursor.close();
        assertThat(cursor.next().toCompletableFuture()).isCompletedExceptionally();
        assertThat(hardware.reads).isEqualTo(early + 1);
    }

    /** What fails among the rows that may be held is a fault. */
    @Test
    @Rule("C-GPV-09")
    void whatFailsEarlyIsAFault() {
        Device device = device(100);
        hardware.values.remove(TABLE + "5.Name");
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9002);
    }

    /** What fails later breaks the answer off; the next one knows before it begins. */
    @Test
    @Rule("C-GPV-09")
    void whatFailsLaterBreaksOffOnceAndIsAFaultFromThenOn() {
        Device device = device(100);
        String good = hardware.values.remove(TABLE + "200.Name");
        AnswerRows rows = values(device, TABLE).rows();
        try (AnswerRows.Cursor cursor = rows.open()) {
            CompletableFuture<List<?>> some = cursor.next().toCompletableFuture();
            while (!some.isCompletedExceptionally()) {
                assertThat(some.join()).isNotEmpty();
                some = cursor.next().toCompletableFuture();
            }
            assertThat(some)
                    .failsWithin(java.time.Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining(TABLE + "200.Name");
        } catch (CompletionException e) {
            throw new AssertionError(e);
        }
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9002);
        assertThat(device.gpv(TABLE + "1.")).hasSize(6);
        hardware.value(TABLE + "200.Name", good);
        assertThat(device.gpv(TABLE)).hasSize(ROWS * 6);
    }

    @Test
    @Rule({"C-GPV-08", "C-GPN-09"})
    void theBoundOfEntriesHoldsForThemToo() {
        Device device = device(b -> b.provider(TABLE, hardware).heldRows(100).maxEntries(ROWS));
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9004);
        assertThat(code(device.gpnRaw(TABLE, false))).isEqualTo(9004);
        assertThat(device.gpn(TABLE, true)).hasSize(ROWS);
    }

    /** Providers are asked no more at a time than they take, and no call waits for its turn in vain. */
    @Test
    void manyTablesAreAskedForAFewAtATime() {
        hardware.rows.clear();
        Hardware slow = hardware();
        List<CompletableFuture<List<Long>>> open = new ArrayList<>();
        Device device = device(b -> b.provider(TABLE, slow));
        slow.counting = () -> {
            CompletableFuture<List<Long>> one = new CompletableFuture<>();
            open.add(one);
            return one;
        };
        CompletableFuture<Answer> answer = device.tree
                .rpcs()
                .getParameterNames(new GetParameterNames(TABLE, false))
                .toCompletableFuture();
        open.remove(0).complete(List.copyOf(slow.rows.get(TABLE)));
        for (int i = 0; i < ROWS; i++) {
            assertThat(open).hasSizeLessThanOrEqualTo(ProviderLimits.DEFAULT.concurrent());
            device.advance(2); // each call has its own deadline
            open.remove(0).complete(List.of(1L));
        }
        assertThat(device.whole(answer)).isNotNull();
        assertThat(code(device.gpnRaw("Device.Nope.", false))).isEqualTo(9005);
    }
}
