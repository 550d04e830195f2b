package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.ParameterValue;

/**
 * Changes for lightweight notifications (TR-069 A6C1 Annex M): beside what Informs report, with a log of their own (C-NOT-10).
 * Nothing is kept while no protocol is in use (LWN-02).
 */
final class LightweightReports {
    private static final String UDP = "UDP";

    private final TreeParts parts;
    private final Access access;
    private final List<Runnable> onActive = new ArrayList<>();

    LightweightReports(TreeParts parts, Access access) {
        this.parts = parts;
        this.access = access;
    }

    private ChangeLog log() {
        return parts.lightweightLog();
    }

    /** Whether some protocol is in use. */
    private boolean isInUse() {
        return isSupported(parts) && lists(parts, "LightweightNotificationProtocolsUsed");
    }

    /** Whether the device says that it has them (LWN-11). */
    static boolean isSupported(TreeParts parts) {
        return lists(parts, "LightweightNotificationProtocolsSupported");
    }

    private static boolean lists(TreeParts parts, String name) {
        String path = parts.context().model().root() + "ManagementServer." + name;
        String protocols = parts.stored().value(path);
        return protocols != null && List.of(protocols.split(",", -1)).contains(UDP);
    }

    void onActive(Runnable listener) {
        onActive.add(listener);
    }

    /** Adds those among the changes that are to be told. */
    StateUpdate update(Collection<String> paths) {
        if (!isInUse()) {
            return StateUpdate.NONE;
        }
        List<String> told = paths.stream()
                .filter(path -> notification(path).isLightweight())
                .toList();
        if (told.isEmpty()) {
            return StateUpdate.NONE;
        }
        boolean active = told.stream().anyMatch(this::isActive);
        return log().changed(told).and(new StateUpdate(List.of(), () -> {
            if (active) {
                onActive.forEach(Runnable::run);
            }
        }));
    }

    boolean hasChanges() {
        return !log().isEmpty();
    }

    boolean hasActive() {
        return log().shown().keySet().stream().anyMatch(this::isActive);
    }

    private boolean isActive(String path) {
        Notification notification = notification(path);
        return notification.isLightweight() && notification.isDeniable();
    }

    private Notification notification(String path) {
        return parts.context()
                .model()
                .parameter(path)
                .map(definition -> access.notification(path, definition))
                .orElse(Notification.OFF);
    }

    /** What is to be told now; a value that cannot be had stays to be told. */
    CompletableFuture<InformParameters> parameters() {
        Map<String, Long> changes = log().shown();
        Rows rows = parts.rows();
        return Reports.leavesThatWork(parts, changes.keySet(), rows)
                .thenCompose(leaves -> parts.reader()
                        .readWhatWorks(leaves.values(), rows)
                        .thenApply(values -> list(changes, leaves, values, rows)));
    }

    private InformParameters list(
            Map<String, Long> changes, Map<String, Leaf> leaves, Map<String, String> values, Rows rows) {
        List<ParameterValue> told = new ArrayList<>();
        Map<String, Long> reported = new HashMap<>();
        Map<String, String> paths = new HashMap<>();
        changes.forEach((path, version) -> {
            Leaf leaf = leaves.get(path);
            String value = values.get(path);
            boolean wanted = leaf != null && notification(path).isLightweight();
            if (leaf != null && wanted && value != null) {
                told.add(parts.wire().of(leaf, value));
                paths.put(leaf.name(), path);
            }
            if ((!wanted && !rows.isUnknown(path)) || value != null) {
                reported.put(path, version);
            }
        });
        return new InformParameters(told, !told.isEmpty(), reported, paths);
    }
}
