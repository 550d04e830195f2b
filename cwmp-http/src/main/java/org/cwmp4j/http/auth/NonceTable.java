package org.cwmp4j.http.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;

/**
 * Nonces that say themselves when they were issued and prove it by an HMAC, so that giving them out costs no memory. Only
 * those that carried right credentials have an entry, with the highest count seen. When the table is full the oldest entry
 * goes, and with it every nonce issued no later, so that none can be replayed.
 */
final class NonceTable {
    /** For requests without a count: no other may follow. */
    static final long LAST = Long.MAX_VALUE;

    private static final int RANDOM_BYTES = 12;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = Long.BYTES + RANDOM_BYTES + MAC_BYTES;

    private final Ticker ticker;
    private final SecretSource secrets;
    private final long origin;
    private final long lifetime;
    private final int capacity;
    private final SecretKeySpec key;
    private final TreeMap<Nonce, Long> counts = new TreeMap<>();
    private long floor = Long.MIN_VALUE;

    NonceTable(Ticker ticker, SecretSource secrets, Duration lifetime, int capacity) {
        this.ticker = ticker;
        this.secrets = secrets;
        this.origin = ticker.nanos();
        this.lifetime = lifetime.toNanos();
        this.capacity = capacity;
        this.key = new SecretKeySpec(secrets.nextBytes(32), "HmacSHA256");
    }

    String issue() {
        byte[] head = ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
                .putLong(elapsed())
                .put(secrets.nextBytes(RANDOM_BYTES))
                .array();
        byte[] nonce = ByteBuffer.allocate(LENGTH).put(head).put(mac(head)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    State state(String nonce) {
        byte[] bytes = decode(nonce);
        if (bytes.length != LENGTH) {
            return State.FOREIGN;
        }
        byte[] head = Arrays.copyOf(bytes, LENGTH - MAC_BYTES);
        if (!MessageDigest.isEqual(mac(head), Arrays.copyOfRange(bytes, head.length, LENGTH))) {
            return State.FOREIGN;
        }
        return isFresh(issuedAt(bytes)) ? State.FRESH : State.EXPIRED;
    }

    /** Takes note of a count of a nonce of ours; false if it or a higher one was used, or the nonce is too old. */
    synchronized boolean use(String nonce, long count) {
        Nonce id = new Nonce(issuedAt(decode(nonce)), nonce);
        forgetOld();
        Long highest = counts.get(id);
        if (!isFresh(id.issuedAt) || (highest != null && count <= highest)) {
            return false;
        }
        counts.put(id, count);
        if (counts.size() > capacity) {
            floor = Math.max(floor, counts.pollFirstEntry().getKey().issuedAt);
        }
        return true;
    }

    synchronized int size() {
        return counts.size();
    }

    private void forgetOld() {
        Map.Entry<Nonce, Long> first;
        while ((first = counts.firstEntry()) != null && !isFresh(first.getKey().issuedAt)) {
            counts.pollFirstEntry();
        }
    }

    private synchronized boolean isFresh(long issuedAt) {
        return issuedAt > floor && elapsed() - issuedAt < lifetime;
    }

    private long elapsed() {
        return ticker.nanos() - origin;
    }

    private byte[] mac(byte[] head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(head), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    private static long issuedAt(byte[] nonce) {
        return ByteBuffer.wrap(nonce).getLong();
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    enum State {
        FRESH,
        EXPIRED,
        FOREIGN
    }

    private record Nonce(long issuedAt, String text) implements Comparable<Nonce> {
        @Override
        public int compareTo(Nonce other) {
            int byTime = Long.compare(issuedAt, other.issuedAt);
            return byTime != 0 ? byTime : text.compareTo(other.text);
        }
    }
}
