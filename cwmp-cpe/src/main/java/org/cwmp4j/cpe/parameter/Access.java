package org.cwmp4j.cpe.parameter;

import java.util.List;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.data.ActiveNotify;
import org.cwmp4j.model.data.ParameterDefinition;

/** Who hears of a parameter's changes, and who may make them. */
final class Access {
    private final StoredTree stored;
    private final TreeOptions options;

    Access(StoredTree stored, TreeOptions options) {
        this.stored = stored;
        this.options = options;
    }

    /** The notification in force. */
    Notification notification(String path, ParameterDefinition definition) {
        Integer set = stored.attributes(path).notification();
        return set == null || definition.activeNotify() == ActiveNotify.FORCE_ENABLED
                ? definition.defaultNotification()
                : Notification.ofCode(set).orElse(Notification.OFF);
    }

    boolean isActive(String path, ParameterDefinition definition) {
        return notification(path, definition) == Notification.ACTIVE;
    }

    /** Whether a change not made by the ACS is told at all. */
    boolean isWatched(String path, ParameterDefinition definition) {
        return definition.forcedInform() || notification(path, definition) != Notification.OFF;
    }

    /** Whether a change not made by the ACS is reported by an Inform: to those that watch it, or because it is in every Inform (C-INF-07). */
    boolean isReported(String path, ParameterDefinition definition) {
        return definition.forcedInform() || notification(path, definition).inInform();
    }

    /** The access list in force. */
    List<String> accessList(String path) {
        List<String> set = stored.attributes(path).accessList();
        return set == null ? options.entities().stream().sorted().toList() : set;
    }

    boolean mayWrite(Writer writer, String path) {
        return writer.isDevice() || accessList(path).contains(writer.entity());
    }
}
