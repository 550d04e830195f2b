package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterAttributesResponse;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.ParameterInfoStruct;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are written as they come, and whatever goes wrong, nothing comes out that looks like a whole message. */
class StreamedWritingTest {
    private static final EncodeContext FROM_CPE = EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS);
    private static final EncodeContext TO_CPE = EncodeContext.of(CwmpVersion.V1_4, Direction.ACS_TO_CPE);
    private static final SoapEnvelope VALUES = envelope(new GetParameterValuesResponse(List.of()));
    /** More than is kept back. */
    private static final int MANY = 1000;

    private final CwmpEncoder encoder = new CwmpEncoder();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MANY})
    @Rule({"B-SOAP-07", "B-SOAP-13"})
    void writesWhatTheOtherDoorWrites(int count) throws IOException {
        encoder.encode(VALUES, count, values(count).iterator(), FROM_CPE, out);
        SoapEnvelope whole = envelope(new GetParameterValuesResponse(values(count)));
        assertThat(out.toByteArray()).isEqualTo(encoder.encode(whole, FROM_CPE));
        assertThat(out.toString()).contains("cwmp:ParameterValueStruct[" + count + "]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY})
    @Rule("B-SOAP-07")
    void tooFewRowsOrTooManyAreNoMessage(int count) {
        for (int wrong : new int[] {count - 1, count + 1}) {
            out.reset();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> encoder.encode(VALUES, count, values(wrong).iterator(), FROM_CPE, out))
                    .withMessage("expected " + count + " rows, got " + (wrong < count ? wrong : "more"));
            assertNoMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MANY})
    void aRowThatMustNotBeSentIsNoMessage(int before) {
        Iterator<?> rows = Stream.concat(values(before).stream(), Stream.of(ParameterValue.of("x".repeat(257), "v")))
                .iterator();
        assertThatThrownBy(() -> encoder.encode(VALUES, before + 1, rows, FROM_CPE, out))
                .isInstanceOfSatisfying(
                        ConformanceException.class,
                        e -> assertThat(e.violations())
                                .singleElement()
                                .satisfies(v -> assertThat(v.path())
                                        .isEqualTo("GetParameterValuesResponse.ParameterList[" + before + "].Name")));
        assertNoMessage();
    }

    @Test
    @Rule("B-TYPE-18")
    void aCharacterThatXmlCannotCarryIsNoMessage() {
        Iterator<?> rows = List.of(ParameterValue.of("Device.A", "\u0001")).iterator();
        assertThatThrownBy(() -> encoder.encode(VALUES, 1, rows, FROM_CPE, out))
                .isInstanceOf(ConformanceException.class);
        assertNoMessage();
    }

    @Test
    void aHeadThatMustNotBeSentIsNoMessage() {
        SoapEnvelope head = envelope(new SetParameterValues(List.of(), "k".repeat(33)));
        assertThatThrownBy(() -> encoder.encode(head, 1, values(1).iterator(), TO_CPE, out))
                .isInstanceOf(ConformanceException.class)
                .hasMessageContaining("SetParameterValues.ParameterKey");
        assertThat(out.size()).isZero();
    }

    /** An empty list breaks a rule, an empty head with rows to come does not. */
    @Test
    void rowsCountForTheHead() throws IOException {
        SoapEnvelope head = envelope(new SetParameterAttributes(List.of()));
        assertThatThrownBy(() -> encoder.encode(head, 0, Collections.emptyIterator(), TO_CPE, out))
                .isInstanceOf(ConformanceException.class);
        encoder.encode(
                head,
                1,
                List.of(new SetParameterAttributesStruct("Device.A", true, 1, false, List.of()))
                        .iterator(),
                TO_CPE,
                out);
        assertThat(new CwmpDecoder().decode(out.toByteArray(), DecodeContext.strict(Direction.ACS_TO_CPE)))
                .isNotNull();
    }

    @Test
    void whatWasReceivedIsWrittenUnchecked() throws IOException {
        List<ParameterValue> odd = List.of(ParameterValue.of("x".repeat(257), "v"));
        EncodeContext asReceived = EncodeContext.asReceived(Direction.CPE_TO_ACS);
        encoder.encode(VALUES, 1, odd.iterator(), asReceived, out);
        assertThat(out.toByteArray())
                .isEqualTo(encoder.encode(envelope(new GetParameterValuesResponse(odd)), asReceived));
    }

    @Test
    void onlyListsOfRowsStream() {
        for (CwmpMessage message : List.of(
                new Reboot(""),
                new GetParameterValuesResponse(values(1)),
                new UnknownMethod("", "SetParameterValues", List.of()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> encoder.encode(envelope(message), 1, values(1).iterator(), FROM_CPE, out))
                    .withMessageContaining(message.name());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(VALUES, 1, List.of("no row").iterator(), FROM_CPE, out))
                .withMessage("row 0: expected ParameterValue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(VALUES, -1, values(0).iterator(), FROM_CPE, out));
        assertThat(out.size()).isZero();
    }

    @Test
    void aStreamThatFailsIsHeardOf() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        for (int count : new int[] {1, MANY}) {
            assertThatThrownBy(() -> encoder.encode(VALUES, count, values(count).iterator(), FROM_CPE, broken))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken pipe");
        }
    }

    // ---- in parts, for whoever must not block

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, MANY})
    @Rule({"B-SOAP-07", "B-SOAP-13"})
    void partsTogetherAreTheSameMessage(int count) throws IOException {
        List<ParameterInfoStruct> names = values(count).stream()
                .map(v -> new ParameterInfoStruct(v.name(), true))
                .toList();
        List<ParameterAttributeStruct> attributes = values(count).stream()
                .map(v -> new ParameterAttributeStruct(v.name(), 1, List.of("Subscriber")))
                .toList();
        writtenInParts(
                new GetParameterValuesResponse(List.of()),
                new GetParameterValuesResponse(values(count)),
                values(count));
        writtenInParts(new GetParameterNamesResponse(List.of()), new GetParameterNamesResponse(names), names);
        writtenInParts(
                new GetParameterAttributesResponse(List.of()),
                new GetParameterAttributesResponse(attributes),
                attributes);
    }

    private void writtenInParts(CwmpMessage head, CwmpMessage whole, List<?> rows) throws IOException {
        for (int size : new int[] {1, 3, rows.size() + 1}) {
            out.reset();
            RowEncoder parts = encoder.begin(envelope(head), rows.size(), FROM_CPE);
            out.write(parts.begin());
            for (int from = 0; from < rows.size(); from += size) {
                out.write(parts.rows(rows.subList(from, Math.min(rows.size(), from + size))));
                out.write(parts.rows(List.of()));
            }
            out.write(parts.end());
            assertThat(out.toByteArray()).isEqualTo(encoder.encode(envelope(whole), FROM_CPE));
        }
    }

    @Test
    @Rule("B-SOAP-07")
    void partsWithTooFewRowsOrTooManyHaveNoEnd() {
        RowEncoder few = encoder.begin(VALUES, 2, FROM_CPE);
        few.rows(values(1));
        assertThatIllegalArgumentException().isThrownBy(few::end).withMessage("expected 2 rows, got 1");
        RowEncoder many = encoder.begin(VALUES, 2, FROM_CPE);
        many.rows(values(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.rows(values(2)))
                .withMessage("expected 2 rows, got more");
    }

    @Test
    void partsAreCheckedAsWholeMessagesAre() {
        RowEncoder parts = encoder.begin(VALUES, 3, FROM_CPE);
        parts.rows(values(1));
        assertThatThrownBy(() -> parts.rows(List.of(ParameterValue.of("x".repeat(257), "v"))))
                .isInstanceOf(ConformanceException.class)
                .hasMessageContaining("ParameterList[1]");
        assertThatIllegalArgumentException().isThrownBy(() -> parts.rows(List.of("no row")));
        assertThatThrownBy(() -> encoder.begin(envelope(new SetParameterValues(List.of(), "k".repeat(33))), 1, TO_CPE))
                .isInstanceOf(ConformanceException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> encoder.begin(envelope(new Reboot("")), 1, TO_CPE));
        assertThatIllegalArgumentException().isThrownBy(() -> encoder.begin(VALUES, -1, FROM_CPE));
    }

    private void assertNoMessage() {
        for (DecodeContext context : List.of(DecodeContext.lenient(null), DecodeContext.strict(Direction.CPE_TO_ACS))) {
            assertThat(Streamed.by(out.toByteArray(), context)).isInstanceOf(CodecException.class);
        }
    }

    private static List<ParameterValue> values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ParameterValue.of("Device.Test.Row." + i + ".Description", "value & " + i))
                .toList();
    }

    private static SoapEnvelope envelope(CwmpMessage message) {
        return SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("1"), message);
    }
}
