package org.cwmp4j.examples.inspector;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.jspecify.annotations.Nullable;

/** One line of JSON for each input, for programs. */
final class JsonReport implements Report {
    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out;

    JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Finding finding) throws JsonProcessingException {
        out.print(mapper.writeValueAsString(line(finding)));
        out.print('\n');
    }

    private static Line line(Finding finding) {
        if (finding instanceof Finding.Read read) {
            SoapEnvelope envelope = read.decoded().envelope();
            List<Place> places =
                    read.decoded().deviations().stream().map(JsonReport::place).toList();
            return new Line(
                    read.file(),
                    true,
                    Facts.kind(envelope.message()),
                    Facts.version(envelope).orElse(null),
                    envelope.header().id(),
                    places,
                    null);
        }
        if (finding instanceof Finding.Refused refused) {
            String error = refused.error().kind() + ": " + refused.error().getMessage() + "; "
                    + String.join(", ", refused.answers());
            return new Line(refused.file(), false, null, null, null, List.of(), error);
        }
        return new Line(finding.file(), true, "Empty", null, null, List.of(), null);
    }

    private static Place place(Deviation d) {
        return new Place(d.kind().name(), d.path(), d.line(), d.column());
    }

    @JsonPropertyOrder({"file", "ok", "kind", "cwmp", "id", "deviations", "error"})
    private record Line(
            String file,
            boolean ok,
            @Nullable String kind,
            @Nullable String cwmp,
            @Nullable String id,
            List<Place> deviations,
            @Nullable String error) {}

    @JsonPropertyOrder({"kind", "path", "line", "column"})
    private record Place(String kind, String path, int line, int column) {}
}
