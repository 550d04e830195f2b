package org.cwmp4j.cpe.netty;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.FileUpload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.netty.BodyStreams;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.TimeSource;

/**
 * Files over HTTP and HTTPS (TR-069 A6C1 3.4.3): GET for downloads, PUT for uploads, each on connections of its own, beside any session.
 *
 * <p>A server may ask for Basic or Digest and gets the credentials of the RPC, as long as it is the one that the RPC names. Up to five
 * redirects are followed: of a GET 301, 302, 303, 307 and 308, of a PUT all but 303; never from https to http. A PUT is sent with
 * {@code Expect: 100-continue}, so that challenges and redirects come before the file, and once more without it if the server answers
 * 417; a server that offers nothing but {@code auth-int} for a PUT is refused, since it would want the file read twice. Files are taken
 * as they are: one with a {@code Content-Encoding} is refused. A download is resumed if the server told by a strong entity tag or a date which file it was, and still says
 * so. Files are created for their owner only, where the file system knows owners. Memory does not grow with the size of files, and
 * disks are used off the event loops. Thread-safe; agents may share one.
 */
public final class HttpFileTransport implements FileTransport {
    /** Of answers that are no file. */
    private static final int MAX_TEXT = 16_384;

    private final NettyLoops loops;
    private final TimeSource time;
    private final SecretSource secrets;
    private final HttpFileSettings settings;
    private final DiskRoom room;
    private final TlsClient tls;
    private final HttpConnector connector;

    /**
     * @param loops owned by the caller
     * @param time for deadlines and certificates
     * @param secrets makes client nonces
     */
    public HttpFileTransport(NettyLoops loops, TimeSource time, SecretSource secrets, HttpFileSettings settings) {
        this(loops, time, secrets, settings, DiskRoom.keeping(settings.keepFree()));
    }

    /** By the loops' own clock, with {@link HttpFileSettings#DEFAULT}. */
    public HttpFileTransport(NettyLoops loops) {
        this(loops, loops.time(), SecretSource.secure(), HttpFileSettings.DEFAULT);
    }

    HttpFileTransport(
            NettyLoops loops, TimeSource time, SecretSource secrets, HttpFileSettings settings, DiskRoom room) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.time = Objects.requireNonNull(time, "time");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.room = room;
        this.tls = settings.tls() == null ? TlsClient.ofJdk(time.wall()) : settings.tls();
        HttpClientSettings bounds = HttpClientSettings.DEFAULT
                .withTimeouts(settings.connectTimeout(), settings.responseTimeout())
                .withMaxBody(MAX_TEXT)
                .withTruncate(true);
        HttpConnector plain =
                new HttpConnector(loops, time.scheduler(), bounds, settings.log()).withProxy(settings.proxy());
        this.connector = settings.names() == null ? plain : plain.withNames(settings.names());
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Running download(FileDownload request) {
        return start(FileFaults.DOWNLOAD, request.url(), request.username(), request.password(), exchanges -> {
            TransferMeter meter = new TransferMeter(request.progress(), time.ticker());
            TargetFile target = new TargetFile(request, room, settings.forceEvery(), meter);
            BodyStreams bodies = new BodyStreams(loops.disks(), settings.bodies(), target);
            HttpGet get = new HttpGet(exchanges, target, bodies, meter);
            return new FileTransfer(FileFaults.DOWNLOAD, exchanges)
                    .start(
                            loops.disks(),
                            time.scheduler(),
                            request.deadline(),
                            () -> {
                                target.prepare();
                                return target;
                            },
                            ready -> get.fetch());
        });
    }

    @Override
    public Running upload(FileUpload request) {
        return start(FileFaults.UPLOAD, request.url(), request.username(), request.password(), exchanges -> {
            TransferMeter meter = new TransferMeter(request.progress(), time.ticker());
            BodyStreams bodies = new BodyStreams(loops.disks(), settings.bodies(), head -> null);
            return new FileTransfer(FileFaults.UPLOAD, exchanges)
                    .start(
                            loops.disks(),
                            time.scheduler(),
                            request.deadline(),
                            () -> SourceFile.of(request.source(), loops.disks(), meter),
                            source -> new HttpPut(exchanges, source, bodies, meter).send());
        });
    }

    private Running start(
            FileFaults faults, URI url, String username, String password, Function<FileExchanges, Running> transfer) {
        try {
            BasicUse basic = settings.basicOverPlain();
            FileRoute route = new FileRoute(faults, url, username, password, basic, secrets);
            return transfer.apply(new FileExchanges(connector, tls, route, faults));
        } catch (IllegalArgumentException e) {
            return FileTransport.failed(
                    new TransferException(FaultCode.UNSUPPORTED_TRANSFER_PROTOCOL, "no such URL: " + e.getMessage()));
        }
    }
}
