package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.KEY;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Random histories of calls over a table that the engine stores and one that a provider stores, with providers that fail and a
 * device that is killed at any record, against a plain map of what an ACS must see.
 */
class TreeHistoryTest {
    private static final String[] TABLES = {"Device.Test.Interface.", "Device.Prov.Row."};
    private static final String[] LEAVES = {"Name", "V"};

    /** What the ACS must see: rows, their value, the notification of the value, the key. */
    private static final class Expected {
        final Map<String, String> values = new TreeMap<>();
        final Map<String, Integer> notifications = new TreeMap<>();
        final Map<String, Long> highest = new HashMap<>();
        String key = "";

        Expected copy() {
            Expected copy = new Expected();
            copy.values.putAll(values);
            copy.notifications.putAll(notifications);
            copy.highest.putAll(highest);
            copy.key = key;
            return copy;
        }

        String text() {
            return values + " " + notifications + " " + key;
        }
    }

    @Test
    @Rule({"C-SPV-01", "C-SPV-11", "C-SPA-01", "C-ADD-02", "C-ADD-04", "C-DEL-02", "C-DEL-04", "C-PATH-04"})
    void theTreeIsAlwaysAsOneOfTheWholeChangesLeftIt() {
        int killed = 0;
        int faults = 0;
        for (int seed = 0; seed < 120; seed++) {
            History history = new History(seed);
            for (int step = 0; step < 25; step++) {
                history.step(step);
            }
            killed += history.kills;
            faults += history.faults;
        }
        assertThat(killed).isGreaterThan(150);
        assertThat(faults).isGreaterThan(150);
    }

    private static final class History {
        final int seed;
        final RandomSource random;
        final Hardware hardware = new Hardware();
        final Device device = new Device(b -> b.provider(TABLES[1], hardware));
        Expected now = new Expected();
        int kills;
        int faults;

        History(int seed) {
            this.seed = seed;
            this.random = RandomSource.seeded(seed);
            device.start();
        }

        boolean chance(int oneIn) {
            return random.nextLong(oneIn) == 0;
        }

        void step(int step) {
            boolean dies = chance(4);
            if (dies) {
                device.start(device.journal.open(random.nextLong(4)));
            }
            hardware.preparing = chance(6)
                    ? () -> CompletableFuture.failedStage(new IllegalStateException("refused"))
                    : () -> CompletableFuture.completedStage(null);
            hardware.committing = chance(4)
                    ? () -> CompletableFuture.failedStage(new IllegalStateException("busy"))
                    : () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
            Expected after = now.copy();
            CompletableFuture<CwmpMessage> answer = call("k" + step, after);
            device.advance(10);
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                boolean refused = answer.join() instanceof Fault;
                faults += refused ? 1 : 0;
                now = refused ? now : after;
                compare("answered", step, now);
            }
            if (dies || chance(8)) {
                kills++;
                hardware.prepared.clear();
                hardware.committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
                device.restart();
                compare("restarted", step, answer.isDone() ? List.of(now) : List.of(now, after));
                now = seen().equals(now.text()) ? now : after;
            }
        }

        void compare(String when, int step, Expected expected) {
            compare(when, step, List.of(expected));
        }

        void compare(String when, int step, List<Expected> possible) {
            assertThat(seen())
                    .as("seed %d, step %d, %s", seed, step, when)
                    .isIn(possible.stream().map(Expected::text).toList());
        }

        String seen() {
            Map<String, String> values = new TreeMap<>();
            Map<String, Integer> notifications = new TreeMap<>();
            for (int t = 0; t < 2; t++) {
                for (String row : device.gpn(TABLES[t], true).keySet()) {
                    values.put(row, device.value(row + LEAVES[t]));
                    int notification = device.notification(row + LEAVES[t]);
                    if (notification != 0) {
                        notifications.put(row, notification);
                    }
                }
            }
            return values + " " + notifications + " " + device.value(KEY);
        }

        CompletableFuture<CwmpMessage> call(String key, Expected after) {
            List<String> rows = new ArrayList<>(now.values.keySet());
            long kind = rows.isEmpty() ? 0 : random.nextLong(4);
            String row = rows.isEmpty() ? "" : rows.get((int) random.nextLong(rows.size()));
            if (kind == 0) {
                return add((int) random.nextLong(2), key, after);
            } else if (kind == 1) {
                after.values.remove(row);
                after.notifications.remove(row);
                after.key = key;
                return device.tree
                        .rpcs()
                        .deleteObject(new DeleteObject(row, key))
                        .toCompletableFuture();
            } else if (kind == 2) {
                int notification = 1 + (int) random.nextLong(2);
                after.notifications.put(row, notification);
                return device.tree
                        .rpcs()
                        .setParameterAttributes(
                                new SetParameterAttributes(List.of(Device.watch(row + leaf(row), notification))))
                        .toCompletableFuture();
            }
            return set(rows, key, after);
        }

        CompletableFuture<CwmpMessage> add(int table, String key, Expected after) {
            long number = now.highest.getOrDefault(TABLES[table], 0L) + 1;
            String row = TABLES[table] + number + ".";
            long rows = now.values.keySet().stream()
                    .filter(r -> r.startsWith(TABLES[table]))
                    .count();
            if (table == 1 || rows < 5) {
                after.values.put(row, table == 0 ? "" : "new");
                after.highest.put(TABLES[table], number);
                after.key = key;
            }
            Consumer<CwmpMessage> check = answer -> {
                if (answer instanceof AddObjectResponse added) {
                    assertThat(added.instanceNumber()).as("seed %d", seed).isEqualTo(number);
                }
            };
            return device.tree
                    .rpcs()
                    .addObject(new AddObject(TABLES[table], key))
                    .toCompletableFuture()
                    .whenComplete((answer, failure) -> check.accept(answer));
        }

        CompletableFuture<CwmpMessage> set(List<String> rows, String key, Expected after) {
            var values = rows.stream()
                    .filter(r -> chance(2))
                    .map(r -> string(r + leaf(r), r.hashCode() + key))
                    .toList();
            values.forEach(v -> after.values.put(v.name().substring(0, v.name().lastIndexOf('.') + 1), v.text()));
            after.key = key;
            return device.set(key, values.toArray(org.cwmp4j.model.ParameterValue[]::new))
                    .toCompletableFuture();
        }

        static String leaf(String row) {
            return row.startsWith(TABLES[0]) ? LEAVES[0] : LEAVES[1];
        }
    }
}
