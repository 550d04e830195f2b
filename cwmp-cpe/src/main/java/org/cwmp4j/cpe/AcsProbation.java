package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.AcsAttempt;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new ACS has to prove itself, or the one before is used again. What is recorded is the last ACS with which a session was
 * successful, at its end: so it is there before anybody can set another URL, and every start finds out by itself whether the
 * present one is on trial. The trial's time is that during which the device is up. On the agent's executor.
 */
final class AcsProbation implements EngineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(AcsProbation.class);
    private static final StateSection<ProvenAcs> PROVEN = new StateSection<>("acs-proven", 1, ProvenAcs.CODEC);
    /** How many seconds the trial of a URL has lasted; the URL is the key. */
    private static final StateSection<Long> TRIAL = new StateSection<>("acs-trial", 1, StateCodec.NUMBER);

    private static final String LAST = "last";
    private static final int SLICES = 12;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Engine engine;
    private final Duration limit;
    private final EngineTimer timer;
    private @Nullable ProvenAcs proven;
    private boolean recorded = true;
    private String onTrial = "";
    private Duration before = Duration.ZERO;
    private long since;
    private boolean overdue;
    private boolean changed;

    AcsProbation(Engine engine, Duration limit) {
        this.engine = engine;
        this.limit = limit;
        this.timer = engine.timer();
        this.proven = engine.state().found(PROVEN, LAST).orElse(null);
        engine.state().found(TRIAL).forEach((url, seconds) -> {
            onTrial = url;
            before = Duration.ofSeconds(seconds);
        });
    }

    @Override
    public Occurred restarted() {
        judge(!onTrial.equals(url()) ? Duration.ZERO : isOnTrial() ? served() : before);
        return Occurred.NOTHING;
    }

    @Override
    public void settingsChanged(ManagementServerSettings was, ManagementServerSettings is) {
        if (was.url().equals(is.url())) {
            return;
        }
        if (proven == null && engine.isInSession() && !changed) { // it works so far, and there is nothing better
            prove(ProvenAcs.of(was));
        }
        changed = true;
        judge(Duration.ZERO);
    }

    @Override
    public void attempted(AcsAttempt attempt) {
        ManagementServerSettings now = engine.server().settings();
        if (attempt.success()) {
            // Credentials that an ACS sets for itself are those to come back with.
            boolean same = now.url().equals(attempt.settings().url());
            prove(ProvenAcs.of(same ? now : attempt.settings()));
            if (same || !isOnTrial()) {
                judge(Duration.ZERO);
            }
        }
    }

    @Override
    public void sessionEnded(SessionResult result) {
        changed = false;
        if (overdue) {
            overdue = false;
            due();
        }
    }

    private String url() {
        return engine.server().settings().url();
    }

    /** Finds out whether the present URL is on trial, with that much of its time gone. */
    private void judge(Duration gone) {
        boolean trial = proven != null && !url().isEmpty() && !url().equals(proven.url());
        timer.cancel();
        overdue = false;
        if (!onTrial.isEmpty() && !(trial && onTrial.equals(url()))) {
            engine.later(StateUpdate.of(TRIAL.remove(onTrial)));
        }
        onTrial = trial ? url() : "";
        if (trial) {
            before = gone;
            since = engine.time().ticker().nanos();
            await();
        }
    }

    /** Notes now and then how much of the time is over, so that restarts do not make it longer. */
    private void await() {
        Duration left = limit.minus(served());
        Duration slice = limit.dividedBy(SLICES);
        if (left.compareTo(slice) > 0) {
            timer.set(slice, () -> {
                CompletionStage<Void> unused =
                        engine.record(note()).exceptionally(failure -> null); // the next one will do
                await();
            });
        } else {
            timer.set(left.isNegative() ? Duration.ZERO : left, this::due);
        }
    }

    private StateUpdate note() {
        return StateUpdate.of(TRIAL.put(onTrial, served().toSeconds()));
    }

    private boolean isOnTrial() {
        return timer.isSet() || overdue;
    }

    private Duration served() {
        return before.plusNanos(engine.time().ticker().nanos() - since);
    }

    private void prove(ProvenAcs acs) {
        if (acs.equals(proven) && recorded) {
            return;
        }
        proven = acs;
        recorded = true;
        CompletionStage<Void> unused = engine.record(StateUpdate.of(PROVEN.put(LAST, acs)))
                .exceptionally(failure -> {
                    recorded = false;
                    LOG.warn("not recorded that {} has proved itself: {}", acs, Deadlines.text(failure));
                    return null;
                });
    }

    private void due() {
        ProvenAcs back = proven;
        if (back == null) {
            return;
        }
        if (engine.isInSession()) {
            overdue = true;
        } else if (engine.server().settings().enableCwmp()) {
            goBack(back);
        } else {
            timer.set(limit, this::due); // nothing was tried
        }
    }

    private void goBack(ProvenAcs to) {
        String failed = Secrets.maskUrl(onTrial);
        String server = engine.server().path();
        CompletionStage<Void> unused = engine.tree()
                .set(
                        Writer.DEVICE,
                        Map.of(
                                server + "URL", to.url(),
                                server + "Username", to.username(),
                                server + "Password", to.password()))
                .handle((nothing, failure) -> {
                    if (failure == null) {
                        LOG.warn(
                                "no session with {} was successful within {} s: {} is used again",
                                failed,
                                limit.toSeconds(),
                                to);
                        engine.tell(o -> o.acsReverted(failed, to.toString()));
                    } else {
                        LOG.warn("{} could not be gone back to: {}", to, Deadlines.text(failure));
                        timer.set(AGAIN, this::due);
                    }
                    return null;
                });
    }

    @Override
    public StateUpdate forget() {
        timer.cancel();
        proven = null;
        overdue = false;
        StateUpdate update = StateUpdate.of(PROVEN.remove(LAST));
        if (!onTrial.isEmpty()) {
            update = update.and(StateUpdate.of(TRIAL.remove(onTrial)));
            onTrial = "";
        }
        return update;
    }

    @Override
    public void stop() {
        if (timer.isSet()) {
            engine.later(note());
        }
        timer.cancel();
    }
}
