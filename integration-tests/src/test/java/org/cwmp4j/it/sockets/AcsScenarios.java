package org.cwmp4j.it.sockets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.it.wire.RawDevice;
import org.cwmp4j.it.wire.RawMessage;

/** What devices, and others, do to our ACS. */
public final class AcsScenarios {
    private static final String POST = "POST /acs HTTP/1.1\r\nHost: acs\r\n";
    private static final String EMPTY = POST + "Content-Length: 0\r\n\r\n";
    private static final String NONE_HEARD = Scenario.NOTHING;
    private static final HttpServerSettings QUICK = HttpServerSettings.DEFAULT.withTimeouts(Duration.ofMillis(300));

    private AcsScenarios() {}

    /** All, in the order of the page. */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(sessions());
        all.addAll(requests());
        all.addAll(bounds());
        return List.copyOf(all);
    }

    private static List<Scenario> sessions() {
        return List.of(
                new Scenario(
                        "a session of a device with nothing to say",
                        "401, 200 InformResponse, 204",
                        "ACS: session COMPLETED",
                        AcsScenarios::session),
                new Scenario(
                        "a wrong password",
                        "401, 401",
                        "ACS: not authenticated WRONG_PASSWORD",
                        AcsScenarios::wrongPassword),
                new Scenario(
                        "no credentials, where the ACS asks for none",
                        "200 InformResponse, 204",
                        "ACS: session COMPLETED",
                        stage -> open(stage, POST, inform())),
                new Scenario(
                        "the Inform of another device than the credentials'",
                        "401, 403",
                        "ACS: denied; ACS: session INFORM_REFUSED",
                        AcsScenarios::impostor),
                new Scenario(
                        "a device that nobody vouches for",
                        "403, closed",
                        "ACS: denied; ACS: session INFORM_REFUSED",
                        AcsScenarios::stranger),
                new Scenario(
                        "an empty POST that belongs to no session",
                        "400, closed",
                        "ACS: refused 400 NO_SESSION",
                        stage -> talk(openTo(stage), EMPTY)),
                new Scenario(
                        "a cookie of an earlier session with a new Inform",
                        "200 InformResponse, 204",
                        "ACS: session COMPLETED",
                        stage -> open(stage, POST + "Cookie: session=of-yesterday\r\n", inform())),
                new Scenario(
                        "a body compressed by gzip",
                        "200 InformResponse in gzip, 204",
                        "ACS: session COMPLETED",
                        stage -> open(stage, POST + "Content-Encoding: gzip\r\n", gzip(inform()))),
                new Scenario(
                        "`Expect: 100-continue`",
                        "100, 200 InformResponse, 204",
                        "ACS: session COMPLETED",
                        AcsScenarios::expects));
    }

    private static List<Scenario> requests() {
        return List.of(
                new Scenario(
                        "another path",
                        "404, closed",
                        "ACS: refused 404 NOT_CWMP",
                        stage ->
                                talk(stage.acs(), "POST /UD/act?1 HTTP/1.1\r\nHost: acs\r\nContent-Length: 0\r\n\r\n")),
                new Scenario(
                        "GET",
                        "200, closed",
                        NONE_HEARD,
                        stage -> talk(stage.acs(), "GET /acs HTTP/1.1\r\nHost: acs\r\nConnection: close\r\n\r\n")),
                new Scenario(
                        "another method",
                        "405, closed",
                        "ACS: refused 405 NOT_CWMP",
                        stage -> talk(stage.acs(), "PUT /acs HTTP/1.1\r\nHost: acs\r\nContent-Length: 0\r\n\r\n")),
                new Scenario(
                        "an unknown content coding",
                        "415, closed",
                        "ACS: refused 415 CONTENT_CODING",
                        stage -> talk(stage.acs(), POST + "Content-Encoding: br\r\nContent-Length: 0\r\n\r\n")),
                new Scenario(
                        "an unknown expectation",
                        "417, closed",
                        "ACS: refused 417 NOT_HTTP",
                        stage -> talk(stage.acs(), POST + "Expect: wonders\r\nContent-Length: 0\r\n\r\n")),
                new Scenario(
                        "bytes that are no HTTP",
                        "400, closed",
                        "ACS: refused 400 NOT_HTTP",
                        stage -> talk(stage.acs(), new String(RawMessage.GARBAGE, StandardCharsets.ISO_8859_1))),
                new Scenario(
                        "a POST that is no XML",
                        "400, closed",
                        "ACS: refused 400 NO_SESSION",
                        stage -> talk(openTo(stage), POST + "Content-Length: 5\r\n\r\nhello")),
                new Scenario(
                        "plain HTTP to the port of HTTPS",
                        "closed",
                        "ACS: refused 400 NOT_HTTP",
                        stage -> talk(stage.acsOverTls(), EMPTY)));
    }

    private static List<Scenario> bounds() {
        return List.of(
                new Scenario(
                        "a request line of 20,000 bytes",
                        "414, closed",
                        "ACS: refused 414 NOT_HTTP",
                        stage -> talk(stage.acs(), "POST /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n")),
                new Scenario(
                        "header fields of 20,000 bytes",
                        "431, closed",
                        "ACS: refused 431 NOT_HTTP",
                        stage -> talk(stage.acs(), POST + "X-Long: " + "a".repeat(20_000) + "\r\n\r\n")),
                new Scenario(
                        "a body of 1 GB announced",
                        "413, closed",
                        "ACS: refused 413 TOO_LONG",
                        stage -> talk(openTo(stage), POST + "Content-Length: 1000000000\r\n\r\n")),
                new Scenario(
                        "20 MB of nothing in 20 kB of gzip",
                        "413, closed",
                        "ACS: refused 413 INFLATED; ACS: refused 413 NO_SESSION",
                        AcsScenarios::bomb),
                new Scenario(
                        "a head that never ends",
                        "closed",
                        "ACS: refused 408 TOO_SLOW",
                        stage -> talk(stage.acs(10, QUICK, builder -> builder), "POST /acs HTTP/1.1\r\nHost: ")),
                new Scenario(
                        "a body that never ends",
                        "closed",
                        "ACS: refused 408 TOO_SLOW",
                        stage -> talk(openTo(stage, QUICK), POST + "Content-Length: 100\r\n\r\n<soap")),
                new Scenario(
                        "one connection more than allowed, the others at work",
                        "503, closed",
                        "ACS: refused 503 CONNECTIONS",
                        AcsScenarios::oneTooMany));
    }

    private static String session(Stage stage) throws IOException {
        try (RawDevice device = new RawDevice(stage.acs(), Stage.USER, Stage.PASSWORD)) {
            device.send(inform());
            String first = Talk.describe(device.receive());
            String second = Talk.describe(device.post(inform()));
            return first + ", " + second + ", " + Talk.describe(device.post(new byte[0]));
        }
    }

    private static String impostor(Stage stage) throws IOException {
        try (RawDevice device = new RawDevice(stage.acs(), Stage.USER, Stage.PASSWORD)) {
            device.authenticate();
            byte[] other = RawDevice.bytes(text(inform()).replace("Number>1<", "Number>2<"));
            return "401, " + Talk.describe(device.post(other));
        }
    }

    private static String stranger(Stage stage) throws IOException {
        byte[] inform = inform();
        InetSocketAddress acs = stage.acs(
                10, HttpServerSettings.DEFAULT, builder -> builder.authentication(AuthenticationPolicy.none()));
        return talk(acs, POST + "Content-Length: " + inform.length + "\r\n\r\n" + text(inform));
    }

    private static String wrongPassword(Stage stage) throws IOException {
        try (RawDevice device = new RawDevice(stage.acs(), Stage.USER, "guessed")) {
            device.authenticate();
            device.send(inform());
            return "401, " + Talk.describe(device.receive());
        }
    }

    private static String expects(Stage stage) throws IOException {
        try (Talk talk = new Talk(openTo(stage))) {
            talk.send(POST + "Expect: 100-continue\r\nContent-Length: " + inform().length + "\r\n\r\n")
                    .answer();
            return talk.send(text(inform())).answer().send(EMPTY).answer().seen();
        }
    }

    private static String bomb(Stage stage) throws IOException {
        byte[] bomb = gzip(new byte[20_000_000]);
        return talk(
                openTo(stage),
                POST + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n" + text(bomb));
    }

    private static String oneTooMany(Stage stage) throws IOException {
        InetSocketAddress acs = stage.acs(1, HttpServerSettings.DEFAULT, AcsScenarios::open);
        try (Talk first = new Talk(acs)) {
            first.send(POST + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n")
                    .answer(); // and its body is waited for
            return talk(acs, EMPTY);
        }
    }

    private static AcsServerBuilder open(AcsServerBuilder builder) {
        return builder.authentication(AuthenticationPolicy.none()).unknownDevices(UnknownDevicePolicy.admit());
    }

    private static InetSocketAddress openTo(Stage stage) {
        return openTo(stage, HttpServerSettings.DEFAULT);
    }

    private static InetSocketAddress openTo(Stage stage, HttpServerSettings settings) {
        return stage.acs(10, settings, AcsScenarios::open);
    }

    private static String open(Stage stage, String head, byte[] body) throws IOException {
        try (Talk talk = new Talk(openTo(stage))) {
            talk.send(head + "Content-Length: " + body.length + "\r\n\r\n" + text(body))
                    .answer();
            return talk.send(EMPTY).answer().seen();
        }
    }

    private static String talk(InetSocketAddress acs, String bytes) throws IOException {
        try (Talk talk = new Talk(acs)) {
            return talk.send(bytes).untilClosed().seen();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** The Inform of the device that the stage's ACS knows. */
    static byte[] inform() {
        return RawDevice.bytes("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\" xmlns:cwmp=\"urn:dslforum-org:cwmp-1-2\">"
                + "<s:Header><cwmp:ID s:mustUnderstand=\"1\">7</cwmp:ID></s:Header><s:Body><cwmp:Inform><DeviceId>"
                + "<Manufacturer>Example</Manufacturer><OUI>00D09E</OUI><ProductClass>Box</ProductClass>"
                + "<SerialNumber>1</SerialNumber></DeviceId><Event e:arrayType=\"cwmp:EventStruct[1]\"><EventStruct>"
                + "<EventCode>1 BOOT</EventCode><CommandKey/></EventStruct></Event><MaxEnvelopes>1</MaxEnvelopes>"
                + "<CurrentTime>2026-01-01T00:00:00Z</CurrentTime><RetryCount>0</RetryCount>"
                + "<ParameterList e:arrayType=\"cwmp:ParameterValueStruct[0]\"/></cwmp:Inform></s:Body></s:Envelope>");
    }
}
