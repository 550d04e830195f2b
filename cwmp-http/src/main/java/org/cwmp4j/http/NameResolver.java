package org.cwmp4j.http;

import java.net.InetAddress;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks names up. Asked anew for every connection: nothing here keeps an answer, so how long one is used is the resolver's
 * matter (rule C-DISC-14). Must not block the caller. Thread-safe.
 */
@FunctionalInterface
public interface NameResolver {
    /**
     * The addresses of a name, in any order.
     *
     * @param host a name, never an IP literal
     * @return fails with {@link java.net.UnknownHostException} if there is none; may be cancelled where nobody waits any more
     */
    CompletionStage<List<InetAddress>> lookUp(String host);

    /**
     * The JDK's. It keeps answers for the seconds of the security property {@code networkaddress.cache.ttl} (30 by default)
     * without regard to their time to live; a CPE sets that property to 0, or brings a resolver that knows better. An answer
     * kept for ever breaks the standard (rule C-DISC-14), which is said once in the log.
     *
     * @param executor has threads that may block
     */
    static NameResolver system(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        String kept = Security.getProperty("networkaddress.cache.ttl");
        if (kept != null && kept.strip().startsWith("-")) {
            Logger log = LoggerFactory.getLogger(NameResolver.class);
            log.warn("networkaddress.cache.ttl={} keeps addresses for ever, longer than DNS allows", kept.strip());
        }
        return host -> {
            CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
            executor.execute(() -> SystemLookup.run(host, found));
            return found;
        };
    }
}
