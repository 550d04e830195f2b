package org.cwmp4j.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.ContentCodingException.Kind;
import org.cwmp4j.model.time.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
    private static final byte[] BODY = "<soap:Envelope>text text text text</soap:Envelope>".getBytes(US_ASCII);
    private static final InflateLimits LIMITS = InflateLimits.DEFAULT;

    @Property(tries = 60)
    @Rule({"C-HTTP-30", "H13"})
    void whatIsEncodedDecodesToItselfHoweverItIsRead(
            @ForAll byte[] body, @ForAll ContentCoding coding, @ForAll @IntRange(min = 1, max = 7) int step)
            throws IOException {
        byte[] coded = coding.encode(body);
        assertThat(coding.decode(coded, LIMITS)).isEqualTo(body);
        assertThat(coding.decoding(new Drops(coded, step), LIMITS).readAllBytes())
                .isEqualTo(body);
    }

    @Test
    @Rule("C-HTTP-30")
    void otherProgramsCanReadWhatIsEncoded() throws IOException {
        assertThat(new GZIPInputStream(new ByteArrayInputStream(ContentCoding.GZIP.encode(BODY))).readAllBytes())
                .isEqualTo(BODY);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(ContentCoding.DEFLATE.encode(BODY))).readAllBytes())
                .isEqualTo(BODY);
    }

    @Test
    @Rule("H13")
    void deflateIsReadWithAndWithoutItsWrapping() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(raw, new Deflater(9, true))) {
            out.write(BODY);
        }
        assertThat(ContentCoding.DEFLATE.decode(raw.toByteArray(), LIMITS)).isEqualTo(BODY);
    }

    @Test
    @Rule("H13")
    void gzipIsReadWithEveryOptionalHeaderAndInSeveralMembers() {
        byte[] plain = ContentCoding.GZIP.encode(BODY);
        ByteArrayOutputStream dressed = new ByteArrayOutputStream();
        dressed.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
        dressed.writeBytes(new byte[] {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'o', 0, 1, 2});
        dressed.writeBytes(Arrays.copyOfRange(plain, 10, plain.length));
        dressed.writeBytes(ContentCoding.GZIP.encode(new byte[0]));
        dressed.writeBytes(plain);
        assertThat(new String(ContentCoding.GZIP.decode(dressed.toByteArray(), LIMITS), US_ASCII))
                .isEqualTo(new String(BODY, US_ASCII).repeat(2));
    }

    @ParameterizedTest
    @EnumSource
    @Rule("B-HTTP-33")
    void everyCutIsNoticed(ContentCoding coding) {
        byte[] coded = coding.encode(BODY);
        for (int length = 1; length < coded.length; length++) {
            byte[] cut = Arrays.copyOf(coded, length);
            assertThat(failure(coding, cut).kind()).isEqualTo(Kind.TRUNCATED);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("B-HTTP-33")
    void damageIsNoticedOrDoesNoHarm(ContentCoding coding) {
        byte[] coded = coding.encode(BODY);
        for (int i = 0; i < coded.length * 8; i++) {
            byte[] damaged = coded.clone();
            damaged[i / 8] ^= (byte) (1 << (i % 8));
            try {
                assertThat(coding.decode(damaged, LIMITS)).isEqualTo(BODY); // such as gzip's time
            } catch (ContentCodingException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
        assertThat(failure(coding, "<soap/>".getBytes(US_ASCII)).kind()).isIn(Kind.CORRUPT, Kind.TRUNCATED);
    }

    @Test
    @Rule("B-HTTP-33")
    void whatFollowsAGzipMemberMustBeAnother() {
        byte[] coded = ContentCoding.GZIP.encode(BODY);
        byte[] more = Arrays.copyOf(coded, coded.length + 5);
        assertThat(failure(ContentCoding.GZIP, more).kind()).isEqualTo(Kind.CORRUPT);
    }

    @Test
    @Rule("B-HTTP-33")
    void aPresetDictionaryIsRefused() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(BODY);
        deflater.setInput(BODY);
        deflater.finish();
        byte[] coded = new byte[200];
        int length = deflater.deflate(coded);
        deflater.end();
        assertThat(failure(ContentCoding.DEFLATE, Arrays.copyOf(coded, length)).kind())
                .isEqualTo(Kind.CORRUPT);
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"B-HTTP-33", "SEC-08"})
    void theLimitIsReachedAndOneByteMoreIsRefused(ContentCoding coding) {
        byte[] coded = coding.encode(noise(100_000));
        assertThat(coding.decode(coded, LIMITS.withMaxBytes(100_000))).hasSize(100_000);
        ContentCodingException tooLarge = catchThrowableOfType(
                ContentCodingException.class, () -> coding.decode(coded, LIMITS.withMaxBytes(99_999)));
        assertThat(tooLarge.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"B-HTTP-33", "SEC-08"})
    void aBombIsRefusedLongBeforeItIsWhole(ContentCoding coding) throws IOException {
        Endless bomb = new Endless(coding);
        assertThatThrownBy(() -> drain(coding.decoding(bomb, LIMITS)))
                .isInstanceOfSatisfying(
                        ContentCodingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_DENSE));
        assertThat(bomb.given).isLessThan(20_000);
        Endless slow = new Endless(coding);
        assertThatThrownBy(() -> drain(coding.decoding(slow, LIMITS.withRatio(2000, 0))))
                .isInstanceOfSatisfying(
                        ContentCodingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    @Rule({"B-HTTP-33", "SEC-08"})
    void densityIsNoCrimeBelowTheFloor() {
        byte[] zeros = new byte[1_000_000];
        byte[] coded = ContentCoding.GZIP.encode(zeros);
        assertThat(zeros.length / coded.length).isGreaterThan(LIMITS.maxRatio());
        assertThat(ContentCoding.GZIP.decode(coded, LIMITS)).isEqualTo(zeros);
        assertThat(failure(ContentCoding.GZIP, ContentCoding.GZIP.encode(new byte[4_000_000]))
                        .kind())
                .isEqualTo(Kind.TOO_DENSE);
    }

    @Test
    @Rule({"B-HTTP-33", "SEC-08"})
    void aBombInsideABombIsRefusedToo() {
        byte[] inner = ContentCoding.GZIP.encode(new byte[20_000_000]);
        byte[] outer = ContentCoding.GZIP.encode(inner);
        ContentCodings.Supported codings =
                (ContentCodings.Supported) ContentCodings.of(Headers.of("Content-Encoding", "gzip, gzip"));
        assertThatThrownBy(() -> codings.decode(outer, LIMITS)).isInstanceOf(ContentCodingException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|[GZIP]",
                "X-GZIP|[GZIP]",
                "Deflate|[DEFLATE]",
                "identity|[]",
                "''|[]",
                "' identity , gzip,'|[GZIP]",
                "deflate,gzip|[DEFLATE, GZIP]"
            })
    @Rule("A-HTTP-31")
    void knownCodingsAreReadInAnyCase(String header, String codings) {
        assertThat(ContentCodings.of(Headers.of("content-encoding", header)))
                .isInstanceOfSatisfying(
                        ContentCodings.Supported.class,
                        s -> assertThat(s.codings().toString()).isEqualTo(codings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "compress", "gzip, br", "gzip;q=1", "gzip,gzip,gzip", "zip"})
    @Rule("A-HTTP-31")
    void unknownCodingsAndTooManyOfThemAreTold(String header) {
        assertThat(ContentCodings.of(Headers.of("Content-Encoding", header)))
                .isInstanceOf(ContentCodings.Unsupported.class);
    }

    @Test
    void codingsAreTakenOffInReverseOrderOverSeveralLines() {
        byte[] coded = ContentCoding.GZIP.encode(ContentCoding.DEFLATE.encode(BODY));
        Headers headers = Headers.of("Content-Encoding", "deflate").and("Content-Encoding", "gzip");
        assertThat(((ContentCodings.Supported) ContentCodings.of(headers)).decode(coded, LIMITS))
                .isEqualTo(BODY);
    }

    @Test
    void noCodingAndNoBodyAreLeftAlone() {
        ContentCodings.Supported none = (ContentCodings.Supported) ContentCodings.of(Headers.empty());
        assertThat(none.isIdentity()).isTrue();
        assertThat(none.decode(BODY, LIMITS)).isSameAs(BODY);
        assertThat(ContentCoding.GZIP.decode(new byte[0], LIMITS)).isEmpty();
        assertThat(ContentCoding.DEFLATE.decode(new byte[0], LIMITS)).isEmpty();
    }

    private static ContentCodingException failure(ContentCoding coding, byte[] coded) {
        return catchThrowableOfType(ContentCodingException.class, () -> coding.decode(coded, LIMITS));
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        while (in.read(buffer) >= 0) {
            // the bound is what ends it
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RandomSource random = RandomSource.seeded(1);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextLong(256);
        }
        return bytes;
    }

    /** Gives a few bytes at a time. */
    private static final class Drops extends ByteArrayInputStream {
        private final int step;

        Drops(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(step, length));
        }
    }

    /** Zeros without end, compressed as they are asked for. */
    private static final class Endless extends InputStream {
        private final ByteArrayOutputStream coded = new ByteArrayOutputStream();
        private final OutputStream coder;
        private byte[] ready = new byte[0];
        private int at;
        private int given;

        Endless(ContentCoding coding) throws IOException {
            coder = coding.encoding(coded);
        }

        @Override
        public int read() throws IOException {
            while (at == ready.length) {
                coder.write(new byte[65_536]);
                ready = coded.toByteArray();
                coded.reset();
                at = 0;
            }
            given++;
            return ready[at++] & 0xFF;
        }
    }
}
