package org.cwmp4j.benchmarks;

import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/** A way to read or write messages. One thread at a time, as a server would keep one for each thread. */
interface Contestant {
    /** By name, for JMH's parameters. */
    static Contestant of(String name, Fixture fixture) {
        return switch (name) {
            case "cwmp4j" -> new Cwmp4j(fixture);
            case "woodstox" -> new Woodstox();
            case "jackson" -> new JacksonXml();
            case "jaxb" -> new Jaxb(false);
            case "jaxb-woodstox" -> new Jaxb(true);
            case "dom" -> new Dom();
            default -> throw new IllegalArgumentException("no contestant " + name);
        };
    }

    /** All names. */
    List<String> NAMES = List.of("cwmp4j", "woodstox", "jackson", "jaxb", "jaxb-woodstox", "dom");

    /** Reads a message into whatever objects are natural here. */
    Object decode(byte[] message) throws Exception;

    /** What was read, as a message of this library, to compare; {@code null} for one that reads without keeping. */
    @Nullable
    CwmpMessage asMessage(Object decoded);

    /** What to write, in the objects that are natural here; not measured. */
    Object prepare(SoapEnvelope envelope);

    /** Writes what was prepared. */
    byte[] encode(Object prepared) throws Exception;
}
