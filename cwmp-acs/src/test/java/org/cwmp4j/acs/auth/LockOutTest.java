package org.cwmp4j.acs.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.AuthVerdict.Reason;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who guesses waits, and nobody else. */
class LockOutTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "203.0.113.9";

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final InMemoryCredentialsStore store = new InMemoryCredentialsStore().put("device", "secret");
    private final List<String> events = new ArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private Authentication authentication = of(LockOutSettings.DEFAULT);

    private Authentication of(LockOutSettings settings) {
        CredentialsStore counting = user -> {
            lookups.incrementAndGet();
            return store.find(user);
        };
        return AuthenticationPolicy.basicEvenWithoutTls("cwmp")
                .create(counting, null, settings, new Watch(), time, RandomSource.seeded(1), SecretSource.secure());
    }

    private final class Watch implements AuthenticationWatch {
        @Override
        public void notAuthenticated(InetSocketAddress remote, String user, Reason reason) {
            events.add(user + " " + reason);
        }

        @Override
        public void lockedOut(InetSocketAddress remote, @Nullable String user, Duration wait) {
            events.add("locked " + user + " " + wait.toSeconds());
        }
    }

    private static InetSocketAddress at(String address) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), 1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private AuthenticationResult ask(String from, @Nullable String header) {
        return authentication
                .authenticate(new HttpHead("POST", "/acs", header, false, at(from), List.of()))
                .toCompletableFuture()
                .join();
    }

    private AuthenticationResult ask(String from, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return ask(from, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private void guess(int times, String from, String user) {
        for (int i = 0; i < times; i++) {
            assertThat(ask(from, user, "guess" + i)).isInstanceOf(Challenged.class);
        }
    }

    private static Duration locked(AuthenticationResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        Refused refused = (Refused) result;
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.retryAfter()).isNotNull();
        return refused.retryAfter();
    }

    @Test
    void afterFiveWrongPasswordsNoneIsLookedAtForHalfAMinute() {
        guess(5, HOME, "device");
        int before = lookups.get();
        assertThat(locked(ask(HOME, "device", "secret"))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(46));
        assertThat(lookups).hasValue(before);
        time.advance(Duration.ofSeconds(30));
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    void theWaitDoublesUpToItsLimit() {
        guess(5, HOME, "device");
        for (long wait : new long[] {30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
            assertThat(events.get(events.size() - 1)).isEqualTo("locked device " + wait);
            time.advance(Duration.ofSeconds(wait).minusNanos(1));
            locked(ask(HOME, "device", "secret"));
            time.advance(Duration.ofNanos(1));
            guess(1, HOME, "device");
        }
    }

    /** The point of it: the name alone locks nobody. */
    @Test
    void aStrangerWhoUsesADevicesNameFromElsewhereLocksOutHimselfOnly() {
        guess(5, ELSEWHERE, "device");
        locked(ask(ELSEWHERE, "device", "secret"));
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    void aSuccessForgetsTheFailuresOfThatUserThere() {
        guess(4, HOME, "device");
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
        guess(4, HOME, "device");
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    void failuresAreForgottenInTime() {
        guess(4, HOME, "device");
        time.advance(Duration.ofHours(2));
        guess(4, HOME, "device");
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    void aSourceThatTriesManyNamesIsLockedAsAWhole() {
        for (int i = 0; i < 50; i++) {
            guess(1, ELSEWHERE, "user" + i);
        }
        assertThat(events).contains("locked null 30");
        locked(ask(ELSEWHERE, "another", "x"));
        locked(ask(ELSEWHERE, null)); // no nonce either
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    void allOfAnIpv6NetworkIsOneSource() {
        for (int i = 0; i < 50; i++) {
            guess(1, "2001:db8:1:2::" + Integer.toHexString(i), "user" + i);
        }
        locked(ask("2001:db8:1:2:ffff::1", "another", "x"));
        assertThat(ask("2001:db8:1:3::1", "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    @Test
    @Rule({"SEC-15", "A-AUTH-11"})
    void onlyGuessesCount() {
        authentication = AuthenticationPolicy.digest(DigestServerSettings.of("cwmp"))
                .create(
                        store,
                        null,
                        LockOutSettings.DEFAULT.withFailures(1, 1),
                        new Watch(),
                        time,
                        RandomSource.seeded(1),
                        SecretSource.secure());
        String foreign = "Digest username=\"device\", realm=\"cwmp\", nonce=\"of a former life\", uri=\"/acs\","
                + " response=\"00000000000000000000000000000000\", qop=auth, nc=00000001, cnonce=\"c\"";
        for (int i = 0; i < 10; i++) {
            assertThat(ask(HOME, foreign)).isInstanceOf(Challenged.class);
            assertThat(ask(HOME, null)).isInstanceOf(Challenged.class);
        }
        assertThat(events).containsOnly("device FOREIGN_NONCE");
    }

    @Test
    void aStoreThatIsDownLocksNobodyOut() {
        CredentialsStore broken = user -> {
            throw new IllegalStateException("down");
        };
        authentication = AuthenticationPolicy.basicEvenWithoutTls("cwmp")
                .create(
                        broken,
                        null,
                        LockOutSettings.DEFAULT.withFailures(1, 1),
                        new Watch(),
                        time,
                        RandomSource.seeded(1),
                        SecretSource.secure());
        ask(HOME, "device", "secret");
        assertThat(ask(HOME, null)).isInstanceOf(Challenged.class);
        assertThat(events).containsExactly("device UNAVAILABLE");
    }

    @Test
    void itsTablesAreBounded() throws Exception {
        LockOut table = new LockOut(LockOutSettings.DEFAULT.withMaxEntries(100), time);
        for (int i = 0; i < 10_000; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i});
            table.failed(new InetSocketAddress(address, 1), "user" + i, AuthenticationWatch.NONE);
        }
        assertThat(table.entries()).isEqualTo(100);
    }

    @Test
    void offIsOff() {
        authentication = of(LockOutSettings.OFF);
        guess(100, HOME, "device");
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }

    /** However many secrets a user has, the same number of them is tried. */
    @Test
    @Rule("SEC-16")
    void nobodyIsTriedAsOftenAsSomebody() {
        FirstContact contact = FirstContact.ofDeviceNames("factory");
        assertThat(new Candidates(store, contact).most()).isEqualTo(6);
        assertThat(new Candidates(store, null).most()).isEqualTo(1);
        for (String user : List.of("device", "001122-1", "nobody")) {
            int found = new Candidates(store, contact)
                    .of(user)
                    .toCompletableFuture()
                    .join()
                    .size();
            assertThat(found).isLessThanOrEqualTo(6);
        }
        assertThat(Optional.of(contact.toString()).get()).doesNotContain("factory");
    }

    /** Whoever knows what many know could else take as many guesses as he likes. */
    @Test
    @Rule("SEC-15")
    void theSharedSecretForgetsNoFailures() {
        store.put("001122-1", "secret");
        authentication = AuthenticationPolicy.basicEvenWithoutTls("cwmp")
                .create(
                        store,
                        FirstContact.ofDeviceNames("factory"),
                        LockOutSettings.DEFAULT,
                        new Watch(),
                        time,
                        RandomSource.seeded(1),
                        SecretSource.secure());
        guess(4, HOME, "001122-1");
        assertThat(ask(HOME, "001122-1", "factory")).isEqualTo(new Authenticated("001122-1", Proof.BOOTSTRAP));
        guess(1, HOME, "001122-1");
        locked(ask(HOME, "001122-1", "secret"));
    }

    @Test
    void aLongNameTakesNoMoreRoomThanItsBeginning() {
        String name = "x".repeat(300);
        for (int i = 0; i < 5; i++) {
            guess(1, HOME, name + i);
        }
        locked(ask(HOME, name, "x"));
        assertThat(ask(HOME, "device", "secret")).isEqualTo(new Authenticated("device"));
    }
}
