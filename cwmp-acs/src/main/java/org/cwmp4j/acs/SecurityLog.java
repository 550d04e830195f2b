package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.cwmp4j.acs.auth.AuthenticationWatch;
import org.cwmp4j.acs.internal.TokenBucket;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for whoever is kept out: by wrong or used credentials, a lock-out, or as an unknown device. What strangers can cause is no flood: ten lines, then one in six seconds, with the number of those that were left out. Names are theirs, so they are cut and freed
 * of what is no printable character.
 */
final class SecurityLog implements AuthenticationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
    private static final int MOST_TEXT = 80;

    private final Observers observers;
    private final TokenBucket lines;
    private long leftOut;

    SecurityLog(Observers observers, Ticker ticker) {
        this.observers = observers;
        this.lines = new TokenBucket(ticker, Duration.ofSeconds(6), 10);
    }

    @Override
    public void notAuthenticated(InetSocketAddress remote, String user, AuthVerdict.Reason reason) {
        warn(remote + " is not let in as " + shown(user) + ": " + reason);
        observers.notAuthenticated(remote, user, reason);
    }

    @Override
    public void lockedOut(InetSocketAddress remote, @Nullable String user, Duration wait) {
        warn(remote + (user == null ? "" : " as " + shown(user)) + " is locked out for " + wait.toSeconds()
                + " s after wrong credentials");
        observers.lockedOut(remote, user, wait);
    }

    void denied(SessionInfo session, String reason) {
        String claims = session.deviceId().oui() + "-" + session.deviceId().productClass() + "-"
                + session.deviceId().serialNumber();
        warn(session.remote() + " is refused as " + shown(claims) + ": " + reason);
    }

    private void warn(String line) {
        long before;
        synchronized (this) {
            if (!lines.take()) {
                leftOut++;
                return;
            }
            before = leftOut;
            leftOut = 0;
        }
        LOG.warn("{}{}", line, before == 0 ? "" : " (" + before + " such lines left out)");
    }

    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(MOST_TEXT)
                .forEach(c -> out.appendCodePoint(Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c));
        return out.toString();
    }
}
