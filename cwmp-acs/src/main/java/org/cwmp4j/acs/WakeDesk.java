package org.cwmp4j.acs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.connectionrequest.ConnectionRequests;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.model.time.TimeSource;

/** Asks devices for sessions on behalf of operations, but not before a device may be worked with (quirk D20). */
final class WakeDesk {
    /** More devices than that are not waited for: their operations leave in their next session. */
    private static final int MAX_WAITING = 100_000;

    private static final Duration LEAST_HOLD = Duration.ofSeconds(10);

    private final DeviceStore devices;
    private final ProfileDesk profiles;
    private final ConnectionRequests requests;
    private final TimeSource time;
    private final Set<DeviceKey> waiting = ConcurrentHashMap.newKeySet();

    WakeDesk(DeviceStore devices, ProfileDesk profiles, ConnectionRequests requests, TimeSource time) {
        this.devices = devices;
        this.profiles = profiles;
        this.requests = requests;
        this.time = time;
    }

    /** Asks at once, or when the device's hold-off is over. */
    void wake(DeviceKey device) {
        find(device).whenComplete((found, failure) -> {
            Duration left = failure == null ? found.map(this::holdOff).orElse(Duration.ZERO) : Duration.ZERO;
            if (left.isZero()) {
                requests.request(device).thenAccept(result -> again(device, result));
            } else {
                later(device, left); // it may have booted again by then
            }
        });
    }

    /** A limit of ours takes nobody's wake away. */
    private void again(DeviceKey device, ConnectionRequestResult result) {
        if (result.verdict() == ConnectionRequestVerdict.HELD_BACK) {
            Duration left = requests.hold(device);
            later(device, left.compareTo(LEAST_HOLD) < 0 ? LEAST_HOLD : left);
        }
    }

    private void later(DeviceKey device, Duration left) {
        if (waiting.size() < MAX_WAITING && waiting.add(device)) {
            time.scheduler().schedule(left, () -> {
                waiting.remove(device);
                wake(device);
            });
        }
    }

    private Duration holdOff(DeviceRecord record) {
        return ProfileDesk.holdOff(
                profiles.of(record), record.bootedAt(), time.wall().now());
    }

    private CompletionStage<Optional<DeviceRecord>> find(DeviceKey device) {
        try {
            return devices.find(device);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
