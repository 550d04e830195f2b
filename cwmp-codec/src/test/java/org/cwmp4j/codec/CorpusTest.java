package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every captured message is read, keeps its texts, and is blamed only where something is wrong with it. */
@Rule({"B-ROB-01", "B-ROB-02", "A-INF-14"})
class CorpusTest {
    /** Phrases of the index that name nothing wrong. */
    private static final Pattern LEGAL = Pattern.compile(String.join(
            "|",
            "none",
            "source: .*",
            "redacted .*",
            "one message literal of a test client",
            "two line wraps of the printed page repaired",
            // Legal freedom of XML and SOAP
            "no XML declaration",
            "standalone declared",
            "declaration without encoding",
            "CRLF",
            "blank line after every line",
            "single-quoted attributes",
            "prefix soap_env",
            "RPC prefix ns2",
            "RPC element in default namespace",
            "cwmp namespace declared on .*",
            "namespaces declared below the root",
            "encodingStyle on (Envelope|Body)",
            "no SOAP Header",
            "empty SOAP Header",
            "empty-element ParameterPath",
            "faultcode \"SOAP-ENV:Client\"",
            // Legal freedom of CWMP
            "no cwmp:ID",
            "empty ID",
            "non-numeric ID",
            "white space around ID",
            "header SessionTimeout",
            "MaxEnvelopes [0-9]+",
            "RetryCount \"0[0-9]\"",
            "boolean as \"true\"",
            "\"\\(null\\)\" (as )?value",
            "empty ProductClass",
            "CurrentTime in 1970",
            "1970 transfer times",
            "unknown time 0001-01-01",
            "fractional seconds in CurrentTime",
            "9015 transfer fault",
            "2 SetParameterValuesFault entries",
            "event \"X BC0304 Alarm\""));

    /** What is wrong with these all the same; the script that made the index does not look for it. */
    private static final Map<String, Set<String>> NOT_INDEXED = notIndexed("""
            016 MISSING_ELEMENT
            018 CONFORMANCE
            021 CONFORMANCE WRAPPED_STRUCTURE MISSING_ELEMENT UNKNOWN_ELEMENT
            022 CONFORMANCE WRAPPED_STRUCTURE MISSING_ELEMENT UNKNOWN_ELEMENT
            033 ELEMENT_ORDER WRAPPED_STRUCTURE
            034 ELEMENT_ORDER WRAPPED_STRUCTURE UNKNOWN_ELEMENT
            035 ELEMENT_ORDER WRAPPED_STRUCTURE
            036 ELEMENT_ORDER WRAPPED_STRUCTURE UNKNOWN_ELEMENT
            039 CONFORMANCE ELEMENT_ORDER WRAPPED_STRUCTURE MISSING_ELEMENT UNKNOWN_ELEMENT
            040 CONFORMANCE ELEMENT_ORDER WRAPPED_STRUCTURE MISSING_ELEMENT UNKNOWN_ELEMENT
            044 MISSING_ELEMENT
            049 MISSING_ELEMENT
            050 MISSING_ELEMENT
            051 MISSING_ELEMENT
            053 DATE_TIME_ZONE
            054 MISSING_ELEMENT DATE_TIME_ZONE
            055 DATE_TIME_FORM DATE_TIME_ZONE
            072 ARRAY_TYPE
            120 ARRAY_TYPE
            121 ARRAY_TYPE
            139 MISSING_ELEMENT
            141 DATE_TIME_ZONE
            142 MISSING_ELEMENT DATE_TIME_ZONE
            143 DATE_TIME_FORM DATE_TIME_ZONE
            154 MISSING_ELEMENT
            156 QUALIFIED_ARGUMENT
            180 NUMBER_FORM DATE_TIME_FORM
            318 DATE_TIME_ZONE ELEMENT_ORDER
            319 TYPE_UNEXPECTED
            325 UNKNOWN_ELEMENT
            326 DATE_TIME_ZONE ELEMENT_ORDER CONFORMANCE
            328 ELEMENT_ORDER WRAPPED_STRUCTURE UNKNOWN_ELEMENT
            329 ELEMENT_ORDER WRAPPED_STRUCTURE UNKNOWN_ELEMENT
            331 MISSING_ELEMENT
            343 STRAY_TEXT MISSING_ELEMENT
            371 STRAY_TEXT MISSING_ELEMENT
            378 CONFORMANCE
            394 MISSING_ELEMENT
            """);

    /** A deviation of these kinds says that a text was not kept as it is, or that one was made up. */
    private static final Set<DeviationKind> CHANGED = Set.of(
            DeviationKind.UNKNOWN_ELEMENT,
            DeviationKind.MISSING_ELEMENT,
            DeviationKind.STRAY_TEXT,
            DeviationKind.NUMBER_FORM,
            DeviationKind.NUMBER_RANGE,
            DeviationKind.BOOLEAN_FORM,
            DeviationKind.FAULT_FORM,
            DeviationKind.FAULT_CODE,
            DeviationKind.FAULT_STRING);

    private final CwmpDecoder decoder = new CwmpDecoder();

    @TestFactory
    List<DynamicTest> everyMessage() {
        Path directory = SharedFiles.directory("corpus");
        List<Map<String, String>> rows = SharedFiles.table(directory.resolve("index.csv"));
        assertThat(rows).hasSize(425);
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String file = row.get("file");
            tests.add(DynamicTest.dynamicTest(file, () -> check(SharedFiles.bytes(directory.resolve(file)), row)));
        }
        return tests;
    }

    private void check(byte[] message, Map<String, String> row) {
        DecodedEnvelope read = decoder.decode(message, DecodeContext.lenient(null));
        assertThat(kind(read.envelope().message())).isEqualTo(row.get("kind"));
        assertThat(read.deviations()).allSatisfy(d -> assertThat(d.line()).isPositive());
        deviations(read, row);
        Direction direction = row.get("direction").startsWith("CPE") ? Direction.CPE_TO_ACS : Direction.ACS_TO_CPE;
        byte[] again = new CwmpEncoder().encode(read.envelope(), EncodeContext.asReceived(direction));
        assertThat(textsWritten(again, read)).containsExactlyInAnyOrderElementsOf(texts(message, read));
    }

    private static void deviations(DecodedEnvelope read, Map<String, String> row) {
        boolean legal = Arrays.stream(row.get("quirks").split(";"))
                .allMatch(phrase -> LEGAL.matcher(phrase.strip()).matches());
        Set<String> expected = NOT_INDEXED.getOrDefault(row.get("file").substring(0, 3), Set.of());
        if (legal) {
            assertThat(read.deviations().stream().map(d -> d.kind().name()).distinct())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String kind(CwmpMessage message) {
        boolean parameters =
                message instanceof Fault fault && !fault.parameterFaults().isEmpty();
        return parameters ? "SetParameterValuesFault" : message.name();
    }

    private static List<String> texts(byte[] message, DecodedEnvelope read) {
        return Leaves.of(message).stream()
                .filter(leaf -> read.deviations().stream().noneMatch(d -> names(d, d.path(), leaf)))
                .map(CorpusTest::canonical)
                .toList();
    }

    private static List<String> textsWritten(byte[] message, DecodedEnvelope read) {
        return Leaves.of(message).stream()
                .filter(leaf -> read.deviations().stream().noneMatch(d -> isMadeUp(d, unwrapped(d.path()), leaf)))
                // Optional, and so written whether it was there or not
                .filter(leaf -> !leaf.path().matches(".*/Results\\[[0-9]+]/Fault/FaultString"))
                .map(CorpusTest::canonical)
                .toList();
    }

    private static boolean names(Deviation deviation, String path, Leaves.Leaf leaf) {
        String of = leaf.path();
        return CHANGED.contains(deviation.kind())
                && (of.equals(path)
                        || of.startsWith(path + "/")
                        || of.startsWith(path + "[")
                        || path.startsWith(of + "/"));
    }

    /** What was not understood does not come out again; only what should have held it. */
    private static boolean isMadeUp(Deviation deviation, String path, Leaves.Leaf leaf) {
        return deviation.kind() == DeviationKind.UNKNOWN_ELEMENT
                ? path.startsWith(leaf.path() + "/")
                : names(deviation, path, leaf);
    }

    /** Without the elements that some peers put around a structure. */
    private static String unwrapped(String path) {
        return path.replaceAll("/(AutonOpResult|OpResult)Struct\\[[0-9]+]", "");
    }

    private static String canonical(Leaves.Leaf leaf) {
        String collapsed = leaf.text().strip();
        String text = switch (leaf.name()) {
            case "NextLevel",
                    "Writable",
                    "NotificationChange",
                    "AccessListChange",
                    "IsDownload",
                    "Resolved",
                    "IsTransferable" -> String.valueOf(collapsed.equals("1") || collapsed.equals("true"));
            case "MaxEnvelopes",
                    "RetryCount",
                    "Status",
                    "InstanceNumber",
                    "FileSize",
                    "DelaySeconds",
                    "Notification",
                    "State",
                    "Mode",
                    "VoucherSN",
                    "FaultCode",
                    "WindowStart",
                    "WindowEnd",
                    "MaxRetries" -> new BigInteger(collapsed).toString();
            case "ParameterList",
                    "ParameterNames",
                    "AccessList",
                    "Event",
                    "MethodList",
                    "TransferList",
                    "OptionList",
                    "VoucherList",
                    "FileTypeArg",
                    "TimeWindowList" -> collapsed;
            default -> leaf.path().indexOf('/', "Envelope/Body/".length()) < 0 ? collapsed : leaf.text();
        };
        return text;
    }

    private static Map<String, Set<String>> notIndexed(String lines) {
        Map<String, Set<String>> all = new HashMap<>();
        lines.lines()
                .map(line -> line.split(" "))
                .forEach(words -> all.put(words[0], Set.of(Arrays.copyOfRange(words, 1, words.length))));
        return all;
    }
}
