package org.cwmp4j.cpe.netty;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.transfer.FileTransport.Moved;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.netty.BodyStreams;

/** Fetches one file: what is missing of it, or if the server does not go along with that, all of it. */
final class HttpGet {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final FileExchanges exchanges;
    private final TargetFile target;
    private final BodyStreams bodies;
    private final TransferMeter meter;

    HttpGet(FileExchanges exchanges, TargetFile target, BodyStreams bodies, TransferMeter meter) {
        this.exchanges = exchanges;
        this.target = target;
        this.bodies = bodies;
        this.meter = meter;
    }

    CompletionStage<Moved> fetch() {
        return exchanges.send(this::call, bodies).thenCompose(this::answered);
    }

    private HttpCall call(String to) {
        Headers headers = Headers.of("Accept-Encoding", "identity");
        for (var field : target.range().fields()) {
            headers = headers.and(field.getKey(), field.getValue());
        }
        return new HttpCall("GET", to, headers, new byte[0]);
    }

    private CompletionStage<Moved> answered(HttpAnswer answer) {
        int status = answer.status();
        if (target.isTaken()) {
            return CompletableFuture.completedStage(moved(answer));
        }
        if (target.isResuming() && (status == 206 || status == RANGE_NOT_SATISFIABLE)) {
            target.startOver();
            return fetch();
        }
        throw status / 100 == 2
                ? FileFaults.DOWNLOAD.other("the file server answers " + status + " without the file")
                : FileFaults.DOWNLOAD.status(status, exchanges.isAuthorized());
    }

    private Moved moved(HttpAnswer answer) {
        if (!target.isWhole()) {
            throw FileFaults.DOWNLOAD.cutOff("the file server sent a part of the file only");
        }
        meter.done(target.size());
        return new Moved(target.size(), GivenName.of(answer.headers()));
    }
}
