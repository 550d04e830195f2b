package org.cwmp4j.acs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.parameter.BatchSizes;
import org.cwmp4j.acs.parameter.DeviceParameters;
import org.cwmp4j.acs.profile.DeviceProfile;
import org.cwmp4j.acs.session.SessionContext;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/** What the application holds of a live session. */
final class SessionView implements DeviceSession {
    private static final int MAX_DEVIATIONS = 1000;

    private final LiveSession session;
    private final Application application;
    private final SessionInfo info;
    private final DeviceKey device;
    private final Inform inform;
    private final SoapHeader header;
    private final SessionContext context;
    private final DeviceKind kind;
    private final NamingAbilities naming;
    private @Nullable CompletableFuture<SessionEnd> ended;
    private final BatchSizes sizes;
    private @Nullable DeviceParameters parameters;
    private final List<Deviation> deviations = new ArrayList<>();

    SessionView(
            LiveSession session,
            Application application,
            SessionInfo info,
            DeviceKey device,
            Inform inform,
            SoapHeader header,
            SessionContext context,
            DeviceKind kind,
            NamingAbilities naming,
            BatchSizes sizes) {
        this.session = session;
        this.application = application;
        this.info = info;
        this.device = device;
        this.inform = inform;
        this.header = header;
        this.context = context;
        this.kind = kind;
        this.naming = naming;
        this.sizes = sizes;
    }

    void add(List<Deviation> more) {
        synchronized (deviations) {
            more.stream().limit(MAX_DEVIATIONS - deviations.size()).forEach(deviations::add);
        }
    }

    @Override
    public SessionInfo info() {
        return info;
    }

    @Override
    public DeviceKey device() {
        return device;
    }

    @Override
    public Inform inform() {
        return inform;
    }

    @Override
    public SoapHeader informHeader() {
        return header;
    }

    @Override
    public CwmpVersion version() {
        return context.version();
    }

    @Override
    public DeviceProfile profile() {
        return kind.profile();
    }

    @Override
    public boolean bootstrap() {
        return kind.bootstrap();
    }

    @Override
    public Duration holdOff() {
        return session.holdOff();
    }

    @Override
    public List<Deviation> deviations() {
        synchronized (deviations) {
            return List.copyOf(deviations);
        }
    }

    // Each future is cast to the response type that the machine has checked the answer against.

    @Override
    public <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method) {
        return view(queue(method, null), method.responseType());
    }

    @Override
    public <R extends MethodResponse> CompletableFuture<R> call(CpeMethod<R> method, Duration limit) {
        return view(queue(method, checked(limit)), method.responseType());
    }

    private <R extends MethodResponse> CompletableFuture<R> view(
            CompletableFuture<MethodResponse> result, Class<R> type) {
        CompletableFuture<R> view = application.view(result.thenApply(type::cast));
        CompletionStage<R> taken = view;
        taken.whenComplete((response, failure) -> {
            if (view.isCancelled()) {
                result.cancel(false);
            }
        });
        return view;
    }

    private static Duration checked(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit: expected more than zero, got " + limit);
        }
        return limit;
    }

    private CompletableFuture<MethodResponse> queue(CpeMethod<?> method, @Nullable Duration limit) {
        CompletableFuture<MethodResponse> result = new CompletableFuture<>();
        naming.refusal(method)
                .or(() -> Sendable.refusal(method, context.namespace(), context.version()))
                .ifPresentOrElse(
                        result::completeExceptionally, () -> session.call(new Call.OfHandler(method, limit, result)));
        return result;
    }

    @Override
    public synchronized DeviceParameters parameters() {
        DeviceParameters made = parameters;
        if (made == null) {
            made = new DeviceParameters(device.text(), new SessionCalls(this), kind.profile(), inform, sizes);
            parameters = made;
        }
        return made;
    }

    @Override
    public BlockingDeviceSession blocking() {
        return new Blocking(this);
    }

    @Override
    public void holdRequests(boolean hold) {
        session.hold(hold);
    }

    @Override
    public void finish() {
        session.finish();
    }

    @Override
    public void redirect(URI location) {
        session.redirect(new InformDecision.Redirect(location, 307));
    }

    @Override
    public void abort() {
        session.stop(SessionEnd.ABORTED);
    }

    @Override
    public synchronized CompletableFuture<SessionEnd> ended() {
        CompletableFuture<SessionEnd> seen = ended;
        if (seen == null) {
            seen = application.view(session.ended());
            ended = seen;
        }
        return seen.copy();
    }

    @Override
    public String toString() {
        return "session " + info.id() + " of " + device;
    }

    /** Waits for what the session completes on its own threads: a full executor of the application does not stand in the way. */
    private record Blocking(SessionView session) implements BlockingDeviceSession {
        @Override
        public <R extends MethodResponse> R call(CpeMethod<R> method) {
            return method.responseType().cast(join(session.queue(method, null), method.name()));
        }

        @Override
        public <R extends MethodResponse> R call(CpeMethod<R> method, Duration limit) {
            return method.responseType().cast(join(session.queue(method, checked(limit)), method.name()));
        }

        private static <T> T join(CompletableFuture<T> future, String method) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CwmpException("interrupted while waiting for " + method, e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof RuntimeException known) {
                    throw known;
                }
                throw new CwmpException(method + " failed", cause);
            }
        }
    }
}
