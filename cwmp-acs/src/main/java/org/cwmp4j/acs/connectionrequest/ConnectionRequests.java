package org.cwmp4j.acs.connectionrequest;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Connection requests to all devices of a server: those to one device at the same time are one attempt with one verdict, and after a
 * positive answer none is sent for 30 s unless the session came (A-CR-07). Bounded; thread-safe.
 */
public final class ConnectionRequests {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final ConnectionRequestSender sender;
    private final DeviceStore devices;
    private final Function<DeviceRecord, ConnectionRequestStyle> styles;
    private final Ticker ticker;
    private final int maxUnderWay;
    private final BiConsumer<DeviceKey, ConnectionRequestResult> onResult;
    private final Map<DeviceKey, Attempt> attempts = new HashMap<>();
    private int underWay;

    private static final class Attempt {
        final CompletableFuture<ConnectionRequestResult> result = new CompletableFuture<>();
        boolean accepted;
        long acceptedAt;
    }

    /**
     * @param sender sends one request
     * @param devices knows their URLs and credentials
     * @param styles how each of them wants to be asked
     * @param ticker for the 30 s
     * @param maxUnderWay attempts at a time; further ones get {@link ConnectionRequestVerdict#OVERLOADED}
     * @param onResult told each attempt's result once
     */
    public ConnectionRequests(
            ConnectionRequestSender sender,
            DeviceStore devices,
            Function<DeviceRecord, ConnectionRequestStyle> styles,
            Ticker ticker,
            int maxUnderWay,
            BiConsumer<DeviceKey, ConnectionRequestResult> onResult) {
        this.sender = Objects.requireNonNull(sender, "sender");
        this.devices = Objects.requireNonNull(devices, "devices");
        this.styles = Objects.requireNonNull(styles, "styles");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        this.maxUnderWay = maxUnderWay;
        this.onResult = Objects.requireNonNull(onResult, "onResult");
    }

    /** Asks a device for a session. Never completes exceptionally. */
    public CompletionStage<ConnectionRequestResult> request(DeviceKey device) {
        Attempt attempt = new Attempt();
        synchronized (this) {
            Attempt former = attempts.get(device);
            if (former != null && (!former.accepted || ticker.nanos() - former.acceptedAt < PATIENCE)) {
                return former.result.copy();
            }
            forgetOld();
            if (underWay >= maxUnderWay) {
                return CompletableFuture.completedFuture(new ConnectionRequestResult(
                        ConnectionRequestVerdict.OVERLOADED, 0, maxUnderWay + " requests are under way"));
            }
            underWay++;
            attempts.put(device, attempt);
        }
        find(device).handle(this::target).thenCompose(this::send).whenComplete((result, impossible) -> {
            done(device, attempt, result);
            onResult.accept(device, result);
            attempt.result.complete(result);
        });
        return attempt.result.copy();
    }

    /** Says that the session that was asked for has come. */
    public synchronized void sessionCame(DeviceKey device) {
        Attempt attempt = attempts.get(device);
        if (attempt != null && attempt.accepted) {
            attempts.remove(device);
        }
    }

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
        Credentials credentials = record == null ? null : record.connectionRequestCredentials();
        if (url == null || url.isBlank()) {
            return noTarget("the device's ConnectionRequestURL is not known");
        }
        if (credentials == null) {
            return noTarget("the device's ConnectionRequestUsername and ConnectionRequestPassword are not known");
        }
        ConnectionRequestStyle style = styles.apply(record);
        if (!style.enabled()) {
            return noTarget("the device's profile says that it takes no connection requests");
        }
        try {
            URI uri = new URI(url.strip());
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? new ConnectionRequestTarget(uri, credentials.username(), credentials.password(), style)
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

    private synchronized void done(DeviceKey device, Attempt attempt, ConnectionRequestResult result) {
        underWay--;
        if (result.verdict() == ConnectionRequestVerdict.ACCEPTED) {
            attempt.accepted = true;
            attempt.acceptedAt = ticker.nanos();
        } else {
            attempts.remove(device, attempt);
        }
    }

    private void forgetOld() {
        long now = ticker.nanos();
        Iterator<Attempt> all = attempts.values().iterator();
        while (all.hasNext()) {
            Attempt attempt = all.next();
            if (attempt.accepted && now - attempt.acceptedAt >= PATIENCE) {
                all.remove();
            }
        }
    }
}
