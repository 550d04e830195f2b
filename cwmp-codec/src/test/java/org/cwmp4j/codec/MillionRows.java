package org.cwmp4j.codec;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;

/** Writes so many values to a pipe, reads them from there, and prints how many rows were right. */
final class MillionRows {
    private MillionRows() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        boolean strict = Boolean.parseBoolean(arguments[1]);
        PipedInputStream in = new PipedInputStream(64 << 10);
        PipedOutputStream out = new PipedOutputStream(in);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(count, out));
        Comparing sink = new Comparing();
        DecodeContext context = new DecodeContext(Direction.CPE_TO_ACS, "text/xml", strict, Limits.DEFAULT);
        StreamedEnvelope read = new CwmpDecoder().decode(in, context, sink);
        written.join();
        System.out.println("rows=" + read.rows() + " right=" + sink.right + " deviations="
                + read.deviations().size() + " id=" + read.head().header().id());
    }

    private static void write(int count, PipedOutputStream to) {
        SoapEnvelope head =
                SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("77"), new GetParameterValuesResponse(List.of()));
        Iterator<ParameterValue> rows =
                IntStream.range(0, count).mapToObj(MillionRows::row).iterator();
        try (PipedOutputStream out = to) {
            new CwmpEncoder().encode(head, count, rows, EncodeContext.of(CwmpVersion.V1_2, Direction.CPE_TO_ACS), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParameterValue row(int i) {
        String row = "InternetGatewayDevice.LANDevice.1.Hosts.Host." + (i + 1) + ".";
        return i % 2 == 0
                ? ParameterValue.of(row + "HostName", "R&D <lab " + i + ">")
                : ParameterValue.ofUnsignedInt(row + "LeaseTimeRemaining", i);
    }

    private static final class Comparing extends Streamed.Collector {
        int right;

        @Override
        public void value(ParameterValue value) {
            if (value.equals(MillionRows.row(right))) {
                right++;
            }
        }
    }
}
