package org.cwmp4j.examples.inspector;

import java.io.PrintStream;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.Direction;

/** The findings for people. */
final class TextReport implements Report {
    private final PrintStream out;
    private int read;
    private int deviating;
    private int refused;

    TextReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Finding finding) {
        if (finding instanceof Finding.Read message) {
            read++;
            message(message);
        } else if (finding instanceof Finding.Refused failure) {
            refused++;
            out.println(failure.file() + ": refused, " + failure.error().kind());
            out.println("  " + Rendering.shown(String.valueOf(failure.error().getMessage())));
            failure.answers().forEach(answer -> out.println("  " + answer));
        } else {
            read++;
            out.println(finding.file() + ": Empty");
        }
        out.println();
    }

    private void message(Finding.Read finding) {
        SoapEnvelope envelope = finding.decoded().envelope();
        out.println(finding.file() + ": " + Facts.kind(envelope.message()) + ", " + direction(envelope) + ", CWMP "
                + Facts.version(envelope).orElse("of no known version")
                + (envelope.header().id() == null
                        ? ", no ID"
                        : ", ID "
                                + Rendering.shown(
                                        String.valueOf(envelope.header().id()))));
        Rendering.of(envelope).forEach(line -> out.println("  " + line));
        if (!finding.decoded().deviations().isEmpty()) {
            deviating++;
            out.println("  Deviations:");
            for (Deviation d : finding.decoded().deviations()) {
                out.println("    " + d.kind() + " at " + Rendering.shown(d.path()) + " (line " + d.line() + ", column "
                        + d.column() + "): " + Rendering.shown(d.detail()));
            }
        }
    }

    private static String direction(SoapEnvelope envelope) {
        return Facts.direction(envelope.message())
                .map(d -> d == Direction.CPE_TO_ACS ? "CPE to ACS" : "ACS to CPE")
                .orElse("either direction");
    }

    @Override
    public void end() {
        out.println(read + " read, " + deviating + " of them with deviations; " + refused + " refused");
    }
}
