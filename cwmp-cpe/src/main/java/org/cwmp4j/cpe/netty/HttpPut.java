package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.netty.BodyStreams;

/** Sends one file (rule C-FILE-07); once more, without asking first, where the server cannot be asked (RFC 9110 section 10.1.1). */
final class HttpPut implements FileExchanges.Request {
    private static final int EXPECTATION_FAILED = 417;

    private final FileExchanges exchanges;
    private final SourceFile source;
    private final BodyStreams bodies;
    private final TransferMeter meter;

    HttpPut(FileExchanges exchanges, SourceFile source, BodyStreams bodies, TransferMeter meter) {
        this.exchanges = exchanges;
        this.source = source;
        this.bodies = bodies;
        this.meter = meter;
    }

    CompletionStage<Moved> send() {
        CompletableFuture<Moved> result = new CompletableFuture<>();
        exchanges
                .send(this, bodies)
                .thenCompose(answer -> answer.status() == EXPECTATION_FAILED && isAskedFirst()
                        ? exchanges.send(this, unasked())
                        : CompletableFuture.completedStage(answer))
                .whenComplete((answer, failure) -> source.closed().whenComplete((closed, never) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else if (answer.status() / 100 == 2) {
                        result.complete(moved());
                    } else {
                        result.completeExceptionally(
                                FileFaults.UPLOAD.status(answer.status(), exchanges.isAuthorized()));
                    }
                }));
        return result;
    }

    /** Empty files are sent without asking. */
    private boolean isAskedFirst() {
        return source.length() > 0 && !bodies.bounds().continueWait().isZero();
    }

    private BodyStreams unasked() {
        return new BodyStreams(bodies.blocking(), bodies.bounds().withContinueWait(Duration.ZERO), bodies.answer());
    }

    @Override
    public HttpCall call(String target) {
        return new HttpCall("PUT", target, Headers.of("Content-Type", "application/octet-stream"), source);
    }

    @Override
    public byte[] hashed() {
        throw FileFaults.UPLOAD.refused("the file server wants a hash of the file before it has it (auth-int)");
    }

    private Moved moved() {
        meter.done(source.length());
        return new Moved(source.length(), null);
    }
}
