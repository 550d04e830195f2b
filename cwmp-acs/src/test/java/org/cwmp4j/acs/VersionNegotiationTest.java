package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNegotiationTest {
    private static final String NAMESPACE = "urn:dslforum-org:cwmp-";

    private final TestAcs server = new TestAcs();
    private DeviceSession session;

    private ScriptedCpe cpe(String namespace) {
        server.handler(AcsHandler.ofSession(s -> {
            session = s;
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.namespace = namespace;
        return cpe;
    }

    private static SoapHeader supports(String list) {
        return SoapHeader.ofId("1").withSupportedCwmpVersions(List.of(list.split(";")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0;1.1;1.2;1.3;1.4, 1.4",
        "1.0, 1.0",
        "1.0;1.1, 1.1",
        "1.2;1.0, 1.2",
        "1.4; 1.5, 1.4",
        " 1.3 ;9.9, 1.3",
    })
    @Rule({"A-VER-08", "A-HDR-09", "B-HDR-11"})
    void theHighestCommonVersionOfTheList(String list, String expected) {
        ScriptedCpe cpe = cpe(NAMESPACE + "1-2");
        assertAccepted(cpe.inform(supports(list), EventCode.BOOT));
        assertThat(cpe.asked().header().useCwmpVersion()).isEqualTo(expected);
        assertThat(session.version().text()).isEqualTo(expected);
        assertEmpty(cpe.empty());
    }

    @ParameterizedTest
    @CsvSource({"1.4, 1.1", "1.2, 1.1", "1.3;1.4, 1.3"})
    @Rule("A-VER-08")
    void ofThoseThatTheServerSpeaks(String list, String expected) {
        server.builder.versions(EnumSet.of(CwmpVersion.V1_1, CwmpVersion.V1_3, CwmpVersion.V1_4));
        ScriptedCpe cpe = cpe(NAMESPACE + "1-2");
        AcsAnswer answer = cpe.inform(supports("1.0;1.1;1.2;" + list), EventCode.BOOT);
        assertAccepted(answer);
        String chosen = answer.envelope().header().useCwmpVersion();
        assertThat(list.contains("1.4") ? "1.4" : expected).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({"2.0", "1.5;2.0", "''"})
    @Rule({"A-VER-09", "A-HTTP-07"})
    void noCommonVersion(String list) {
        ScriptedCpe cpe = cpe(NAMESPACE + "1-2");
        assertFault(cpe.inform(supports(list), EventCode.BOOT), 8006);
        assertThat(cpe.last.status()).isEqualTo(200);
        assertThat(session).isNull();
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_FAULTED);
        ScriptedCpe.assertRefused(cpe.empty(), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "1-0, false, 1.0",
        "1-0, true, 1.0",
        "1-1, false, 1.1",
        "1-1, true, 1.1",
        "1-2, false, 1.2",
        "1-2, true, 1.3",
    })
    @Rule({"A-VER-10", "A-HDR-09", "A-VER-12", "B-VER-01"})
    void inferredWithoutAList(String namespace, boolean sessionTimeout, String expected) {
        ScriptedCpe cpe = cpe(NAMESPACE + namespace);
        SoapHeader header = SoapHeader.ofId("1").withSessionTimeout(sessionTimeout ? 60L : null);
        assertAccepted(cpe.inform(header, EventCode.BOOT));
        assertThat(session.version().text()).isEqualTo(expected);
        assertThat(cpe.asked().header().useCwmpVersion()).isNull();
        assertThat(cpe.asked().namespace()).isEqualTo(NAMESPACE + namespace);
    }

    @ParameterizedTest
    @CsvSource({
        "1-3, 1-3, 1.2",
        "1-4, 1-4, 1.2",
        "1-9, 1-2, 1.2",
    })
    @Rule({"B-VER-15", "A-VER-12"})
    void namespacesThatDoNotExist(String namespace, String mirrored, String expected) {
        ScriptedCpe cpe = cpe(NAMESPACE + namespace);
        assertAccepted(cpe.inform(EventCode.BOOT));
        assertThat(cpe.asked().namespace()).isEqualTo(NAMESPACE + mirrored);
        assertThat(session.version().text()).isEqualTo(expected);
    }

    @Test
    void noNamespaceAtAllIsAnsweredInTheLowest() {
        ScriptedCpe cpe = cpe("");
        assertAccepted(cpe.inform(EventCode.BOOT));
        assertThat(cpe.asked().namespace()).isEqualTo(NAMESPACE + "1-0");
        assertThat(session.version()).isEqualTo(CwmpVersion.V1_0);
    }

    @Test
    @Rule("A-VER-12")
    void callsMirrorTheNamespaceOfTheInform() {
        server.handler(AcsHandler.ofSession(s -> s.call(Samples.GPV)));
        for (String namespace : List.of("1-0", "1-1", "1-2", "1-3", "1-4")) {
            ScriptedCpe cpe = server.cpe("1");
            cpe.namespace = NAMESPACE + namespace;
            cpe.inform(EventCode.BOOT);
            cpe.empty();
            cpe.asked(GetParameterValues.class);
            assertThat(cpe.asked().namespace()).isEqualTo(NAMESPACE + namespace);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1-2, 1.0, 1-0", "1.1, 1-2, 1.1, 1-1", "1.3, 1-2, 1.2, 1-2", "1.3, 1-0, 1.0, 1-0"})
    @Rule({"A-VER-13", "A-VER-12"})
    void aServerBelow14IgnoresTheList(String highest, String namespace, String expected, String answered) {
        CwmpVersion max = CwmpVersion.ofText(highest).orElseThrow();
        server.builder.versions(EnumSet.range(CwmpVersion.V1_0, max));
        ScriptedCpe cpe = cpe(NAMESPACE + namespace);
        assertAccepted(cpe.inform(supports("1.0;1.1;1.2;1.3;1.4"), EventCode.BOOT));
        assertThat(cpe.asked().header().useCwmpVersion()).isNull();
        assertThat(cpe.asked().namespace()).isEqualTo(NAMESPACE + answered);
        assertThat(session.version().text()).isEqualTo(expected);
    }

    @Test
    void aServerWithoutOldVersionsRefusesWithAFaultThatTheDeviceKnows() {
        server.builder.versions(EnumSet.of(CwmpVersion.V1_4));
        assertFault(cpe(NAMESPACE + "1-0").inform(EventCode.BOOT), 8001);
    }

    @Test
    @Rule("A-VER-11")
    void callsThatTheVersionLacksAreRefused() {
        ScriptedCpe cpe = cpe(NAMESPACE + "1-0");
        cpe.inform(EventCode.BOOT);
        assertThatThrownBy(() -> session.call(new CancelTransfer("k")).join())
                .hasCauseInstanceOf(ConformanceException.class);
        assertThatThrownBy(() -> session.call(new GetAllQueuedTransfers()).join())
                .hasCauseInstanceOf(ConformanceException.class);
        assertEmpty(cpe.empty()); // nothing left
    }

    @Test
    @Rule("A-VER-11")
    void callsThatTheVersionHasAreMade() {
        ScriptedCpe cpe = cpe(NAMESPACE + "1-2");
        cpe.inform(EventCode.BOOT);
        assertThat(session.call(new CancelTransfer("k"))).isNotDone();
        cpe.empty();
        cpe.asked(CancelTransfer.class);
    }

    @Test
    void callsThatBreakTheStandardAreRefused() {
        ScriptedCpe cpe = cpe(NAMESPACE + "1-2");
        cpe.inform(EventCode.BOOT);
        assertThatThrownBy(() -> session.call(new GetParameterValues(List.of("x".repeat(257))))
                        .join())
                .hasCauseInstanceOf(ConformanceException.class);
        assertEmpty(cpe.empty());
    }
}
