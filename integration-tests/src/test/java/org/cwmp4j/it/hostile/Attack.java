package org.cwmp4j.it.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.http.Headers;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.testkit.http.TestHttpClient;

/** What strangers, and devices gone bad, do to a server; each says how it was answered. */
enum Attack {
    /** A head, a byte at a time. */
    SLOW_HEAD(RawClient.CLOSED, "408: TOO_SLOW") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient client = new RawClient(target.port())) {
                client.send("POST /acs HTTP/1.1\r\nHost: acs\r\nX-Slow: ");
                return client.drip();
            }
        }
    },
    /** A body, a byte at a time. */
    SLOW_BODY(RawClient.CLOSED, "408: TOO_SLOW") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), "Content-Length: 100000");
                return client.drip();
            }
        }
    },
    /** A body in chunks without end. */
    ENDLESS_BODY("413", "413: TOO_LONG") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), "Transfer-Encoding: chunked");
                return client.flood("2000\r\n" + "x".repeat(0x2000) + "\r\n");
            }
        }
    },
    /** A body that is announced as enormous. */
    HUGE_LENGTH("413", "413: TOO_LONG") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), "Content-Length: 1000000000000");
                return client.answer();
            }
        }
    },
    /** A few kilobytes that inflate to a quarter of a gigabyte. */
    GZIP_BOMB("413", "413: INFLATED") {
        @Override
        String run(Target target) throws IOException {
            byte[] bomb = bomb(); // takes a while, in which an idle connection might have to make room
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), bomb, "Content-Encoding: gzip");
                return client.answer();
            }
        }
    },
    /** Entities that grow by reference to one another. */
    ENTITY_BOMB("400", "400: NO_SESSION") {
        @Override
        String run(Target target) throws IOException {
            String text = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                    + new String(inform(Cast.ROGUE), StandardCharsets.UTF_8).replace("Example", "&b;");
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), text.getBytes(StandardCharsets.UTF_8));
                return client.answer();
            }
        }
    },
    /** Credentials that were heard on the wire, sent once more. */
    REPLAYED_DIGEST("401", "is not let in as 000000-Hostile-000200") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient victim = new RawClient(target.port());
                    RawClient listener = new RawClient(target.port())) {
                String heard = Login.of(victim, Cast.VICTIM);
                victim.post(heard, new byte[0]);
                victim.whole();
                listener.post(heard, new byte[0]);
                return listener.answer();
            }
        }
    },
    /** A session that was guessed. */
    FORGED_COOKIE("400", "400: NO_SESSION") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient client = new RawClient(target.port())) {
                client.post(Login.of(client, Cast.ROGUE), new byte[0], "Cookie: session=" + "A".repeat(43));
                return client.answer();
            }
        }
    },
    /** Another device's live session, taken over with credentials of one's own. */
    STOLEN_COOKIE("400", "400: NO_SESSION") {
        @Override
        String run(Target target) throws IOException {
            try (RawClient victim = new RawClient(target.port());
                    RawClient thief = new RawClient(target.port())) {
                Login owner = new Login(victim, Cast.VICTIM);
                victim.post(owner.next(), inform(Cast.VICTIM));
                String cookie = "Cookie: " + victim.cookie();
                thief.post(Login.of(thief, Cast.ROGUE), new byte[0], cookie);
                String stolen = thief.answer();
                victim.post(owner.next(), new byte[0], cookie);
                return victim.answer().equals("204") ? stolen : "the session of the victim was lost";
            }
        }
    },
    /** The TR-064 worm of 2016 and its kin. */
    WORM("404", "404: NOT_CWMP") {
        @Override
        String run(Target target) throws IOException {
            byte[] body = "<NewNTPServer1>`cd /tmp;tftp -l 3 -r 1`</NewNTPServer1>".getBytes(StandardCharsets.UTF_8);
            try (RawClient client = new RawClient(target.port())) {
                client.send(
                        "POST /UD/act?1 HTTP/1.1\r\nHost: acs\r\nSOAPAction: urn:dslforum-org:service:Time:1#SetNTPServers\r\n"
                                + "Content-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n");
                client.send(body);
                return client.answer();
            }
        }
    },
    /** A certificate of one device, and the name of another. */
    FOREIGN_CERTIFICATE("403", "is refused as 000000-Hostile-000200") {
        @Override
        String run(Target target) {
            try (TestHttpClient client = new TestHttpClient(target.tlsUrl(), target.rogueTls(), null)) {
                return client.send("POST", "/acs", Headers.of("Content-Type", "text/xml"), inform(Cast.VICTIM))
                        .map(answer -> String.valueOf(answer.status()))
                        .orElse(RawClient.CLOSED);
            }
        }
    },
    /** Ten thousand connections that say nothing. */
    IDLE(RawClient.CLOSED, "503: CONNECTIONS") {
        @Override
        String run(Target target) throws IOException {
            return IdleCrowd.wait(target.port(), 10_000);
        }
    };

    private final String expected;
    private final String logged;

    Attack(String expected, String logged) {
        this.expected = expected;
        this.logged = logged;
    }

    /** Attacks once; the status of the answer, or that the connection was closed without one. */
    abstract String run(Target target) throws IOException;

    /** What a server that keeps its head answers. */
    String expected() {
        return expected;
    }

    /** What stands in the line of its log. */
    String logged() {
        return logged;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                gzip.write(nothing);
            }
        }
        return out.toByteArray();
    }

    static byte[] inform(int device) {
        Inform inform = new Inform(
                Cast.device(device),
                List.of(Event.of(EventCode.PERIODIC)),
                1,
                new CwmpDateTime("2026-11-23T10:00:00Z"),
                0,
                List.of(ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "1.0")));
        return new CwmpEncoder()
                .encode(
                        SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1"), inform),
                        EncodeContext.of(CwmpVersion.V1_2, Direction.CPE_TO_ACS));
    }
}
