package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.data.DataModel;
import org.jspecify.annotations.Nullable;

/** Settings as the texts of parameters, and back. */
final class SettingsValues {
    private static final String DISABLED = "Disabled";
    private static final String NEVER = "-1";
    private static final String UDP = "UDP";
    private static final String HEARTBEAT = "HeartbeatPolicy.";
    private static final String STANDBY = "StandbyPolicy.";

    private final String server;

    SettingsValues(String root) {
        this.server = root + "ManagementServer.";
    }

    String server() {
        return server;
    }

    /** The parameters that settings are made of, as far as the model has them. */
    List<String> paths(DataModel model) {
        return text(ManagementServerSettings.builder("").build()).keySet().stream()
                .filter(path -> model.parameter(path).isPresent())
                .toList();
    }

    /** By full name. */
    Map<String, String> text(ManagementServerSettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(server + "EnableCWMP", Boolean.toString(settings.enableCwmp()));
        values.put(server + "URL", settings.url());
        values.put(server + "Username", settings.username());
        values.put(server + "Password", settings.password());
        values.put(server + "PeriodicInformEnable", Boolean.toString(settings.periodicInformEnable()));
        values.put(server + "PeriodicInformInterval", seconds(settings.periodicInformInterval()));
        values.put(server + "PeriodicInformTime", settings.periodicInformTime().text());
        values.put(server + "ParameterKey", settings.parameterKey());
        values.put(server + "ConnectionRequestURL", settings.connectionRequestUrl());
        values.put(server + "ConnectionRequestUsername", settings.connectionRequestUsername());
        values.put(server + "ConnectionRequestPassword", settings.connectionRequestPassword());
        values.put(server + "HTTPConnectionRequestEnable", Boolean.toString(settings.httpConnectionRequestEnable()));
        values.put(server + "UpgradesManaged", Boolean.toString(settings.upgradesManaged()));
        values.put(server + "DefaultActiveNotificationThrottle", seconds(settings.activeNotificationThrottle()));
        values.put(server + "CWMPRetryMinimumWaitInterval", seconds(settings.retryMinimumWait()));
        values.put(server + "CWMPRetryIntervalMultiplier", Integer.toString(settings.retryIntervalMultiplier()));
        values.put(server + "HTTPCompression", compression(settings.httpCompression()));
        values.put(server + "ScheduleReboot", settings.scheduleReboot().text());
        values.put(
                server + "DelayReboot",
                settings.delayReboot().map(SettingsValues::seconds).orElse(NEVER));
        policies(settings).forEach((name, value) -> values.put(server + name, value));
        return values;
    }

    private static Map<String, String> policies(ManagementServerSettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        HeartbeatPolicy heartbeat = settings.heartbeat();
        values.put(HEARTBEAT + "Enable", Boolean.toString(heartbeat.enable()));
        values.put(HEARTBEAT + "ReportingInterval", seconds(heartbeat.interval()));
        values.put(HEARTBEAT + "InitiationTime", heartbeat.initiationTime().text());
        StandbyPolicy standby = settings.standby();
        Duration unaware = standby.crUnawarenessMax();
        Integer missed = standby.maxMissedPeriodic();
        values.put(STANDBY + "CRUnawarenessMaxDuration", unaware == null ? NEVER : seconds(unaware));
        values.put(STANDBY + "MaxMissedPeriodic", missed == null ? NEVER : missed.toString());
        values.put(STANDBY + "NotifyMissedScheduled", Boolean.toString(standby.notifyMissedScheduled()));
        values.put(STANDBY + "NetworkAwarenessCapable", Boolean.toString(standby.networkAwarenessCapable()));
        values.put(STANDBY + "SelfTimerCapable", Boolean.toString(standby.selfTimerCapable()));
        values.put(STANDBY + "CRAwarenessRequested", Boolean.toString(standby.crAwarenessRequested()));
        values.put(STANDBY + "PeriodicAwarenessRequested", Boolean.toString(standby.periodicAwarenessRequested()));
        values.put(STANDBY + "ScheduledAwarenessRequested", Boolean.toString(standby.scheduledAwarenessRequested()));
        LightweightSettings lightweight = settings.lightweight();
        values.put("LightweightNotificationProtocolsUsed", lightweight.udp() ? UDP : "");
        values.put("UDPLightweightNotificationHost", lightweight.host());
        values.put("UDPLightweightNotificationPort", Integer.toString(lightweight.port()));
        values.put("LightweightNotificationTriggerInterval", seconds(lightweight.triggerInterval()));
        values.put(
                "LightweightNotificationTriggerTime", lightweight.triggerTime().text());
        values.put("LightweightDigest", lightweight.digest());
        return values;
    }

    private static String compression(@Nullable ContentCoding coding) {
        return coding == null ? DISABLED : coding == ContentCoding.GZIP ? "GZIP" : "Deflate";
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** As they are stored; what the model lacks is as the standard's defaults have it. */
    ManagementServerSettings settings(ParameterTree tree) {
        Map<String, String> all = text(ManagementServerSettings.builder("").build());
        paths(tree.model()).forEach(path -> all.put(path, tree.storedValue(path)));
        Reader in = new Reader(all);
        return ManagementServerSettings.builder(in.text("URL"))
                .enableCwmp(in.flag("EnableCWMP"))
                .username(in.text("Username"))
                .password(in.text("Password"))
                .periodicInformEnable(in.flag("PeriodicInformEnable"))
                .periodicInformInterval(in.seconds("PeriodicInformInterval"))
                .periodicInformTime(new CwmpDateTime(in.text("PeriodicInformTime")))
                .parameterKey(in.text("ParameterKey"))
                .connectionRequestUrl(in.text("ConnectionRequestURL"))
                .connectionRequestUsername(in.text("ConnectionRequestUsername"))
                .connectionRequestPassword(in.text("ConnectionRequestPassword"))
                .httpConnectionRequestEnable(in.flag("HTTPConnectionRequestEnable"))
                .upgradesManaged(in.flag("UpgradesManaged"))
                .activeNotificationThrottle(in.seconds("DefaultActiveNotificationThrottle"))
                .retryMinimumWait(in.seconds("CWMPRetryMinimumWaitInterval"))
                .retryIntervalMultiplier(
                        (int) in.seconds("CWMPRetryIntervalMultiplier").toSeconds())
                .httpCompression(
                        ContentCoding.ofToken(in.text("HTTPCompression")).orElse(null))
                .scheduleReboot(new CwmpDateTime(in.text("ScheduleReboot")))
                .delayReboot(in.delay("DelayReboot"))
                .heartbeat(in.heartbeat())
                .standby(in.standby())
                .lightweight(in.lightweight())
                .build();
    }

    private final class Reader {
        private final Map<String, String> values;

        Reader(Map<String, String> values) {
            this.values = values;
        }

        String text(String name) {
            return values.getOrDefault(server + name, "");
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(text(name));
        }

        /** None for -1. */
        @Nullable
        Duration delay(String name) {
            Duration delay = seconds(name);
            return delay.isNegative() ? null : delay;
        }

        Duration seconds(String name) {
            return Duration.ofSeconds(number(name));
        }

        private long number(String name) {
            return Long.parseLong(text(name));
        }

        HeartbeatPolicy heartbeat() {
            return new HeartbeatPolicy(
                    flag(HEARTBEAT + "Enable"),
                    seconds(HEARTBEAT + "ReportingInterval"),
                    new CwmpDateTime(text(HEARTBEAT + "InitiationTime")));
        }

        StandbyPolicy standby() {
            long missed = number(STANDBY + "MaxMissedPeriodic");
            return new StandbyPolicy(
                    delay(STANDBY + "CRUnawarenessMaxDuration"),
                    missed < 0 ? null : Math.toIntExact(missed),
                    flag(STANDBY + "NotifyMissedScheduled"),
                    flag(STANDBY + "NetworkAwarenessCapable"),
                    flag(STANDBY + "SelfTimerCapable"),
                    flag(STANDBY + "CRAwarenessRequested"),
                    flag(STANDBY + "PeriodicAwarenessRequested"),
                    flag(STANDBY + "ScheduledAwarenessRequested"));
        }

        LightweightSettings lightweight() {
            long port = number("UDPLightweightNotificationPort");
            return new LightweightSettings(
                    List.of(text("LightweightNotificationProtocolsUsed").split(",", -1)).stream()
                            .anyMatch(p -> p.strip().equals(UDP)),
                    text("UDPLightweightNotificationHost"),
                    port < 1 || port > 65535 ? LightweightSettings.DEFAULT_PORT : (int) port,
                    seconds("LightweightNotificationTriggerInterval"),
                    new CwmpDateTime(text("LightweightNotificationTriggerTime")),
                    text("LightweightDigest"));
        }
    }
}
