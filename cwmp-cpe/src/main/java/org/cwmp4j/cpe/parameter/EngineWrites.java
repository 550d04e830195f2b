package org.cwmp4j.cpe.parameter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What the engine itself had providers set last, so that one which tells of every change, also of those that it was just told to
 * make, causes no notification (C-NOT-01). Bounded: of very old settings a provider is believed.
 */
final class EngineWrites {
    private static final int REMEMBERED = 1024;

    private final Map<String, String> values = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Remembers values once they are decided. */
    StateUpdate setting(Collection<ParameterChange> changes) {
        return new StateUpdate(
                List.of(),
                () -> changes.forEach(change -> {
                    if (change instanceof SetValue set) {
                        values.remove(set.path());
                        values.put(set.path(), set.value());
                    }
                }));
    }

    /** What was set, if nobody else has changed it since. */
    @Nullable
    String value(String path) {
        return values.get(path);
    }

    /** Somebody else changed it. */
    void forget(String path) {
        values.remove(path);
    }
}
