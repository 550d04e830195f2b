package org.cwmp4j.cpe;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.cwmp4j.cpe.notification.NotificationSender;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What agents share: the way to the ACS, time, chance, the executor for application code, and the listener for connection
 * requests. It starts nothing and closes nothing: whoever made the parts owns them. One runtime serves thousands of agents.
 * Thread-safe.
 */
public final class CpeRuntime {
    private final AcsTransport transport;
    private final TimeSource time;
    private final Executor executor;
    private final RandomSource random;
    private final SecretSource secrets;
    private final @Nullable ConnectionRequestSource connectionRequests;
    private final @Nullable NotificationSender notifications;
    private final DigestServer digest;

    private CpeRuntime(Builder b) {
        this.transport = b.transport;
        this.time = b.time;
        this.executor = b.executor;
        this.random = b.random;
        this.secrets = b.secrets;
        this.connectionRequests = b.connectionRequests;
        this.notifications = b.notifications;
        this.digest = new DigestServer(b.digest, time.ticker(), secrets);
    }

    /**
     * Begins a runtime.
     *
     * @param transport carries the sessions
     * @param time what all waits and times of day go by
     * @param executor runs the application's code: parameter providers, device control, handlers of vendor methods. It may
     *     block; never the thread of an event loop
     */
    public static Builder builder(AcsTransport transport, TimeSource time, Executor executor) {
        return new Builder(transport, time, executor);
    }

    /** Carries the sessions. */
    public AcsTransport transport() {
        return transport;
    }

    /** What all waits and times of day go by. */
    public TimeSource time() {
        return time;
    }

    /** Runs the application's code. */
    public Executor executor() {
        return executor;
    }

    RandomSource random() {
        return random;
    }

    SecretSource secrets() {
        return secrets;
    }

    @Nullable
    ConnectionRequestSource connectionRequests() {
        return connectionRequests;
    }

    @Nullable
    NotificationSender notifications() {
        return notifications;
    }

    DigestServer digest() {
        return digest;
    }

    /** Puts the parts together. Not thread-safe. */
    public static final class Builder {
        private final AcsTransport transport;
        private final TimeSource time;
        private final Executor executor;
        private RandomSource random = RandomSource.system();
        private SecretSource secrets = SecretSource.secure();
        private @Nullable ConnectionRequestSource connectionRequests;
        private @Nullable NotificationSender notifications;
        private DigestServerSettings digest = DigestServerSettings.of("cwmp4j");

        private Builder(AcsTransport transport, TimeSource time, Executor executor) {
            this.transport = Objects.requireNonNull(transport, "transport");
            this.time = Objects.requireNonNull(time, "time");
            this.executor = Objects.requireNonNull(executor, "executor");
        }

        /** Chance for retry waits and message IDs. Default: seeded by the system. */
        public Builder random(RandomSource value) {
            random = Objects.requireNonNull(value, "random");
            return this;
        }

        /** Makes connection-request paths and nonces. Default: the JDK's secure generator. */
        public Builder secrets(SecretSource value) {
            secrets = Objects.requireNonNull(value, "secrets");
            return this;
        }

        /** Where connection requests come from. Default: nowhere; ConnectionRequestURL then stays empty. */
        public Builder connectionRequests(ConnectionRequestSource value) {
            connectionRequests = Objects.requireNonNull(value, "connectionRequests");
            return this;
        }

        /**
         * Carries lightweight notifications (TR-069 A6C1 Annex M). Default: nobody; the device then says that it has none, and
         * refuses attributes that ask for them (LWN-11).
         */
        public Builder notifications(NotificationSender value) {
            notifications = Objects.requireNonNull(value, "notifications");
            return this;
        }

        /** How connection requests are authenticated. Default: MD5, realm {@code cwmp4j}, no empty passwords. */
        public Builder digest(DigestServerSettings value) {
            digest = Objects.requireNonNull(value, "digest");
            return this;
        }

        /** The runtime. */
        public CpeRuntime build() {
            return new CpeRuntime(this);
        }
    }
}
