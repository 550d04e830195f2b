package org.cwmp4j.examples.inspector;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Violation;

/** Writes messages as they were received, a line each, and says beside that what forbids to send them. */
final class Reencoding implements Report {
    private final CwmpEncoder encoder = new CwmpEncoder();
    private final PrintStream out;
    private final PrintStream err;

    Reencoding(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void add(Finding finding) throws IOException {
        if (finding instanceof Finding.Read read) {
            SoapEnvelope envelope = read.decoded().envelope();
            Direction direction = Facts.direction(envelope.message()).orElse(Direction.ACS_TO_CPE);
            encoder.encode(envelope, EncodeContext.asReceived(direction), out);
            out.print('\n');
            for (Violation violation : violations(envelope)) {
                err.println(read.file() + ": " + Rendering.shown(violation.toString()));
            }
        } else if (finding instanceof Finding.Refused refused) {
            err.println(refused.file() + ": refused, " + refused.error().kind() + ": "
                    + Rendering.shown(String.valueOf(refused.error().getMessage())));
        }
    }

    /** By the newest version, and where the direction is open, by the one that forbids less. */
    private List<Violation> violations(SoapEnvelope envelope) {
        Stream<Direction> directions =
                Facts.direction(envelope.message()).map(Stream::of).orElseGet(() -> Stream.of(Direction.values()));
        return directions
                .map(d -> encoder.violations(envelope, EncodeContext.of(CwmpVersion.V1_4, d)))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    @Override
    public void end() {
        err.flush();
    }
}
