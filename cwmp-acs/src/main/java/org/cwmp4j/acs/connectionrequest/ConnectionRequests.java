package org.cwmp4j.acs.connectionrequest;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.cwmp4j.acs.RateLimit;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.internal.TokenBucket;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.Scheduler;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Connection requests to all devices of a server. Those to one device at the same time are one attempt with one verdict; after a positive
 * answer none is sent for 30 s unless the session came (A-CR-07, CRQ-28), after a negative one none for a while that grows. So many are
 * sent at a time and in a time; others wait, or are held back. Bounded; thread-safe.
 */
public final class ConnectionRequests {
    private static final int MOST_DEVICES = 100_000;

    private final ConnectionRequestSender sender;
    private final DeviceStore devices;
    private final Function<DeviceRecord, ConnectionRequestStyle> styles;
    private final TimeSource time;
    private final ConnectionRequestSettings settings;
    private final BiConsumer<DeviceKey, ConnectionRequestResult> onResult;
    private final Map<DeviceKey, DeviceCalls> calls = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private final @Nullable TokenBucket rate;
    private int underWay;
    private boolean pumping;
    private boolean pumpAgain;
    private boolean armed;

    /** One request to one device, waiting or under way. */
    private static final class Attempt {
        final DeviceKey device;
        final CompletableFuture<ConnectionRequestResult> result = new CompletableFuture<>();
        volatile Scheduler.@Nullable Cancellable limit;

        Attempt(DeviceKey device) {
            this.device = device;
        }
    }

    /**
     * @param sender sends one request
     * @param devices knows their URLs and credentials
     * @param styles how each of them wants to be asked
     * @param time for rates and waits
     * @param settings bounds
     * @param onResult told each attempt's result once
     */
    public ConnectionRequests(
            ConnectionRequestSender sender,
            DeviceStore devices,
            Function<DeviceRecord, ConnectionRequestStyle> styles,
            TimeSource time,
            ConnectionRequestSettings settings,
            BiConsumer<DeviceKey, ConnectionRequestResult> onResult) {
        this.sender = Objects.requireNonNull(sender, "sender");
        this.devices = Objects.requireNonNull(devices, "devices");
        this.styles = Objects.requireNonNull(styles, "styles");
        this.time = Objects.requireNonNull(time, "time");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.onResult = Objects.requireNonNull(onResult, "onResult");
        this.rate = bucket(settings.all());
    }

    private @Nullable TokenBucket bucket(RateLimit limit) {
        return limit.isNone() ? null : new TokenBucket(time.ticker(), limit.every(), limit.burst());
    }

    /** Asks a device for a session. Never completes exceptionally. */
    public CompletionStage<ConnectionRequestResult> request(DeviceKey device) {
        Attempt attempt = new Attempt(device);
        synchronized (this) {
            DeviceCalls known = known(device);
            CompletableFuture<ConnectionRequestResult> former = known.underWay();
            if (former != null) {
                return former.copy();
            }
            if (waiting.size() >= settings.maxWaiting() && underWay >= settings.maxUnderWay()) {
                return CompletableFuture.completedFuture(DeviceCalls.heldBack(
                        underWay + " requests are under way and " + waiting.size() + " wait", Duration.ZERO));
            }
            ConnectionRequestResult answer = known.answer(time.ticker().nanos());
            if (answer != null) {
                return CompletableFuture.completedFuture(answer);
            }
            known.begin(attempt.result);
            waiting.add(attempt);
        }
        CompletionStage<ConnectionRequestResult> result = attempt.result.copy();
        pump();
        waitForTurn(attempt);
        return result;
    }

    /** How long until a request to the device would be sent; zero for at once. */
    public synchronized Duration hold(DeviceKey device) {
        DeviceCalls known = calls.get(device);
        return known == null ? Duration.ZERO : known.hold(time.ticker().nanos());
    }

    /**
     * Says that a session of a device has come.
     *
     * @param asked whether with {@code 6 CONNECTION REQUEST}
     */
    public synchronized void sessionCame(DeviceKey device, boolean asked) {
        DeviceCalls known = calls.get(device);
        if (known != null) {
            known.sessionCame(asked, time.ticker().nanos());
        }
    }

    private DeviceCalls known(DeviceKey device) {
        DeviceCalls known = calls.computeIfAbsent(device, d -> new DeviceCalls(settings, bucket(settings.perDevice())));
        if (calls.size() > MOST_DEVICES) {
            forgetOne();
        }
        return known;
    }

    private void forgetOne() {
        Iterator<DeviceCalls> oldest = calls.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().underWay() == null) {
                oldest.remove();
                return;
            }
        }
    }

    // Whose turn it is

    private synchronized void waitForTurn(Attempt attempt) {
        if (waiting.contains(attempt)) {
            attempt.limit = time.scheduler().schedule(settings.maxWait(), () -> giveUp(attempt));
        }
    }

    private void giveUp(Attempt attempt) {
        ConnectionRequestResult late = DeviceCalls.heldBack("its turn did not come in time", Duration.ZERO);
        synchronized (this) {
            if (!waiting.remove(attempt)) {
                return;
            }
            known(attempt.device).end(late, time.ticker().nanos());
        }
        onResult.accept(attempt.device, late);
        attempt.result.complete(late);
    }

    /** Starts what may start; not within itself, however fast a sender is. */
    private void pump() {
        synchronized (this) {
            if (pumping) {
                pumpAgain = true;
                return;
            }
            pumping = true;
        }
        List<Attempt> next = new ArrayList<>();
        do {
            next.clear();
            Attempt one;
            while ((one = poll()) != null) {
                next.add(one);
            }
            next.forEach(this::start);
        } while (goesOn());
    }

    private synchronized boolean goesOn() {
        pumping = pumpAgain;
        pumpAgain = false;
        return pumping;
    }

    private synchronized @Nullable Attempt poll() {
        if (waiting.isEmpty() || underWay >= settings.maxUnderWay()) {
            return null;
        }
        if (rate != null && !rate.take()) {
            arm(rate.untilNext());
            return null;
        }
        underWay++;
        return waiting.poll();
    }

    private void arm(Duration wait) {
        if (!armed) {
            armed = true;
            time.scheduler().schedule(wait, () -> {
                synchronized (this) {
                    armed = false;
                }
                pump();
            });
        }
    }

    private void start(Attempt attempt) {
        Scheduler.Cancellable limit = attempt.limit;
        if (limit != null) {
            limit.cancel();
        }
        find(attempt.device)
                .handle(this::target)
                .thenCompose(this::send)
                .exceptionally(ConnectionRequests::unreachable)
                .whenComplete((result, impossible) -> ended(attempt, result));
    }

    private void ended(Attempt attempt, ConnectionRequestResult result) {
        synchronized (this) {
            underWay--;
            known(attempt.device).end(result, time.ticker().nanos());
        }
        onResult.accept(attempt.device, result);
        attempt.result.complete(result);
        pump();
    }

    // One request

    private CompletionStage<Optional<DeviceRecord>> find(DeviceKey device) {
        try {
            return devices.find(device);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Object target(Optional<DeviceRecord> found, @Nullable Throwable failure) {
        if (failure != null) {
            return noTarget("the device could not be looked up");
        }
        DeviceRecord record = found.orElse(null);
        String url = record == null ? null : record.connectionRequestUrl();
        if (record == null || url == null || url.isBlank()) {
            return noTarget("the device's ConnectionRequestURL is not known");
        }
        Credentials credentials = record.connectionRequestCredentials();
        if (credentials == null) {
            return noTarget("the device's ConnectionRequestUsername and ConnectionRequestPassword are not known");
        }
        ConnectionRequestStyle style = styles.apply(record);
        if (!style.enabled()) {
            return noTarget("the device's profile says that it takes no connection requests");
        }
        InetAddress from = record.informedFrom();
        if (settings.sameHost() && from == null) {
            return noTarget("it is not known from where the device informed");
        }
        try {
            URI uri = new URI(url.strip());
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? new ConnectionRequestTarget(
                            uri,
                            credentials.username(),
                            credentials.password(),
                            style,
                            settings.sameHost() ? from : null)
                    : noTarget("the device's ConnectionRequestURL is no http URL");
        } catch (URISyntaxException e) {
            return noTarget("the device's ConnectionRequestURL is no URL");
        }
    }

    private static ConnectionRequestResult noTarget(String why) {
        return new ConnectionRequestResult(ConnectionRequestVerdict.NO_TARGET, 0, why);
    }

    private CompletionStage<ConnectionRequestResult> send(Object target) {
        if (target instanceof ConnectionRequestResult result) {
            return CompletableFuture.completedFuture(result);
        }
        try {
            return sender.send((ConnectionRequestTarget) target).exceptionally(ConnectionRequests::unreachable);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(unreachable(e));
        }
    }

    private static ConnectionRequestResult unreachable(Throwable failure) {
        return new ConnectionRequestResult(ConnectionRequestVerdict.UNREACHABLE, 0, "the sender failed");
    }
}
