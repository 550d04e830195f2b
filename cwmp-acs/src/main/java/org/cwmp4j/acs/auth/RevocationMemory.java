package org.cwmp4j.acs.auth;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.RevocationCheck.Status;
import org.cwmp4j.acs.internal.TokenBucket;
import org.cwmp4j.model.time.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks once in a while, not at every POST; remembers the answers of a bounded number of certificates. Never fails. */
final class RevocationMemory {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationMemory.class);
    private static final int REMEMBERED = 10_000;

    private final RevocationCheck check;
    private final long age;
    private final Ticker ticker;
    private final TokenBucket lines;
    private final Map<X509Certificate, Answer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<X509Certificate, Answer> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Answer(Status status, long since) {}

    RevocationMemory(RevocationCheck check, long ageNanos, Ticker ticker) {
        this.check = check;
        this.age = ageNanos;
        this.ticker = ticker;
        this.lines = new TokenBucket(ticker, Duration.ofSeconds(6), 10);
    }

    CompletionStage<Status> status(List<X509Certificate> chain) {
        X509Certificate leaf = chain.get(0);
        synchronized (answers) {
            Answer known = answers.get(leaf);
            if (known != null && ticker.nanos() - known.since() < age) {
                return CompletableFuture.completedFuture(known.status());
            }
        }
        return ask(chain).handle((status, failure) -> {
            if (failure != null || status == null || status == Status.UNKNOWN) {
                if (lines.take()) {
                    LOG.warn("cannot find out whether {} is revoked", leaf.getSubjectX500Principal(), failure);
                }
                return Status.UNKNOWN;
            }
            synchronized (answers) {
                answers.remove(leaf);
                answers.put(leaf, new Answer(status, ticker.nanos()));
            }
            return status;
        });
    }

    private CompletionStage<Status> ask(List<X509Certificate> chain) {
        try {
            return check.check(chain);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
