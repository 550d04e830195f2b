package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.model.CwmpDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code ManagementServer.} at one moment. A session takes them at its start, so that a change made in it counts
 * from the next one on (C-DM-05). Build with {@link #builder}.
 */
public final class ManagementServerSettings {
    private final Builder values;

    private ManagementServerSettings(Builder values) {
        this.values = values;
    }

    /** Everything as the standard's defaults have it, for the given ACS. */
    public static Builder builder(String url) {
        return new Builder().url(url);
    }

    /** EnableCWMP: whether the device sends Informs and answers connection requests at all (C-CONN-09). */
    public boolean enableCwmp() {
        return values.enableCwmp;
    }

    /** URL of the ACS; may be empty. */
    public String url() {
        return values.url;
    }

    /** Username for the ACS. */
    public String username() {
        return values.username;
    }

    /** Password for the ACS. A secret. */
    public String password() {
        return values.password;
    }

    /** PeriodicInformEnable. */
    public boolean periodicInformEnable() {
        return values.periodicInformEnable;
    }

    /** PeriodicInformInterval; 1 s or more. */
    public Duration periodicInformInterval() {
        return values.periodicInformInterval;
    }

    /** PeriodicInformTime: the phase, or Unknown Time. */
    public CwmpDateTime periodicInformTime() {
        return values.periodicInformTime;
    }

    /** ParameterKey; empty until the ACS sets one. */
    public String parameterKey() {
        return values.parameterKey;
    }

    /** ConnectionRequestURL; empty while there is none. */
    public String connectionRequestUrl() {
        return values.connectionRequestUrl;
    }

    /** ConnectionRequestUsername. */
    public String connectionRequestUsername() {
        return values.connectionRequestUsername;
    }

    /** ConnectionRequestPassword. A secret. */
    public String connectionRequestPassword() {
        return values.connectionRequestPassword;
    }

    /** HTTPConnectionRequestEnable. Always true under {@code InternetGatewayDevice.}, which does not have it. */
    public boolean httpConnectionRequestEnable() {
        return values.httpConnectionRequestEnable;
    }

    /** UpgradesManaged: whether the device should leave upgrades to the ACS (C-DM-07). */
    public boolean upgradesManaged() {
        return values.upgradesManaged;
    }

    /** DefaultActiveNotificationThrottle; zero or more (C-NOT-05). */
    public Duration activeNotificationThrottle() {
        return values.activeNotificationThrottle;
    }

    /** CWMPRetryMinimumWaitInterval; 1 to 65535 s. */
    public Duration retryMinimumWait() {
        return values.retryMinimumWait;
    }

    /** CWMPRetryIntervalMultiplier, in thousandths; 1000 to 65535. */
    public int retryIntervalMultiplier() {
        return values.retryIntervalMultiplier;
    }

    /** HTTPCompression: how the device compresses what it sends; {@code null} for {@code Disabled} (C-HTTP-30). */
    public @Nullable ContentCoding httpCompression() {
        return values.httpCompression;
    }

    /** ScheduleReboot: when the device is to restart, if that is to come; or Unknown Time (C-DM-06). */
    public CwmpDateTime scheduleReboot() {
        return values.scheduleReboot;
    }

    /**
     * DelayReboot: how long after the session in which it was set the device is to restart; empty for -1, which it is after every
     * restart (C-DM-06).
     */
    public Optional<Duration> delayReboot() {
        return Optional.ofNullable(values.delayReboot);
    }

    /** HeartbeatPolicy. */
    public HeartbeatPolicy heartbeat() {
        return values.heartbeat;
    }

    /** StandbyPolicy. */
    public StandbyPolicy standby() {
        return values.standby;
    }

    /** Where lightweight notifications go and when. */
    public LightweightSettings lightweight() {
        return values.lightweight;
    }

    /** A copy to change. */
    public Builder toBuilder() {
        return values.copy();
    }

    /** Shows no credentials. */
    @Override
    public String toString() {
        return "ManagementServerSettings[url=" + url() + ", periodicInformEnable=" + periodicInformEnable()
                + ", periodicInformInterval=" + periodicInformInterval() + ", parameterKey=" + parameterKey() + "]";
    }

    /** Sets the values one by one; their ranges are checked where the definitions are. Not thread-safe. */
    public static final class Builder {
        private boolean enableCwmp = true;
        private String url = "";
        private String username = "";
        private String password = "";
        private boolean periodicInformEnable = true;
        private Duration periodicInformInterval = Duration.ofDays(1);
        private CwmpDateTime periodicInformTime = CwmpDateTime.UNKNOWN;
        private String parameterKey = "";
        private String connectionRequestUrl = "";
        private String connectionRequestUsername = "";
        private String connectionRequestPassword = "";
        private boolean httpConnectionRequestEnable = true;
        private boolean upgradesManaged;
        private Duration activeNotificationThrottle = Duration.ZERO;
        private Duration retryMinimumWait = Duration.ofSeconds(5);
        private int retryIntervalMultiplier = 2000;
        private @Nullable ContentCoding httpCompression;
        private CwmpDateTime scheduleReboot = CwmpDateTime.UNKNOWN;
        private @Nullable Duration delayReboot;
        private HeartbeatPolicy heartbeat = HeartbeatPolicy.DEFAULT;
        private StandbyPolicy standby = StandbyPolicy.DEFAULT;
        private LightweightSettings lightweight = LightweightSettings.DEFAULT;

        private Builder() {}

        /** Default: true. */
        public Builder enableCwmp(boolean value) {
            enableCwmp = value;
            return this;
        }

        /** Default: empty. */
        public Builder url(String value) {
            url = Objects.requireNonNull(value, "url");
            return this;
        }

        /** Default: empty. */
        public Builder username(String value) {
            username = Objects.requireNonNull(value, "username");
            return this;
        }

        /** Default: empty. */
        public Builder password(String value) {
            password = Objects.requireNonNull(value, "password");
            return this;
        }

        /** Default: true. */
        public Builder periodicInformEnable(boolean value) {
            periodicInformEnable = value;
            return this;
        }

        /** Default: a day. */
        public Builder periodicInformInterval(Duration value) {
            periodicInformInterval = Objects.requireNonNull(value, "periodicInformInterval");
            return this;
        }

        /** Default: Unknown Time. */
        public Builder periodicInformTime(CwmpDateTime value) {
            periodicInformTime = Objects.requireNonNull(value, "periodicInformTime");
            return this;
        }

        /** Default: empty. */
        public Builder connectionRequestUrl(String value) {
            connectionRequestUrl = Objects.requireNonNull(value, "connectionRequestUrl");
            return this;
        }

        /** Default: empty. */
        public Builder connectionRequestUsername(String value) {
            connectionRequestUsername = Objects.requireNonNull(value, "connectionRequestUsername");
            return this;
        }

        /** Default: empty. */
        public Builder connectionRequestPassword(String value) {
            connectionRequestPassword = Objects.requireNonNull(value, "connectionRequestPassword");
            return this;
        }

        /** Default: true. */
        public Builder httpConnectionRequestEnable(boolean value) {
            httpConnectionRequestEnable = value;
            return this;
        }

        /** Default: false. */
        public Builder upgradesManaged(boolean value) {
            upgradesManaged = value;
            return this;
        }

        /** Default: zero. */
        public Builder activeNotificationThrottle(Duration value) {
            activeNotificationThrottle = Objects.requireNonNull(value, "activeNotificationThrottle");
            return this;
        }

        /** Default: 5 s. */
        public Builder retryMinimumWait(Duration value) {
            retryMinimumWait = Objects.requireNonNull(value, "retryMinimumWait");
            return this;
        }

        /** Default: 2000. */
        public Builder retryIntervalMultiplier(int value) {
            retryIntervalMultiplier = value;
            return this;
        }

        /** Default: {@code null}, which is {@code Disabled}. */
        public Builder httpCompression(@Nullable ContentCoding value) {
            httpCompression = value;
            return this;
        }

        /** Default: {@link HeartbeatPolicy#DEFAULT}. */
        public Builder heartbeat(HeartbeatPolicy value) {
            heartbeat = Objects.requireNonNull(value, "heartbeat");
            return this;
        }

        /** Default: {@link StandbyPolicy#DEFAULT}. */
        public Builder standby(StandbyPolicy value) {
            standby = Objects.requireNonNull(value, "standby");
            return this;
        }

        /** Default: {@link LightweightSettings#DEFAULT}. */
        public Builder lightweight(LightweightSettings value) {
            lightweight = Objects.requireNonNull(value, "lightweight");
            return this;
        }

        Builder parameterKey(String value) {
            parameterKey = value;
            return this;
        }

        Builder scheduleReboot(CwmpDateTime value) {
            scheduleReboot = value;
            return this;
        }

        Builder delayReboot(@Nullable Duration value) {
            delayReboot = value;
            return this;
        }

        /** The settings as they now are. */
        public ManagementServerSettings build() {
            return new ManagementServerSettings(copy());
        }

        private Builder copy() {
            Builder copy = new Builder();
            copy.enableCwmp = enableCwmp;
            copy.url = url;
            copy.username = username;
            copy.password = password;
            copy.periodicInformEnable = periodicInformEnable;
            copy.periodicInformInterval = periodicInformInterval;
            copy.periodicInformTime = periodicInformTime;
            copy.parameterKey = parameterKey;
            copy.connectionRequestUrl = connectionRequestUrl;
            copy.connectionRequestUsername = connectionRequestUsername;
            copy.connectionRequestPassword = connectionRequestPassword;
            copy.httpConnectionRequestEnable = httpConnectionRequestEnable;
            copy.upgradesManaged = upgradesManaged;
            copy.activeNotificationThrottle = activeNotificationThrottle;
            copy.retryMinimumWait = retryMinimumWait;
            copy.retryIntervalMultiplier = retryIntervalMultiplier;
            copy.httpCompression = httpCompression;
            copy.scheduleReboot = scheduleReboot;
            copy.delayReboot = delayReboot;
            copy.heartbeat = heartbeat;
            copy.standby = standby;
            copy.lightweight = lightweight;
            return copy;
        }
    }
}
