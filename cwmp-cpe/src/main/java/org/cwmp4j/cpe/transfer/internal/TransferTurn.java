package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.cpe.transfer.DownloadHandler.Recovery;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.internal.TransferState.Lane;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.jspecify.annotations.Nullable;

/** One step of {@link TransferMachine}; {@link #s} is its own copy. */
final class TransferTurn {
    /** How late a delayed transfer may begin (C-DL-08). */
    private static final Duration HINDERED = Duration.ofHours(1);

    private static final Duration DEFAULT_RETRY = Duration.ofMinutes(1);
    private static final Duration BOOT_AGAIN = Duration.ofMinutes(5);
    private static final int BOOTS = 3;

    private final TransferState s;
    private final Moment now;
    private final TransferLimits limits;
    private final List<TransferEffect> effects = new ArrayList<>();
    private boolean record;
    private @Nullable Duration wake;

    TransferTurn(TransferState s, Moment now, TransferLimits limits) {
        this.s = s;
        this.now = now;
        this.limits = limits;
    }

    TransferMachine.Step step() {
        return new TransferMachine.Step(s, record, effects, wake);
    }

    void take(TransferInput input) {
        if (input instanceof TransferInput.Wake) {
            look();
        } else if (input instanceof TransferInput.Go) {
            go();
        } else if (input instanceof TransferInput.SessionOver) {
            s.held = false;
            look();
        } else if (input instanceof TransferInput.Resumable resumable) {
            resumable(resumable.mark());
        } else if (input instanceof TransferInput.Moved moved) {
            moved(moved);
        } else if (input instanceof TransferInput.Verified) {
            s.verified = true;
            look();
        } else if (input instanceof TransferInput.Applied applied) {
            applied(applied.how());
        } else if (input instanceof TransferInput.Failed failed) {
            failed(failed.failure(), failed.retryAfter());
        } else if (input instanceof TransferInput.Permission permission) {
            decided(permission);
        } else {
            takeMore(input);
        }
    }

    private void takeMore(TransferInput input) {
        if (input instanceof TransferInput.Recovered recovered) {
            recovered(recovered.how());
        } else if (input instanceof TransferInput.Booted) {
            if (s.phase == TransferPhase.BOOTING) {
                succeed();
            }
        } else if (input instanceof TransferInput.NotBooted) {
            notBooted();
        } else if (input instanceof TransferInput.AnswerLater) {
            answerLater();
        } else if (input instanceof TransferInput.Cancel) {
            cancel();
        } else if (input instanceof TransferInput.Doubtful) {
            doubtful();
        } else if (input instanceof TransferInput.Found found) {
            found(found.bytes());
        } else if (input instanceof TransferInput.Restarted) {
            restarted();
        }
    }

    // ---- time

    private void look() {
        switch (s.phase) {
            case QUEUED, RECEIVED -> decide();
            case MOVING -> overdue();
            case BOOTING -> boot();
            case APPLYING, DONE -> {}
        }
    }

    /** What the time says to a transfer that waits. */
    private void decide() {
        s.wants = Lane.NONE;
        if (s.held || (s.phase == TransferPhase.RECEIVED && !s.verified)) {
            return;
        }
        if (s.order.isScheduled()) {
            decideByWindows();
        } else if (s.phase == TransferPhase.RECEIVED) {
            s.wants = Lane.APPLY;
        } else {
            decideByDelay();
        }
    }

    private void decideByDelay() {
        Duration delay = s.order.delay();
        boolean due = now.elapsed().compareTo(delay) >= 0;
        if (s.order.multicast()) {
            s.wants = Lane.MOVE;
            overdueMulticast();
        } else if (!due) {
            wake = delay.minus(now.elapsed());
        } else if (s.begun || delay.isZero()) {
            s.wants = Lane.MOVE;
        } else if (now.elapsed().compareTo(delay.plus(HINDERED)) >= 0) {
            fail(general(), "not begun within an hour of its time");
        } else {
            s.wants = Lane.MOVE;
            wake = delay.plus(HINDERED).minus(now.elapsed());
        }
    }

    private void decideByWindows() {
        Windows windows = new Windows(s.order.windows());
        Duration over = windows.untilOver(now.elapsed());
        if (over.isZero()) {
            outside();
            return;
        }
        int w = now.certain() ? windows.at(now.elapsed()) : -1;
        if (w < 0) { // never outside a window (C-SD-05), nor where it is not known whether one is open
            wake = now.certain() ? windows.untilNext(now.elapsed()).orElse(over) : over;
        } else {
            decideWithin(windows, w);
        }
    }

    private void decideWithin(Windows windows, int w) {
        enter(w);
        if (s.exhausted) {
            Optional<Duration> next = windows.untilNext(now.elapsed());
            next.ifPresentOrElse(wait -> wake = wait, this::outside);
            return;
        }
        wake = windows.untilEnd(w, now.elapsed());
        if (now.elapsed().compareTo(s.notBefore) < 0) {
            wake = min(wake, s.notBefore.minus(now.elapsed()));
        } else if (needsPermission(windows.get(w)) && !s.permitted) {
            if (!s.asking) {
                s.asking = true;
                effects.add(TransferEffect.ASK_PERMISSION);
            }
        } else {
            s.wants = s.phase == TransferPhase.QUEUED ? Lane.MOVE : Lane.APPLY;
        }
    }

    private void enter(int window) {
        if (s.window != window) {
            s.window = window;
            s.failures = 0;
            s.exhausted = false;
            s.permitted = false;
            s.asking = false;
            s.notBefore = Duration.ZERO;
        }
    }

    private static boolean needsPermission(TimeWindowStruct window) {
        return !window.windowMode().equals(TimeWindowStruct.AT_ANY_TIME)
                && !window.windowMode().equals(TimeWindowStruct.IMMEDIATELY);
    }

    private boolean isConfirmed() {
        return s.window >= 0
                && s.order.windows().get(s.window).windowMode().equals(TimeWindowStruct.CONFIRMATION_NEEDED);
    }

    private void decided(TransferInput.Permission permission) {
        if (!s.asking || permission.window() != s.window) {
            return;
        }
        s.asking = false;
        if (permission.granted()) {
            s.permitted = true;
            s.permittedAt = now.elapsed();
        } else if (isConfirmed()) {
            s.exhausted = true;
        } else {
            s.notBefore = now.elapsed().plus(limits.poll());
        }
        record |= isConfirmed();
        look();
    }

    /** Bytes are moved: is there still time? */
    private void overdue() {
        if (s.order.multicast()) {
            overdueMulticast();
        } else if (s.order.isScheduled()) {
            Windows windows = new Windows(s.order.windows());
            if (windows.at(now.elapsed()) == s.window) {
                wake = windows.untilEnd(s.window, now.elapsed());
            } else {
                stop("the window is over");
            }
        }
    }

    private void overdueMulticast() {
        Duration left = s.order.delay().minus(now.elapsed());
        if (s.order.delay().isZero()) {
            return; // no time given: the deadline of all transfers holds
        }
        if (!left.isNegative() && !left.isZero()) {
            wake = left;
        } else if (s.phase == TransferPhase.MOVING) {
            stop("not complete in the time given");
        } else {
            fail(FaultCode.CANNOT_COMPLETE_DOWNLOAD, "not complete in the time given");
        }
    }

    private void stop(String why) {
        if (s.stopping == null) {
            s.stopping = why;
            effects.add(TransferEffect.STOP);
        }
    }

    // ---- going on

    private void go() {
        if (s.wants == Lane.NONE) {
            return;
        }
        boolean stale = now.elapsed().minus(s.permittedAt).compareTo(limits.poll()) > 0;
        if (s.permitted && stale && !isConfirmed()) {
            s.permitted = false; // it waited for its turn: perhaps somebody uses the device again
        }
        decide();
        Lane wanted = s.wants;
        s.wants = Lane.NONE;
        if (wanted == Lane.MOVE) {
            enter(TransferPhase.MOVING);
            s.begun = true;
            s.started = s.started == null ? now.wall() : s.started;
            effects.add(TransferEffect.MOVE);
            wake = null;
            overdue();
        } else if (wanted == Lane.APPLY) {
            enter(TransferPhase.APPLYING);
            effects.add(TransferEffect.APPLY);
            wake = null;
        }
    }

    private void enter(TransferPhase phase) {
        s.phase = phase;
        record = true;
    }

    private void resumable(String mark) {
        if (s.phase == TransferPhase.MOVING && s.order.isDownload() && !mark.equals(s.resumeMark)) {
            s.resumeMark = mark;
            record = true;
        }
        look();
    }

    private void moved(TransferInput.Moved moved) {
        if (s.phase != TransferPhase.MOVING) {
            return;
        }
        boolean late = s.stopping != null && s.order.multicast();
        s.stopping = null;
        if (late) {
            fail(FaultCode.CANNOT_COMPLETE_DOWNLOAD, "not complete in the time given");
        } else if (!s.order.isDownload()) {
            succeed();
        } else {
            enter(TransferPhase.RECEIVED);
            s.bytes = moved.bytes();
            s.name = moved.name();
            verify();
        }
    }

    private void verify() {
        s.verified = false;
        s.permitted &= isConfirmed(); // idle is asked anew before the file is applied
        effects.add(TransferEffect.VERIFY);
    }

    private void applied(Applied how) {
        if (s.phase != TransferPhase.APPLYING) {
            return;
        }
        if (how == Applied.NOW) {
            succeed();
        } else {
            booting();
        }
    }

    private void booting() {
        enter(TransferPhase.BOOTING);
        effects.add(TransferEffect.CLEAN);
        answerLater(); // C-DL-03
        boot();
    }

    private void boot() {
        if (!s.rebooting) {
            s.rebooting = true;
            effects.add(TransferEffect.REBOOT);
        }
    }

    private void notBooted() {
        if (s.phase != TransferPhase.BOOTING) {
            return;
        }
        s.rebooting = false;
        if (++s.failedBoots >= BOOTS) {
            fail(FaultCode.INTERNAL_ERROR, "the device does not restart");
        } else {
            wake = BOOT_AGAIN;
        }
    }

    private void answerLater() {
        if (s.unanswered) {
            s.unanswered = false;
            record = true;
            effects.add(TransferEffect.ANSWER_LATER);
        }
        if (s.phase == TransferPhase.QUEUED) {
            look();
        }
    }

    private void cancel() {
        if (s.isCancellable()) {
            if (s.phase == TransferPhase.MOVING) {
                effects.add(TransferEffect.STOP);
            }
            s.silent = true;
            end();
        }
    }

    // ---- failures

    private void failed(TransferException failure, Optional<Duration> wait) {
        String stopped = s.stopping;
        s.stopping = null;
        if (s.phase == TransferPhase.QUEUED || s.phase == TransferPhase.DONE) {
            return;
        }
        if (stopped != null && s.order.multicast()) {
            fail(FaultCode.CANNOT_COMPLETE_DOWNLOAD, stopped);
        } else if (s.order.isScheduled() && s.phase != TransferPhase.BOOTING && !failure.isUnrecoverable()) {
            if (stopped == null) {
                countFailure(failure, wait);
            }
            tryAgain();
            look();
        } else {
            fail(failure.code(), String.valueOf(failure.getMessage()));
        }
    }

    private void countFailure(TransferException failure, Optional<Duration> wait) {
        s.failures++;
        s.trouble = reportable(failure.code()) + " " + failure.getMessage();
        int retries = s.order.windows().get(s.window).maxRetries();
        s.exhausted = retries >= 0 ? s.failures > retries : wait.isEmpty(); // C-SD-06
        s.notBefore = now.elapsed().plus(wait.orElse(DEFAULT_RETRY));
    }

    /** What could not be applied is kept; what is not good is fetched anew. */
    private void tryAgain() {
        if (s.phase == TransferPhase.APPLYING) {
            enter(TransferPhase.RECEIVED);
            s.verified = true;
            s.permitted &= isConfirmed();
            return;
        }
        if (s.phase == TransferPhase.RECEIVED) {
            s.resumeMark = null;
            effects.add(TransferEffect.CLEAN);
        }
        enter(TransferPhase.QUEUED);
    }

    private void outside() { // C-SD-08
        fail(
                FaultCode.OUTSIDE_TIME_WINDOWS,
                "not done within the time windows" + (s.trouble.isEmpty() ? "" : "; last: " + s.trouble));
    }

    private FaultCode general() {
        return s.order.isDownload() ? FaultCode.DOWNLOAD_FAILURE : FaultCode.UPLOAD_FAILURE;
    }

    // ---- the end

    private void succeed() {
        s.fault = FaultStruct.SUCCESS;
        s.completed = now.wall();
        end();
    }

    private void fail(FaultCode code, String why) {
        s.fault = new FaultStruct(reportable(code), why.length() > 256 ? why.substring(0, 256) : why);
        end();
    }

    /** What TransferComplete can say (C-TC-03). */
    private FaultCode reportable(FaultCode code) {
        return Faults.inCompletion(code, s.order.isDownload());
    }

    private void end() {
        enter(TransferPhase.DONE);
        s.wants = Lane.NONE;
        s.resumeMark = null;
        wake = null;
        effects.add(TransferEffect.CLEAN);
        if (s.silent) {
            effects.add(TransferEffect.REMOVE);
        } else if (s.unanswered) {
            effects.add(TransferEffect.REMOVE);
            effects.add(TransferEffect.ANSWER);
        } else {
            effects.add(TransferEffect.REPORT);
        }
    }

    // ---- restarts

    /** A new process begins where the one before has left off (C-DL-10). */
    private void found(long bytes) {
        s.fileFound = bytes > 0;
        if (s.unanswered) { // the ACS has no answer: it was told of no transfer
            s.unanswered = false;
            s.silent = true;
            if (s.isCancellable()) {
                end();
                return;
            }
        }
        switch (s.phase) {
            case MOVING -> interrupted(null);
            case APPLYING -> interrupted(TransferEffect.ASK_INTERRUPTED);
            case RECEIVED -> {
                if (bytes == s.bytes) {
                    verify();
                } else {
                    lost();
                }
            }
            case QUEUED, BOOTING, DONE -> {}
        }
    }

    /** Nothing is done on its word: it might put an old file in the place of a newer one. Whether one is in effect can be asked. */
    private void doubtful() {
        if (s.phase != TransferPhase.BOOTING && s.phase != TransferPhase.DONE) {
            fail(general(), "the device has lost what became of it");
        }
    }

    private void interrupted(@Nullable TransferEffect question) {
        if (++s.interruptions > limits.interruptions()) {
            fail(general(), "the device has restarted " + s.interruptions + " times in its midst");
        } else if (question != null) {
            record = true;
            effects.add(question);
        } else {
            s.phase = TransferPhase.QUEUED;
            s.resumeMark = s.fileFound ? s.resumeMark : null;
        }
    }

    private void lost() {
        enter(TransferPhase.QUEUED);
        s.resumeMark = null;
    }

    private void recovered(Recovery how) {
        if (s.phase != TransferPhase.APPLYING) {
            return;
        }
        switch (how) {
            case APPLIED -> succeed();
            case NEEDS_REBOOT -> booting();
            case AGAIN -> {
                if (s.fileFound) {
                    enter(TransferPhase.RECEIVED);
                    verify();
                } else {
                    lost();
                    look();
                }
            }
        }
    }

    private void restarted() {
        s.rebooting = false;
        if (s.phase == TransferPhase.BOOTING) {
            s.rebooting = true; // until it is known what came of it
            effects.add(TransferEffect.ASK_BOOTED);
        } else {
            look();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
