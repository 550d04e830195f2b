package org.cwmp4j.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cwmp4j.codec.Schemas;
import org.junit.jupiter.api.Test;

/** The quickstart's two ends as processes, over TCP. */
class QuickstartProcessTest {
    private static final String PASSWORD = "correct horse";

    /** Bytes that show each step on the wire, in order. */
    private static final List<String> STEPS = List.of(
            "<EventCode>0 BOOTSTRAP</EventCode>",
            "<cwmp:GetParameterValuesResponse>",
            "PeriodicInformInterval</Name>",
            "ProvisioningCode</Name>",
            "<cwmp:AddObjectResponse>",
            "<cwmp:DeleteObjectResponse>",
            "<FaultCode>9008</FaultCode>",
            "<EventCode>2 PERIODIC</EventCode>",
            "<EventCode>6 CONNECTION REQUEST</EventCode>",
            "<EventCode>M Reboot</EventCode>",
            "<cwmp:DownloadResponse>",
            "<EventCode>M Download</EventCode>",
            "<EventCode>M Upload</EventCode>",
            "<cwmp:TransferComplete>");

    @Test
    void everyStepPassesTheWireAndEveryMessageIsValid() throws Exception {
        Schemas schemas = Schemas.load();
        try (Program acs = Program.quickstart(PASSWORD, "--acs-only");
                RecordingRelay relay = new RecordingRelay(urlOf(acs));
                Program agent = agent(PASSWORD, relay.url())) {
            assertThat(agent.awaitExit())
                    .as(() -> String.join("\n", agent.lines()))
                    .isZero();
            assertThat(acs.awaitExit()).as(() -> String.join("\n", acs.lines())).isZero();

            List<byte[]> bodies = relay.recordings().stream()
                    .flatMap(recording -> HttpBodies.of(recording).stream())
                    .toList();
            assertThat(bodies).hasSizeGreaterThan(20);
            for (byte[] body : bodies) {
                assertThat(schemas.problems(body)).as(() -> text(body)).isEmpty();
            }
            String all = bodies.stream().map(QuickstartProcessTest::text).reduce("", String::concat);
            assertThat(STEPS).allSatisfy(step -> assertThat(all).contains(step));
            assertThat(agent.lines()).noneMatch(line -> line.contains(PASSWORD));
            assertThat(acs.lines()).noneMatch(line -> line.contains(PASSWORD));
        }
    }

    @Test
    void bothEndsTogetherSucceed() throws Exception {
        try (Program both = Program.quickstart("unused")) {
            assertThat(both.awaitExit())
                    .as(() -> String.join("\n", both.lines()))
                    .isZero();
            assertThat(both.lines().get(both.lines().size() - 1)).startsWith("DONE: all 13 steps");
        }
    }

    @Test
    void anAcsKilledAtStepThreeFails() throws Exception {
        try (Program acs = Program.quickstart(PASSWORD, "--acs-only");
                Program agent = agent(PASSWORD, urlOf(acs), "--timeout", "20")) {
            acs.awaitLine(line -> line.startsWith("step 3 "));
            acs.kill();
            assertThat(agent.awaitExit()).isNotZero();
            assertThat(agent.lines().get(agent.lines().size() - 1)).contains("not seen");
        }
    }

    @Test
    void aWrongPasswordFails() throws Exception {
        try (Program acs = Program.quickstart(PASSWORD, "--acs-only", "--timeout", "15");
                Program agent = agent("wrong", urlOf(acs), "--timeout", "10")) {
            assertThat(agent.awaitExit()).isNotZero();
            assertThat(acs.awaitExit()).isNotZero();
            assertThat(acs.lines().get(acs.lines().size() - 1))
                    .contains("step 1")
                    .contains("not seen");
        }
    }

    @Test
    void aClosedPortFails() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + closedPort() + "/acs");
        try (Program agent = agent(PASSWORD, nobody, "--timeout", "10")) {
            assertThat(agent.awaitExit()).isNotZero();
        }
    }

    private static URI urlOf(Program acs) throws InterruptedException {
        String line = acs.awaitLine(l -> l.startsWith("listening at "));
        return URI.create(line.substring("listening at ".length()));
    }

    private static Program agent(String password, URI acs, String... more) throws IOException {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "--agent-only";
        arguments[1] = "--acs-url";
        arguments[2] = acs.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Program.quickstart(password, arguments);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.US_ASCII);
    }
}
