package app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.netty.HttpClientSettings;
import org.cwmp4j.http.netty.HttpConnection;
import org.cwmp4j.http.netty.HttpConnector;
import org.cwmp4j.http.netty.HttpServer;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.netty.NettyLoops;

public final class Main {
    public static void main(String[] args) throws Exception {
        try (NettyLoops loops = NettyLoops.start(1, "app")) {
            HttpServer server = HttpServer.bind(
                            loops,
                            loops.time(),
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            HttpServerSettings.DEFAULT,
                            null,
                            WireLog.off(),
                            (head, peer) -> CompletableFuture.completedFuture(
                                    new Admission.Answer(HttpAnswer.text(200, "hello"))));
            HttpConnection connection = new HttpConnector(
                            loops, loops.scheduler(), HttpClientSettings.DEFAULT, WireLog.off())
                    .connect("127.0.0.1", server.address().getPort(), null)
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            HttpAnswer answer = connection
                    .exchange(new HttpCall("GET", "/", Headers.of("Host", "localhost"), new byte[0]))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            System.out.println("answered " + answer.status());
            System.out.println("Netty is there: " + ModuleLayer.boot().findModule("io.netty.common").isPresent());
        }
    }
}
