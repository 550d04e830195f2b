package org.cwmp4j.acs.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** A profile in the making: later settings override earlier ones, and lists grow. */
final class ProfileBuilder {
    private final List<String> names = new ArrayList<>();

    int batch = ReadStyle.DEFAULT.batch();
    boolean partialPaths = true;
    final Set<String> absentValues = new LinkedHashSet<>();
    final List<PathPattern> skip = new ArrayList<>();

    @Nullable
    String root;

    BrowseStyle.NextLevel nextLevel = BrowseStyle.NextLevel.ANY;

    @Nullable
    BooleanForm booleans;

    WriteStyle.DateTimePrecision dateTimes = WriteStyle.DEFAULT.dateTimes();
    WriteStyle.DateTimeZone zone = WriteStyle.DEFAULT.zone();
    boolean skipWritableCheck;
    final List<PathPattern> always = new ArrayList<>();
    long minPeriodicInformInterval = WriteStyle.DEFAULT.minPeriodicInformInterval();
    final Map<PathPattern, ValueTransform> values = new LinkedHashMap<>();
    final List<PathSwap> swaps = new ArrayList<>();
    Duration holdOff = Duration.ZERO;

    @Nullable
    Duration timeout;

    final Map<String, Duration> methods = new HashMap<>();
    boolean requestEnabled = true;
    boolean requestBasic;
    boolean requestReconnect = true;
    BootstrapStyle.Sign sign = BootstrapStyle.Sign.EVENT;

    @Nullable
    String marker;

    String markerDefault = "";
    FirmwareStyle.Success success = FirmwareStyle.DEFAULT.success();
    Duration patience = FirmwareStyle.DEFAULT.patience();
    final Set<FaultCode> transientFaults = new LinkedHashSet<>();
    final Map<FaultCode, FaultMeaning> faults = new HashMap<>();

    void name(String section) {
        names.add(section);
    }

    /** The value of a key that a closer section says anew counts as first. */
    void value(PathPattern path, ValueTransform transform) {
        Map<PathPattern, ValueTransform> before = new LinkedHashMap<>(values);
        values.clear();
        values.put(path, transform);
        before.forEach(values::putIfAbsent);
    }

    DeviceProfile build() {
        return new DeviceProfile(
                names,
                new ReadStyle(batch, partialPaths, absentValues, skip),
                new BrowseStyle(root, nextLevel),
                new WriteStyle(booleans, dateTimes, zone, skipWritableCheck, always, minPeriodicInformInterval),
                new Translation(values, swaps),
                new Timing(holdOff, timeout, methods),
                new ConnectionRequestStyle(requestEnabled, requestBasic, requestReconnect),
                new BootstrapStyle(sign, marker, markerDefault),
                new FirmwareStyle(success, patience, transientFaults),
                faults);
    }
}
