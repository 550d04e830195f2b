package org.cwmp4j.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published and computed vectors of {@code spec/vectors/digest-auth.json}. */
@Rule({"B-AUTH-07", "CRQ-08"})
class DigestVectorsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void sumsAreThoseOfTheVectors(String id, JsonNode v) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(v.get("algorithm").asText()).orElseThrow();
        String qop = text(v, "qop");
        var request = new DigestFormula.Request(
                text(v, "method"),
                text(v, "uri"),
                text(v, "nonce"),
                qop == null ? null : Qop.of(qop).orElseThrow(),
                text(v, "nc"),
                text(v, "cnonce"));
        String body = text(v, "entity_body");
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);

        String stored = DigestFormula.ha1(algorithm, text(v, "username"), text(v, "realm"), text(v, "password"));
        String cnonce = request.cnonce() == null ? "" : request.cnonce();

        assertThat(DigestFormula.sessionKey(algorithm, stored, request.nonce(), cnonce))
                .isEqualTo(text(v, "ha1"));
        assertThat(DigestFormula.ha2(algorithm, request, bytes)).isEqualTo(text(v, "ha2"));
        assertThat(DigestFormula.response(algorithm, stored, request, bytes)).isEqualTo(text(v, "response"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("challenges")
    @Rule({"C-AUTH-02", "CRQ-25"})
    void challengesAreReadOrDropped(String id, JsonNode v) {
        List<Challenge> usable = Challenge.parse(List.of(v.get("header").asText()));
        if (!v.get("ok").asBoolean()) {
            assertThat(usable).isEmpty();
            return;
        }
        Challenge.Digest digest = usable.stream()
                .filter(Challenge.Digest.class::isInstance)
                .map(Challenge.Digest.class::cast)
                .findFirst()
                .orElseThrow();
        v.get("expect").fields().forEachRemaining(field -> check(digest, field.getKey(), field.getValue()));
    }

    private static void check(Challenge.Digest digest, String what, JsonNode expected) {
        switch (what) {
            case "realm" -> assertThat(digest.realm()).isEqualTo(expected.asText());
            case "nonce" -> assertThat(digest.nonce()).isEqualTo(expected.asText());
            case "opaque" -> assertThat(digest.opaque()).isEqualTo(expected.asText());
            case "algorithm" -> assertThat(digest.algorithm().token()).isEqualTo(expected.asText());
            case "stale" -> assertThat(digest.stale()).isEqualTo(expected.asBoolean());
            case "choose" -> assertThat(digest.chosenQop().token()).isEqualTo(expected.asText());
            case "choose_scheme" -> assertThat(expected.asText()).isEqualTo("Digest");
            case "qop" ->
                assertThat(digest.qop().stream().map(Qop::token).toList())
                        .isEqualTo(StreamSupport.stream(expected.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList());
            default -> throw new AssertionError("unknown expectation " + what);
        }
    }

    static Stream<Arguments> vectors() throws IOException {
        return rows("vectors");
    }

    static Stream<Arguments> challenges() throws IOException {
        return rows("challenge_parsing");
    }

    private static Stream<Arguments> rows(String part) throws IOException {
        Path file = Path.of(System.getProperty("cwmp.shared", "../../shared"), "spec/vectors/digest-auth.json");
        assumeTrue(Files.exists(file), "needs the vectors of the standard's material");
        JsonNode all = new ObjectMapper().readTree(file.toFile()).get(part);
        return StreamSupport.stream(all.spliterator(), false)
                .map(v -> Arguments.of(v.get("id").asText(), v));
    }

    private static String text(JsonNode v, String name) {
        return v.hasNonNull(name) ? v.get(name).asText() : null;
    }
}
