package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What providers say that the data model does not allow. It is never sent, but told: once for each path, and again if the reason is
 * another or the path was good in between. Bounded: of many the oldest are forgotten, and so may be told again. On the agent's
 * executor.
 */
final class Violations {
    private static final Logger LOG = LoggerFactory.getLogger(Violations.class);
    private static final int REMEMBERED = 1024;
    /** Who breaks the model at one place may do so at a hundred thousand: one line in so many is enough then. */
    private static final int LOGGED_ONE_BY_ONE = 100;

    private final List<BiConsumer<String, String>> listeners = new ArrayList<>();
    private final Map<String, String> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long count;

    void listener(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    /** @param reason what was expected; shows no value */
    void found(String path, String reason) {
        if (reason.equals(told.put(path, reason))) {
            return;
        }
        count++;
        if (count <= LOGGED_ONE_BY_ONE || count % REMEMBERED == 0) {
            LOG.warn("a provider breaks the data model at {}: {} (number {} since the start)", path, reason, count);
        }
        listeners.forEach(listener -> listener.accept(path, reason));
    }

    /** What a provider says of a path is good. */
    void none(String path) {
        if (!told.isEmpty()) {
            told.remove(path);
        }
    }
}
