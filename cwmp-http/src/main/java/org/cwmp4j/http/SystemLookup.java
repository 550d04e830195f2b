package org.cwmp4j.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

final class SystemLookup {
    private SystemLookup() {}

    /** Unless nobody waits any more, as after a deadline that ran out in the queue. */
    static void run(String host, CompletableFuture<List<InetAddress>> found) {
        if (found.isDone()) {
            return;
        }
        try {
            found.complete(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }
}
