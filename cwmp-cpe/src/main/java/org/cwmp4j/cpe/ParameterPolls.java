package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the tree looked at: all that is watched at a start, for what changed while the device was off, and parts of it by their
 * periods, never two times at once. On the agent's executor.
 */
final class ParameterPolls implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(ParameterPolls.class);
    /** Devices that were switched on together shall not ask their hardware together for ever: a period varies by so much of it. */
    private static final double JITTER = 0.1;

    private final Engine engine;
    private final Map<String, EngineTimer> timers = new HashMap<>();
    private boolean stopped;

    ParameterPolls(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Occurred restarted() {
        stopped = false;
        CompletionStage<Void> unused = poll("");
        engine.tree().polls().forEach((template, period) -> {
            EngineTimer timer = timers.computeIfAbsent(template, t -> engine.timer());
            timer.set(part(period, engine.random().nextDouble()), () -> due(template, period));
        });
        return Occurred.NOTHING;
    }

    private static Duration part(Duration period, double factor) {
        return Duration.ofMillis((long) (period.toMillis() * factor));
    }

    private void due(String template, Duration period) {
        double factor = 1 - JITTER + 2 * JITTER * engine.random().nextDouble();
        CompletionStage<Void> unused = poll(template).thenRun(() -> {
            EngineTimer timer = timers.get(template);
            if (timer != null && !stopped) {
                timer.set(part(period, factor), () -> due(template, period));
            }
        });
    }

    private CompletionStage<Void> poll(String template) {
        return engine.tree().poll(template).exceptionally(failure -> {
            LOG.warn("values not looked at: {}", Deadlines.text(failure));
            return null;
        });
    }

    @Override
    public void stop() {
        stopped = true;
        timers.values().forEach(EngineTimer::cancel);
    }
}
