package org.cwmp4j.codec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads each file of a directory and prints its name, verdict, kind or error, number of deviations and milliseconds. */
final class MalformedReader {
    private MalformedReader() {}

    public static void main(String[] arguments) throws Exception {
        CwmpDecoder decoder = new CwmpDecoder();
        DecodeContext context = DecodeContext.lenient(null);
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            long start = System.nanoTime();
            String verdict = verdict(decoder, body, context);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(file.getFileName() + "|" + verdict + "|" + millis);
        }
    }

    private static String verdict(CwmpDecoder decoder, byte[] body, DecodeContext context) {
        if (decoder.isEmpty(body, context)) {
            return "read|Empty|0";
        }
        try {
            DecodedEnvelope read = decoder.decode(body, context);
            return "read|" + read.envelope().message().name() + "|"
                    + read.deviations().size();
        } catch (CodecException e) {
            return "refused|" + e.kind() + "|0";
        }
    }
}
