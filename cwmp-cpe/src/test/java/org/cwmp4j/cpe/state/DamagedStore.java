package org.cwmp4j.cpe.state;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** A store that has lost something, and does not know what: all that it finds may be out of date. */
public record DamagedStore(StateStore real) implements StateStore {
    private static final StateDamage DAMAGE = new StateDamage("flash", List.of(new StateDamage.Loss(100, 20, 1)));

    @Override
    public CompletionStage<StateSnapshot> load() {
        return real.load().thenApply(found -> found.withDamage(DAMAGE));
    }

    @Override
    public CompletionStage<Void> append(List<StateRecord> batch) {
        return real.append(batch);
    }

    @Override
    public CompletionStage<Void> close() {
        return real.close();
    }
}
