package org.cwmp4j.acs.profile;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.acs.profile.ProfileSection.Setting;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** All keys of a section but those that choose devices, and what their values may be. */
final class ProfileKeys {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h)");

    /** Reads values; an {@link IllegalArgumentException} says what was expected. */
    private static final Map<String, Function<String, Setting>> KEYS = new LinkedHashMap<>();

    /** Keys that may stand in a section more than once. */
    private static final Set<String> LISTS =
            Set.of("read.absent-value", "skip", "write.always", "swap", "firmware.transient-fault");

    static {
        KEYS.put("read.batch", number(1, 10_000, (p, n) -> p.batch = (int) (long) n));
        KEYS.put("read.partial-paths", flag((p, on) -> p.partialPaths = on));
        KEYS.put("read.absent-value", list(ProfileKeys::unquoted, p -> p.absentValues));
        KEYS.put("skip", list(PathPattern::of, p -> p.skip));
        KEYS.put("browse.root", ProfileKeys::root);
        KEYS.put(
                "browse.next-level",
                word(
                        Map.of(
                                "any", BrowseStyle.NextLevel.ANY,
                                "true", BrowseStyle.NextLevel.ONLY_TRUE,
                                "false", BrowseStyle.NextLevel.ONLY_FALSE),
                        (p, v) -> p.nextLevel = v));
        KEYS.put(
                "write.boolean",
                word(
                        Map.of(
                                "as-is", Optional.<BooleanForm>empty(),
                                "1/0", Optional.of(BooleanForm.DIGIT),
                                "true/false", Optional.of(BooleanForm.WORD)),
                        (p, v) -> p.booleans = v.orElse(null)));
        KEYS.put(
                "write.date-time",
                word(
                        Map.of(
                                "as-is", WriteStyle.DateTimePrecision.AS_IS,
                                "seconds", WriteStyle.DateTimePrecision.SECONDS,
                                "milliseconds", WriteStyle.DateTimePrecision.MILLISECONDS),
                        (p, v) -> p.dateTimes = v));
        KEYS.put(
                "write.time-zone",
                word(
                        Map.of(
                                "as-is", WriteStyle.DateTimeZone.AS_IS,
                                "utc", WriteStyle.DateTimeZone.UTC,
                                "none", WriteStyle.DateTimeZone.NONE),
                        (p, v) -> p.zone = v));
        KEYS.put("write.skip-writable-check", flag((p, on) -> p.skipWritableCheck = on));
        KEYS.put("write.always", list(PathPattern::of, p -> p.always));
        KEYS.put(
                "write.min-periodic-inform-interval",
                number(1, 4_294_967_295L, (p, n) -> p.minPeriodicInformInterval = n));
        KEYS.put("swap", list(PathSwap::parse, p -> p.swaps));
        KEYS.put("hold-off", duration((p, d) -> p.holdOff = d));
        KEYS.put("timeout", positive((p, d) -> p.timeout = d));
        KEYS.put("connection-request", ProfileKeys::connectionRequest);
        KEYS.put("connection-request.reconnect", flag((p, on) -> p.requestReconnect = on));
        KEYS.put(
                "bootstrap",
                word(
                        Map.of(
                                "event", BootstrapStyle.Sign.EVENT,
                                "marker", BootstrapStyle.Sign.MARKER,
                                "either", BootstrapStyle.Sign.EITHER),
                        (p, v) -> p.sign = v));
        KEYS.put("bootstrap.marker", text((p, name) -> p.marker = name));
        KEYS.put("bootstrap.marker-default", text((p, value) -> p.markerDefault = value));
        KEYS.put(
                "firmware.success",
                word(
                        Map.of(
                                "transfer-complete", FirmwareStyle.Success.TRANSFER_COMPLETE,
                                "software-version", FirmwareStyle.Success.SOFTWARE_VERSION,
                                "timeout", FirmwareStyle.Success.TIMEOUT),
                        (p, v) -> p.success = v));
        KEYS.put("firmware.wait", positive((p, d) -> p.patience = d));
        KEYS.put("firmware.transient-fault", list(ProfileKeys::code, p -> p.transientFaults));
    }

    private ProfileKeys() {}

    static Collection<String> names() {
        return KEYS.keySet();
    }

    static boolean isList(String key) {
        return LISTS.contains(key);
    }

    /**
     * Reads a value.
     *
     * @return {@code null} for a key that there is not
     * @throws IllegalArgumentException if the value is none of the key's; says what was expected
     */
    static @Nullable Setting read(String key, String value) {
        Function<String, Setting> plain = KEYS.get(key);
        if (plain != null) {
            return plain.apply(value);
        }
        int dot = key.indexOf('.');
        String rest = key.substring(dot + 1);
        return switch (dot < 0 || rest.isEmpty() ? "" : key.substring(0, dot)) {
            case "timeout" -> positive((p, d) -> p.methods.put(rest, d)).apply(value);
            case "value" -> transform(rest, value);
            case "fault" -> meaning(rest, value);
            default -> null;
        };
    }

    private static Setting transform(String path, String value) {
        PathPattern pattern = PathPattern.of(path);
        ValueTransform transform = ValueTransform.parse(value);
        return p -> p.value(pattern, transform);
    }

    private static Setting meaning(String number, String value) {
        FaultCode code = code(number);
        return word(
                        Map.of("needs-reboot", FaultMeaning.NEEDS_REBOOT, "too-much", FaultMeaning.TOO_MUCH),
                        (p, v) -> p.faults.put(code, v))
                .apply(value);
    }

    private static FaultCode code(String text) {
        if (!text.matches("9[0-9]{3}")) {
            throw new IllegalArgumentException("expected a fault code from 9000 to 9999, got \"" + text + "\"");
        }
        return new FaultCode(Integer.parseInt(text));
    }

    private static Setting root(String value) {
        return switch (value) {
            case "auto" -> p -> p.root = null;
            case "\"\"", "" -> p -> p.root = "";
            case "Device.", "InternetGatewayDevice." -> p -> p.root = value;
            default ->
                throw new IllegalArgumentException(
                        "expected auto, \"\", Device. or InternetGatewayDevice., got \"" + value + "\"");
        };
    }

    private static Setting connectionRequest(String value) {
        if (!Set.of("digest", "basic", "none").contains(value)) {
            throw new IllegalArgumentException("expected digest, basic or none, got \"" + value + "\"");
        }
        return p -> {
            p.requestEnabled = !value.equals("none");
            p.requestBasic = value.equals("basic");
        };
    }

    // Kinds of values

    private static Function<String, Setting> text(BiConsumer<ProfileBuilder, String> set) {
        return value -> {
            String text = unquoted(value);
            return p -> set.accept(p, text);
        };
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static Function<String, Setting> number(long least, long most, BiConsumer<ProfileBuilder, Long> set) {
        return value -> {
            long number = value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "expected a whole number from " + least + " to " + most + ", got \"" + value + "\"");
            }
            return p -> set.accept(p, number);
        };
    }

    private static Function<String, Setting> flag(BiConsumer<ProfileBuilder, Boolean> set) {
        return word(Map.of("yes", true, "no", false), set);
    }

    private static <T> Function<String, Setting> word(Map<String, T> words, BiConsumer<ProfileBuilder, T> set) {
        return value -> {
            T found = words.get(value);
            if (found == null) {
                String all = String.join(", ", words.keySet().stream().sorted().toList());
                throw new IllegalArgumentException("expected one of " + all + ", got \"" + value + "\"");
            }
            return p -> set.accept(p, found);
        };
    }

    /** {@code none} takes back what vaguer sections say. */
    private static <T> Function<String, Setting> list(
            Function<String, T> reader, Function<ProfileBuilder, Collection<T>> list) {
        return value -> {
            if (value.equals("none")) {
                return p -> list.apply(p).clear();
            }
            T item = reader.apply(value);
            return p -> list.apply(p).add(item);
        };
    }

    private static Function<String, Setting> positive(BiConsumer<ProfileBuilder, Duration> set) {
        Function<String, Setting> any = duration(set);
        return value -> {
            Setting setting = any.apply(value);
            if (value.matches("0+ ?[a-z]+")) {
                throw new IllegalArgumentException("expected more than zero, got \"" + value + "\"");
            }
            return setting;
        };
    }

    private static Function<String, Setting> duration(BiConsumer<ProfileBuilder, Duration> set) {
        return value -> {
            Matcher parts = DURATION.matcher(value);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "expected a time such as 500 ms, 90 s, 10 min or 2 h, got \"" + value + "\"");
            }
            long count = Long.parseLong(parts.group(1));
            Duration duration = switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "min" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            return p -> set.accept(p, duration);
        };
    }
}
