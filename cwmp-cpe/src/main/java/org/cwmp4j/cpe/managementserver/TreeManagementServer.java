package org.cwmp4j.cpe.managementserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.parameter.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the object in the tree. */
final class TreeManagementServer implements ManagementServer {
    private static final Logger LOG = LoggerFactory.getLogger(TreeManagementServer.class);

    private final ParameterTree tree;
    private final SettingsValues values;
    private final List<BiConsumer<ManagementServerSettings, ManagementServerSettings>> listeners = new ArrayList<>();
    private volatile ManagementServerSettings settings;

    TreeManagementServer(ParameterTree tree, SettingsValues values, ManagementServerSettings settings) {
        this.tree = tree;
        this.values = values;
        this.settings = settings;
        tree.onChange(this::changed);
    }

    @Override
    public String path() {
        return values.server();
    }

    @Override
    public ManagementServerSettings settings() {
        return settings;
    }

    @Override
    public void onChange(BiConsumer<ManagementServerSettings, ManagementServerSettings> listener) {
        listeners.add(listener);
    }

    @Override
    public CompletionStage<Void> connectionRequestUrl(String url) {
        return tree.set(Writer.DEVICE, Map.of(values.server() + "ConnectionRequestURL", url));
    }

    private void changed(Set<String> paths) {
        if (paths.stream()
                .noneMatch(p ->
                        p.startsWith(values.server()) || p.equals(tree.model().root()))) {
            return;
        }
        ManagementServerSettings before = settings;
        ManagementServerSettings after = values.settings(tree);
        if (values.text(before).equals(values.text(after))) {
            return;
        }
        settings = after;
        for (BiConsumer<ManagementServerSettings, ManagementServerSettings> listener : List.copyOf(listeners)) {
            try {
                listener.accept(before, after);
            } catch (RuntimeException e) {
                LOG.error("listener of ManagementServer failed", e);
            }
        }
    }
}
