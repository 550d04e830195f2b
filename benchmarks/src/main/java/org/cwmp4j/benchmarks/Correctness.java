package org.cwmp4j.benchmarks;

import org.cwmp4j.codec.CwmpDecoder;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.model.rpc.CwmpMessage;

/** Checks that a contestant does what it is measured at. */
final class Correctness {
    private Correctness() {}

    /**
     * Reads and writes a message.
     *
     * @throws IllegalStateException if anything of it is lost or wrong
     */
    static void check(String contestant, Fixture fixture) throws Exception {
        Contestant c = Contestant.of(contestant, fixture);
        byte[] bytes = fixture.bytes();
        CwmpMessage expected = fixture.message();

        Object decoded = c.decode(bytes);
        CwmpMessage read = c.asMessage(decoded);
        if (read == null) {
            demand(((Number) decoded).longValue() > bytes.length / 4, contestant + " passes over " + fixture);
        } else {
            demand(read.equals(expected), contestant + " reads " + fixture);
        }

        byte[] written = c.encode(c.prepare(fixture.envelope()));
        CwmpMessage readAgain = new CwmpDecoder()
                .decode(written, DecodeContext.lenient(fixture.direction()))
                .envelope()
                .message();
        // JAXB has no Java type of its own for unsignedInt and writes what it read as one as a long
        boolean same =
                contestant.startsWith("jaxb") ? asText(readAgain).equals(asText(expected)) : readAgain.equals(expected);
        demand(same, contestant + " writes " + fixture);
    }

    private static String asText(CwmpMessage message) {
        return message.toString().replace("(xsd:long)", "(xsd:unsignedInt)");
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
