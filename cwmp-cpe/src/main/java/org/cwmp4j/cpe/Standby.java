package org.cwmp4j.cpe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cwmp4j.cpe.StandbyAnswer.Refusal;
import org.cwmp4j.cpe.internal.EngineTopic.Occurred;
import org.cwmp4j.cpe.managementserver.StandbyPolicy;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * StandbyPolicy (TR-069 A6C1 Annex L): whether the device may sleep, and what it tells when it wakes up. Time that monotonic time
 * did not count, because the whole machine slept, is found by the time of day. On the agent's executor.
 */
final class Standby {
    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

    private final AgentCore core;
    private final SchedulingTimer scheduled;
    private final PeriodicInforms periodic;
    private @Nullable Sleep sleep;

    Standby(AgentCore core, SchedulingTimer scheduled, PeriodicInforms periodic) {
        this.core = core;
        this.scheduled = scheduled;
        this.periodic = periodic;
    }

    private record Sleep(
            StandbyMode mode, long nanos, @Nullable Instant wall) {}

    /** Asks, and if it is allowed the device is in standby from now on. */
    StandbyAnswer enter(StandbyMode mode) {
        Set<Refusal> refusals = refusals(mode);
        Optional<Duration> next = Stream.of(scheduled.untilNext(), periodic.untilNext())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
        if (refusals.isEmpty()) {
            WallClock wall = core.time().wall();
            sleep = new Sleep(mode, core.time().ticker().nanos(), wall.isSet() ? wall.now() : null);
            if (!mode.timerAware()) {
                scheduled.pause();
                periodic.pause();
            }
        }
        return new StandbyAnswer(refusals, next);
    }

    private Set<Refusal> refusals(StandbyMode mode) {
        StandbyPolicy policy = core.server().settings().standby();
        EnumSet<Refusal> refusals = EnumSet.noneOf(Refusal.class);
        if (!core.isIdle()) {
            refusals.add(Refusal.IN_SESSION);
        }
        if (sleep != null) {
            refusals.add(Refusal.IN_STANDBY);
        }
        if (policy.networkAwarenessCapable() && policy.crAwarenessRequested() && !mode.crAware()) {
            refusals.add(Refusal.CR_AWARENESS);
        }
        boolean timer = policy.selfTimerCapable() && mode.timerAware();
        if (policy.selfTimerCapable()
                && policy.periodicAwarenessRequested()
                && !timer
                && periodic.untilNext().isPresent()) {
            refusals.add(Refusal.PERIODIC_AWARENESS);
        }
        if (policy.scheduledAwarenessRequested()
                && !timer
                && scheduled.untilNext().isPresent()) {
            refusals.add(Refusal.SCHEDULED_AWARENESS);
        }
        return refusals;
    }

    /** Whether a session for these reasons has to wait until the device is awake. */
    boolean holds(Set<SessionReason> reasons) {
        Sleep now = sleep;
        return now != null
                && !now.mode().timerAware()
                && !reasons.contains(SessionReason.REQUESTED)
                && !(now.mode().crAware() && reasons.contains(SessionReason.CONNECTION_REQUEST));
    }

    /** The device is awake again, and tells so if the policy wants it (STB-01); in one event, with what else it missed. */
    void wake() {
        Sleep was = sleep;
        if (was == null) {
            return;
        }
        sleep = null;
        Duration counted = Duration.ofNanos(core.time().ticker().nanos() - was.nanos());
        Duration slept = slept(was, counted);
        long missed = 0;
        Occurred overdue = Occurred.NOTHING;
        if (!was.mode().timerAware()) {
            missed = periodic.resume(slept.minus(counted));
            overdue = scheduled.resume(slept.minus(counted));
        }
        List<Event> events = new ArrayList<>(overdue.events());
        StandbyPolicy policy = core.server().settings().standby();
        if (isToldOf(policy, was.mode(), slept, missed, !overdue.events().isEmpty())) {
            events.add(Event.of(EventCode.WAKEUP));
        }
        LOG.info("awake after {}: {} periodic contacts missed", slept, missed);
        if (!events.isEmpty()) {
            core.raise(events, overdue.update(), SessionReason.EVENT);
        }
        core.clockChanged();
        core.wakePlanner();
    }

    private static boolean isToldOf(
            StandbyPolicy policy, StandbyMode mode, Duration slept, long missedPeriodic, boolean missedScheduled) {
        Duration unaware = policy.crUnawarenessMax();
        Integer most = policy.maxMissedPeriodic();
        return (unaware != null && !mode.crAware() && slept.compareTo(unaware) > 0)
                || (most != null && missedPeriodic > most)
                || (policy.notifyMissedScheduled() && missedScheduled);
    }

    private Duration slept(Sleep was, Duration counted) {
        WallClock wall = core.time().wall();
        Duration byDay = was.wall() == null || !wall.isSet() ? counted : Duration.between(was.wall(), wall.now());
        return byDay.compareTo(counted) > 0 ? byDay : counted;
    }

    /** A restart is no waking (STB-02). */
    void restarted() {
        sleep = null;
    }
}
