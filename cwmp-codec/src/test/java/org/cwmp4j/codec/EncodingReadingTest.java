package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes to characters (B-ROB-06, quirk X13). */
class EncodingReadingTest {
    private static final String TEXT = "Zürich";

    @ParameterizedTest
    @CsvSource({
        // Content-Type, declaration, bytes
        ",, UTF-8",
        ",UTF-8, UTF-8",
        ", utf-8, UTF-8",
        ", ISO-8859-1, ISO-8859-1",
        "text/xml; charset=utf-8,, UTF-8",
        "'text/xml; charset=\"ISO-8859-1\"',, ISO-8859-1",
        "text/xml;charset=iso-8859-1, UTF-8, ISO-8859-1",
        "text/xml; charset=utf-8, ISO-8859-1, UTF-8",
        ", windows-1252, windows-1252",
        "TEXT/XML,, UTF-8"
    })
    @Rule({"B-ROB-06", "X13"})
    void followsTheLabels(String contentType, String declared, String charset) {
        byte[] body = message(declared).getBytes(Charset.forName(charset));
        for (DecodeContext context : new DecodeContext[] {DecodeContext.lenient(null), DecodeContext.strict(null)}) {
            DecodedEnvelope read = new CwmpDecoder().decode(body, context.withContentType(contentType));
            assertThat(read.deviations()).isEmpty();
            assertThat(Reading.value(read).text()).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    @Rule("B-ROB-06")
    void followsAByteOrderMark(String charset) {
        byte[] body =
                ('\uFEFF' + message("UTF-8".equals(charset) ? charset : "UTF-16")).getBytes(Charset.forName(charset));
        assertThat(Reading.value(Reading.clean(body)).text()).isEqualTo(TEXT);
        byte[] twice = ("\uFEFF\uFEFF" + message(null)).getBytes(Charset.forName(charset));
        assertThat(Refused.by(twice, DecodeContext.lenient(null)).kind()).isEqualTo(ErrorKind.UNKNOWN_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    @Rule("X13")
    void recognisesUtf16WithoutMark(String charset) {
        byte[] body = message("UTF-16").getBytes(Charset.forName(charset));
        assertThat(Reading.value(Reading.deviating(body, DeviationKind.UTF16_WITHOUT_BOM))
                        .text())
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, UTF-8", "utf8, UTF-8", "US-ASCII, UTF-8"})
    @Rule("X13")
    void believesTheBytesMoreThanALabel(String declared, String charset) {
        byte[] body = message(declared).getBytes(Charset.forName(charset));
        assertThat(Reading.value(Reading.deviating(body, DeviationKind.ENCODING_LABEL))
                        .text())
                .isEqualTo(TEXT);
    }

    @Test
    @Rule("X13")
    void readsADeclarationOfSeveralLines() {
        byte[] body = message("ISO-8859-1")
                .replace(" encoding=", "\n  encoding\n = \n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.value(Reading.clean(body)).text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-klingon", "UTF-7", "UTF-32", "IBM037", "ISO-2022-JP", "a b"})
    @Rule({"B-ROB-06", "X13"})
    void refusesWhatNothingExplains(String label) {
        byte[] body = message(label).replace(TEXT, "v").getBytes(StandardCharsets.US_ASCII);
        assertThat(Refused.by(body, DecodeContext.lenient(null)).kind()).isEqualTo(ErrorKind.UNKNOWN_ENCODING);
        assertThat(Refused.by(body, DecodeContext.strict(null)).kind()).isEqualTo(ErrorKind.UNKNOWN_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "IBM037"})
    void refusesOtherFamilies(String charset) {
        byte[] body = message(charset).getBytes(Charset.forName(charset));
        assertThat(Refused.by(body, DecodeContext.lenient(null)).kind()).isEqualTo(ErrorKind.UNKNOWN_ENCODING);
    }

    @Test
    @Rule({"B-ROB-06", "X11", "W13"})
    void readsBadBytesInTextAsLatin1AndRefusesThemInMarkup() {
        byte[] inText = message("UTF-8").getBytes(StandardCharsets.ISO_8859_1);
        DecodedEnvelope read = Reading.deviating(inText, DeviationKind.BAD_BYTES);
        assertThat(Reading.value(read).text()).isEqualTo(TEXT);
        assertThat(read.deviations().get(0).column()).isGreaterThan(100);
        assertThat(Refused.by(inText, DecodeContext.strict(null)).kind()).isEqualTo(ErrorKind.NOT_WELL_FORMED);
        byte[] inMarkup = message("UTF-8").replace("<Name>", "<Name ä=\"1\">").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Refused.by(inMarkup, DecodeContext.lenient(null)).kind()).isEqualTo(ErrorKind.NOT_WELL_FORMED);
        byte[] mixed = concat(Xml.bytes(message("UTF-8").replace("</Name>", "é</Name>")), TEXT, "Z\u00fcrich");
        assertThat(Reading.value(Reading.lenient(mixed)).name()).isEqualTo("Device.Aé");
    }

    /** The same bytes with the UTF-8 of a text replaced by its Latin-1. */
    private static byte[] concat(byte[] body, String text, String latin) {
        String raw = new String(body, StandardCharsets.ISO_8859_1);
        String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(raw.replace(utf8, latin).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    @Test
    @Rule("B-ROB-06")
    void refusesBytesThatAreNotAsLabelled() {
        byte[] body = message("UTF-16").getBytes(StandardCharsets.UTF_16BE);
        body[body.length - 1] = (byte) 0xD8;
        byte[] odd = Arrays.copyOf(body, body.length - 1);
        assertThat(Refused.by(odd, DecodeContext.lenient(null)).kind()).isEqualTo(ErrorKind.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/soap+xml", "text/html; charset=utf-8", ""})
    @Rule({"B-ROB-05", "X15"})
    void readsOtherContentTypesLenientlyOnly(String contentType) {
        byte[] body = Xml.bytes(Xml.inform());
        assertThat(new CwmpDecoder()
                        .decode(body, DecodeContext.lenient(null).withContentType(contentType))
                        .deviations())
                .extracting(Deviation::kind)
                .containsExactly(DeviationKind.CONTENT_TYPE);
        assertThat(Refused.by(body, DecodeContext.strict(null).withContentType(contentType))
                        .kind())
                .isEqualTo(ErrorKind.DEVIATION);
    }

    private static String message(String declared) {
        String declaration = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        return declaration + Xml.answer("xsd:string", TEXT);
    }
}
