package org.cwmp4j.it.sockets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.pki.TestPki;

/** What servers do to our device. */
public final class DeviceScenarios {
    private static final String FAILED = "; device: retry in 5 to 10 s";
    private static final String COMPLETED = "device: session COMPLETED";
    private static final Pattern ID = Pattern.compile("<(?:\\w+:)?ID[^>]*>([^<]*)<");
    private static final Pattern NAMESPACE = Pattern.compile("urn:dslforum-org:cwmp-1-[0-9]");

    private DeviceScenarios() {}

    /** All, in the order of the page. */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(answers());
        all.addAll(statuses());
        all.addAll(secure());
        return List.copyOf(all);
    }

    private static List<Scenario> answers() {
        return List.of(
                scenario("a session without requests", "Inform, empty", COMPLETED, call -> session(call)),
                scenario(
                        "the end by an empty 200 in place of 204",
                        "Inform, empty",
                        COMPLETED,
                        call -> isInform(call) ? informResponse(call) : HttpAnswer.empty(200)),
                scenario(
                        "a close after each answer",
                        "Inform, empty",
                        COMPLETED,
                        call -> session(call).with("Connection", "close")),
                scenario("chunked answers", "Inform, empty", COMPLETED, call -> chunked(session(call))),
                scenario(
                        "a redirect by 307",
                        "Inform, Inform, empty",
                        COMPLETED,
                        call -> call.target().equals("/acs") ? redirect(307, "/moved") : session(call)),
                scenario(
                        "redirects without end",
                        "Inform, Inform, Inform, Inform, Inform, Inform",
                        "device: session HTTP_STATUS" + FAILED,
                        call -> redirect(302, "/acs")),
                new Scenario("silence", "Inform", "device: session TIMEOUT" + FAILED, DeviceScenarios::silence));
    }

    private static List<Scenario> statuses() {
        List<Scenario> all = new ArrayList<>();
        for (int status : new int[] {400, 403, 404, 420, 500}) {
            all.add(scenario(
                    "status " + status,
                    "Inform",
                    "device: session HTTP_STATUS" + FAILED,
                    call -> HttpAnswer.text(status, "no")));
        }
        all.add(scenario(
                "status 503 with `Retry-After: 60`",
                "Inform",
                "device: session HTTP_STATUS" + FAILED,
                call -> HttpAnswer.text(503, "busy").with("Retry-After", "60")));
        all.add(scenario(
                "credentials refused",
                "Inform, Inform",
                "device: session HTTP_STATUS" + FAILED,
                call -> HttpAnswer.empty(401)
                        .with(
                                "WWW-Authenticate",
                                "Digest realm=\"acs\", nonce=\""
                                        + call.headers().has("Authorization") + "\", qop=\"auth\"")));
        all.add(scenario(
                "a status 401 without a challenge",
                "Inform",
                "device: session HTTP_STATUS" + FAILED,
                call -> HttpAnswer.empty(401)));
        return all;
    }

    private static List<Scenario> secure() {
        return List.of(
                new Scenario(
                        "TLS with a good certificate",
                        "Inform, empty",
                        COMPLETED,
                        stage -> tls(stage, stage.pki().sslContext(stage.pki().localhost()), trusting(stage.pki()))),
                new Scenario(
                        "TLS with a certificate for another name",
                        "no request",
                        "device: session NO_CONNECTION" + FAILED,
                        stage -> tls(
                                stage,
                                stage.pki()
                                        .sslContext(stage.pki()
                                                .server()
                                                .dnsName("acs.example")
                                                .issue()),
                                trusting(stage.pki()))),
                new Scenario(
                        "TLS with a certificate of an unknown root",
                        "no request",
                        "device: session NO_CONNECTION" + FAILED,
                        stage -> tls(
                                stage, stage.pki().sslContext(stage.pki().localhost()), trusting(TestPki.create()))),
                new Scenario(
                        "TLS with a certificate that has expired",
                        "no request",
                        "device: session NO_CONNECTION" + FAILED,
                        stage -> tls(
                                stage,
                                stage.pki()
                                        .sslContext(stage.pki()
                                                .server()
                                                .ipAddress("127.0.0.1")
                                                .expired()
                                                .issue()),
                                trusting(stage.pki()))),
                new Scenario(
                        "an https URL, and a server that does not answer the handshake",
                        "no request",
                        "device: session TIMEOUT" + FAILED,
                        DeviceScenarios::plainForTls));
    }

    private static Scenario scenario(String name, String wire, String event, Function<HttpCall, HttpAnswer> acs) {
        return new Scenario(name, wire, event, stage -> {
            TestHttpServer server = stage.with(TestHttpServer.start(null, acs::apply));
            stage.device(server.url("/acs").toString(), settings -> settings);
            stage.awaitEvent(event);
            return requests(server);
        });
    }

    private static String silence(Stage stage) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        TestHttpServer server = stage.with(TestHttpServer.start(null, call -> {
            awaitUninterruptibly(over);
            return null;
        }));
        stage.with(over::countDown);
        stage.device(server.url("/acs").toString(), settings -> settings);
        while (server.calls().isEmpty()) {
            stage.passMoment();
        }
        stage.passTime(Duration.ofSeconds(1));
        return requests(server);
    }

    static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String tls(Stage stage, SSLContext context, UnaryOperator<HttpAcsSettings> settings)
            throws InterruptedException {
        TestHttpServer server = stage.with(TestHttpServer.start(context, DeviceScenarios::session));
        stage.device(server.url("/acs").toString(), settings);
        stage.passTime(Duration.ZERO);
        return requests(server);
    }

    private static String plainForTls(Stage stage) throws InterruptedException {
        TestHttpServer server = stage.with(TestHttpServer.start(null, DeviceScenarios::session));
        stage.device(server.url("/acs").toString().replace("http:", "https:"), trusting(stage.pki()));
        stage.passTime(Duration.ofSeconds(1));
        return requests(server);
    }

    private static UnaryOperator<HttpAcsSettings> trusting(TestPki pki) {
        return settings -> settings.withTls(
                new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system()));
    }

    /** The requests that came, by what they say. */
    private static String requests(TestHttpServer server) {
        List<String> kinds = server.calls().stream()
                .map(call -> isInform(call) ? "Inform" : call.body().length == 0 ? "empty" : "another message")
                .toList();
        return kinds.isEmpty() ? "no request" : String.join(", ", kinds);
    }

    static boolean isInform(HttpCall call) {
        return text(call).contains(":Inform>");
    }

    private static String text(HttpCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    static HttpAnswer session(HttpCall call) {
        return isInform(call) ? informResponse(call) : HttpAnswer.empty(204);
    }

    private static HttpAnswer informResponse(HttpCall call) {
        Matcher id = ID.matcher(text(call));
        Matcher namespace = NAMESPACE.matcher(text(call));
        if (!id.find() || !namespace.find()) {
            throw new IllegalArgumentException("no ID or namespace in " + text(call));
        }
        String envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:c=\""
                + namespace.group() + "\"><s:Header><c:ID s:mustUnderstand=\"1\">" + id.group(1)
                + "</c:ID></s:Header><s:Body><c:InformResponse><MaxEnvelopes>1</MaxEnvelopes></c:InformResponse>"
                + "</s:Body></s:Envelope>";
        return new HttpAnswer(
                200, "OK", Headers.of("Content-Type", "text/xml"), envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer redirect(int status, String target) {
        return HttpAnswer.empty(status).with("Location", target);
    }

    /** In chunks of seven bytes. */
    private static HttpAnswer chunked(HttpAnswer answer) {
        if (answer.body().length == 0) {
            return answer;
        }
        StringBuilder chunks = new StringBuilder();
        byte[] body = answer.body();
        for (int at = 0; at < body.length; at += 7) {
            byte[] part = Arrays.copyOfRange(body, at, Math.min(body.length, at + 7));
            chunks.append(Integer.toHexString(part.length))
                    .append("\r\n")
                    .append(new String(part, StandardCharsets.ISO_8859_1))
                    .append("\r\n");
        }
        chunks.append("0\r\n\r\n");
        return new HttpAnswer(
                200,
                "OK",
                Headers.of("Content-Type", "text/xml").and("Transfer-Encoding", "chunked"),
                chunks.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
