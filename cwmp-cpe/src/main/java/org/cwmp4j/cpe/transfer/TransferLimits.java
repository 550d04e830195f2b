package org.cwmp4j.cpe.transfer;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of an agent's transfers.
 *
 * @param queue how many transfers of the ACS may be in the queue, those whose end it has not confirmed included; and how many of the
 *     device itself. 3 to 16 (C-DL-05, C-GQ-01)
 * @param parallel how many may move bytes at once
 * @param maxFile bytes of the largest file that may be received, whatever was announced
 * @param maxDisk bytes of all received files together, at least {@code maxFile}
 * @param keepFree bytes that transfers leave free on the disk
 * @param move how long one transfer may move bytes
 * @param apply how long verifying a file, and applying it, may take; and providing one to send
 * @param accept how long a handler may take to accept a transfer, while the ACS waits; shorter than {@link
 *     org.cwmp4j.cpe.CpeLimits#method}
 * @param immediate how long the ACS is kept waiting for an immediate transfer before it gets Status 1; with {@code accept} shorter
 *     than {@link org.cwmp4j.cpe.CpeLimits#method}
 * @param boot how long the first Inform after a restart waits for handlers that find out what became of a transfer
 * @param poll between questions whether the device is idle
 * @param interruptions how often a transfer goes on after a restart in its midst; then it is given up, so that a file that makes the
 *     device restart does not do so for ever
 */
public record TransferLimits(
        int queue,
        int parallel,
        long maxFile,
        long maxDisk,
        long keepFree,
        Duration move,
        Duration apply,
        Duration accept,
        Duration immediate,
        Duration boot,
        Duration poll,
        int interruptions) {
    private static final long MIB = 1024 * 1024;

    /**
     * 16 in the queue, 2 at once; files of 256 MiB, 512 MiB in all, 16 MiB left free; moving 1 h, applying 30 min, accepting 20 s,
     * immediate ones 30 s, start 30 s; idle asked every 30 s; 5 interruptions.
     */
    public static final TransferLimits DEFAULT = new TransferLimits(
            16,
            2,
            256 * MIB,
            512 * MIB,
            16 * MIB,
            Duration.ofHours(1),
            Duration.ofMinutes(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            5);

    public TransferLimits {
        if (queue < 3 || queue > 16) {
            throw new IllegalArgumentException("queue: expected 3 to 16, got " + queue);
        }
        positive(parallel, "parallel");
        positive(maxFile, "maxFile");
        positive(interruptions, "interruptions");
        if (maxDisk < maxFile || keepFree < 0) {
            throw new IllegalArgumentException("maxDisk " + maxDisk + ", keepFree " + keepFree
                    + ": expected at least maxFile, " + maxFile + ", and zero");
        }
        positive(Objects.requireNonNull(move, "move").toNanos(), "move");
        positive(Objects.requireNonNull(apply, "apply").toNanos(), "apply");
        positive(Objects.requireNonNull(accept, "accept").toNanos(), "accept");
        positive(Objects.requireNonNull(immediate, "immediate").toNanos(), "immediate");
        positive(Objects.requireNonNull(boot, "boot").toNanos(), "boot");
        positive(Objects.requireNonNull(poll, "poll").toNanos(), "poll");
    }

    /** With so many in the queue, and at once. */
    public TransferLimits withQueue(int most, int atOnce) {
        return new TransferLimits(
                most, atOnce, maxFile, maxDisk, keepFree, move, apply, accept, immediate, boot, poll, interruptions);
    }

    /** With these bounds of the disk. */
    public TransferLimits withDisk(long file, long all, long free) {
        return new TransferLimits(
                queue, parallel, file, all, free, move, apply, accept, immediate, boot, poll, interruptions);
    }

    /** With these deadlines of moving and of applying. */
    public TransferLimits withDeadlines(Duration moving, Duration applying) {
        return new TransferLimits(
                queue,
                parallel,
                maxFile,
                maxDisk,
                keepFree,
                moving,
                applying,
                accept,
                immediate,
                boot,
                poll,
                interruptions);
    }

    /** With these waits for handlers while the ACS waits, and at the start. */
    public TransferLimits withWaits(Duration accepting, Duration immediateOnes, Duration starting) {
        return new TransferLimits(
                queue,
                parallel,
                maxFile,
                maxDisk,
                keepFree,
                move,
                apply,
                accepting,
                immediateOnes,
                starting,
                poll,
                interruptions);
    }

    /** With so long between questions whether the device is idle. */
    public TransferLimits withPoll(Duration value) {
        return new TransferLimits(
                queue,
                parallel,
                maxFile,
                maxDisk,
                keepFree,
                move,
                apply,
                accept,
                immediate,
                boot,
                value,
                interruptions);
    }

    /** With so many restarts that a transfer outlives. */
    public TransferLimits withInterruptions(int value) {
        return new TransferLimits(
                queue, parallel, maxFile, maxDisk, keepFree, move, apply, accept, immediate, boot, poll, value);
    }

    private static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
        }
    }
}
