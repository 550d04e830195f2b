package org.cwmp4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class NameResolverTest {
    private static final String TTL = "networkaddress.cache.ttl";

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "30, 0"})
    @Rule("C-DISC-14")
    void answersKeptForEverAreSpokenOf(String ttl, int lines) {
        Logger logger = (Logger) LoggerFactory.getLogger(NameResolver.class);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        logger.addAppender(seen);
        String before = Security.getProperty(TTL);
        try {
            Security.setProperty(TTL, ttl);
            NameResolver.system(Runnable::run);
        } finally {
            Security.setProperty(TTL, before == null ? "" : before);
            logger.detachAppender(seen);
        }
        assertThat(seen.list).hasSize(lines);
    }

    @Test
    void aLookUpThatNobodyWaitsForIsNotMade() {
        CompletableFuture<List<InetAddress>> abandoned = new CompletableFuture<>();
        abandoned.cancel(false);
        SystemLookup.run("no-such-host.invalid", abandoned);
        assertThat(abandoned).isCancelled();
    }

    @Test
    void theSystemKnowsItself() {
        assertThat(NameResolver.system(Runnable::run).lookUp("localhost"))
                .succeedsWithin(java.time.Duration.ofSeconds(20))
                .satisfies(found -> assertThat(found).anyMatch(InetAddress::isLoopbackAddress));
        assertThat(NameResolver.system(Runnable::run).lookUp("no-such-host.invalid"))
                .failsWithin(java.time.Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "acs.example, acs.example, acs.example",
        "127.0.0.1, 127.0.0.1, 127.0.0.1",
        "[2001:db8::1], 2001:db8::1, [2001:db8::1]",
        "2001:db8::1, 2001:db8::1, [2001:db8::1]",
        "[fe80::1%25eth0], fe80::1%eth0, [fe80::1]",
        "[fe80::1%eth0], fe80::1%eth0, [fe80::1]"
    })
    void literalsLoseAndGetTheirBrackets(String host, String unwrapped, String wrapped) {
        assertThat(HostLiteral.unwrap(host)).isEqualTo(unwrapped);
        assertThat(HostLiteral.wrap(unwrapped)).isEqualTo(wrapped);
    }
}
