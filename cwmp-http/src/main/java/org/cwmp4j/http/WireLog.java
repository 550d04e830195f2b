package org.cwmp4j.http;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what goes over the wire to a log, with its secrets masked: credentials and cookies in headers, passwords and values
 * of secret parameters in bodies. A body that cannot be read well enough to be sure is not shown. Off unless asked for, and
 * then at level DEBUG. Thread-safe.
 */
public final class WireLog {
    /** The usual logger's name. */
    public static final String LOGGER = "org.cwmp4j.wire";

    private static final int MAX_BODY = 16_384;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "authentication-info", "cookie", "cookie2");
    private static final WireLog OFF = new WireLog(null);

    private final @Nullable Logger logger;

    private WireLog(@Nullable Logger logger) {
        this.logger = logger;
    }

    /** Writes nothing: the default. */
    public static WireLog off() {
        return OFF;
    }

    /** Writes to the logger {@link #LOGGER}. */
    public static WireLog on() {
        return to(LoggerFactory.getLogger(LOGGER));
    }

    /** Writes to that logger. */
    public static WireLog to(Logger logger) {
        return new WireLog(Objects.requireNonNull(logger, "logger"));
    }

    /**
     * A request.
     *
     * @param connection names the connection in the log
     */
    public void request(String connection, HttpCall call) {
        Logger log = logger;
        if (log != null && log.isDebugEnabled()) {
            String shown = show(call.method() + " " + call.target(), call.headers(), call.body());
            log.debug("{} > {}{}", connection, shown, call.streamed() == null ? "" : "\n  (a body that is streamed)");
        }
    }

    /**
     * A response.
     *
     * @param connection names the connection in the log
     */
    public void response(String connection, HttpAnswer answer) {
        Logger log = logger;
        if (log != null && log.isDebugEnabled()) {
            String line = (answer.status() + " " + answer.reason()).strip();
            log.debug("{} < {}", connection, show(line, answer.headers(), answer.body()));
        }
    }

    private static String show(String line, Headers headers, byte[] body) {
        StringBuilder out = new StringBuilder(oneLine(line));
        for (Map.Entry<String, String> field : headers.fields()) {
            out.append("\n  ").append(oneLine(field.getKey() + ": " + masked(field.getKey(), field.getValue())));
        }
        if (body.length > 0) {
            String text = MaskedBody.of(body, headers.get("Content-Type"));
            String shown = text.length() > MAX_BODY ? text.substring(0, MAX_BODY) + "..." : text;
            shown.lines().forEach(bodyLine -> out.append("\n  ").append(oneLine(bodyLine)));
        }
        return out.toString();
    }

    private static String masked(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRET_HEADERS.contains(lower)) {
            int space = value.indexOf(' ');
            return lower.endsWith("authorization") && space > 0 ? value.substring(0, space) + " ***" : "***";
        }
        if (lower.startsWith("set-cookie")) {
            int equals = value.indexOf('=');
            return equals < 0 ? "***" : value.substring(0, equals) + "=***";
        }
        return value;
    }

    /** A peer's text must not make lines of its own in the log. */
    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return out.toString();
    }
}
