package org.cwmp4j.cpe;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws away from the engine. */
record ObserverGuard(CpeObserver observer) {
    private static final Logger LOG = LoggerFactory.getLogger(ObserverGuard.class);

    void tell(Consumer<CpeObserver> event) {
        try {
            event.accept(observer);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("observer failed", e);
        }
    }
}
