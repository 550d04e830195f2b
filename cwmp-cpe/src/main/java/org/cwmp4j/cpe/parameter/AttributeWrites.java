package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.parameter.ReadRpcs.Outcome;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.data.ActiveNotify;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SetParameterAttributes: all entries or none, in their order, as one record (C-SPA-01, C-SPA-02). */
final class AttributeWrites {
    private static final Logger LOG = LoggerFactory.getLogger(AttributeWrites.class);

    private final TreeParts parts;
    private final LastKnown known;
    private final Polling polling;

    AttributeWrites(TreeParts parts, LastKnown known, Polling polling) {
        this.parts = parts;
        this.known = known;
        this.polling = polling;
    }

    CompletableFuture<CwmpMessage> set(List<SetParameterAttributesStruct> entries) {
        Rows rows = parts.rows();
        return rows.walk(() -> changes(entries, parts.walk(rows)))
                .thenCompose(outcome -> record(outcome.orThrow()))
                .thenApply(done -> new SetParameterAttributesResponse());
    }

    private CompletableFuture<Void> record(List<Map.Entry<String, Attributes>> changed) {
        Map<String, Attributes> byPath = new LinkedHashMap<>();
        changed.forEach(e -> byPath.put(e.getKey(), e.getValue()));
        List<StateRecord> records = new ArrayList<>();
        byPath.forEach((path, value) -> records.add(StoredTree.record(path, value)));
        List<String> off = byPath.entrySet().stream()
                .filter(e -> Integer.valueOf(0).equals(e.getValue().notification()))
                .map(Map.Entry::getKey)
                .toList();
        StateUpdate update = new StateUpdate(records, () -> parts.stored().apply(byPath)).and(known.forget(off));
        return parts.context()
                .state()
                .record(update)
                .thenRun(() -> look(byPath.keySet()))
                .toCompletableFuture();
    }

    /** What is watched from now on gets a value to compare with; the ACS need not wait for that. */
    private void look(Set<String> paths) {
        CompletionStage<Void> unused = polling.poll(paths).exceptionally(failure -> {
            LOG.warn(
                    "values not looked at: {}",
                    String.valueOf(ProviderFailure.unwrap(failure).getMessage()));
            return null;
        });
    }

    private Outcome<Map.Entry<String, Attributes>> changes(List<SetParameterAttributesStruct> entries, Walk walk) {
        Map<String, Attributes> changed = new LinkedHashMap<>();
        for (SetParameterAttributesStruct entry : entries) {
            if (entry.notificationChange() && !isSupported(entry.notification())) {
                return Outcome.refused(new Refusal(
                        FaultCode.INVALID_ARGUMENTS, "notification " + entry.notification() + " is not supported"));
            }
            Item item =
                    walk.locate(entry.name().isEmpty() ? parts.context().model().root() : entry.name());
            if (item == null) {
                return Outcome.refused(Refusal.noSuch(entry.name()));
            }
            for (Leaf leaf : walk.leaves(item)) {
                if (denies(entry, leaf)) {
                    return Outcome.refused(new Refusal(
                            FaultCode.NOTIFICATION_REQUEST_REJECTED, "no active notification of " + leaf.path()));
                }
                Attributes before =
                        changed.getOrDefault(leaf.path(), parts.stored().attributes(leaf.path()));
                changed.put(leaf.path(), changed(before, entry, leaf));
            }
        }
        return Outcome.of(List.copyOf(changed.entrySet()));
    }

    /** Lightweight notification only where the device says that it has it (C-SPA-05, C-SPA-06). */
    private boolean isSupported(int notification) {
        return Notification.ofCode(notification)
                .filter(n -> !n.isLightweight() || LightweightReports.isSupported(parts))
                .isPresent();
    }

    /** Passive notification is accepted for everything, lightweight or not (C-SPA-08). */
    private boolean denies(SetParameterAttributesStruct entry, Leaf leaf) {
        return entry.notificationChange()
                && Notification.ofCode(entry.notification())
                        .filter(Notification::isDeniable)
                        .isPresent()
                && leaf.definition().activeNotify() == ActiveNotify.CAN_DENY
                && parts.options().denyActive().test(leaf.path());
    }

    private Attributes changed(Attributes before, SetParameterAttributesStruct entry, Leaf leaf) {
        Attributes after = before;
        if (entry.notificationChange() && leaf.definition().activeNotify() != ActiveNotify.FORCE_ENABLED) {
            after = after.withNotification(entry.notification());
        }
        if (entry.accessListChange()) {
            after = after.withAccessList(entry.accessList().stream()
                    .filter(parts.options().entities()::contains)
                    .distinct()
                    .toList());
        }
        return after;
    }
}
