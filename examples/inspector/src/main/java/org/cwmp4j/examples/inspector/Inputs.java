package org.cwmp4j.examples.inspector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cwmp4j.codec.Limits;

/** What there is to read: a file, the files of a directory, or standard input. */
final class Inputs {
    private static final String STANDARD_INPUT = "-";

    private final List<Input> inputs;

    private Inputs(List<Input> inputs) {
        this.inputs = inputs;
    }

    static Inputs of(String argument, InputStream in) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            return new Inputs(List.of(new Input(STANDARD_INPUT, () -> in)));
        }
        Path path = Path.of(argument);
        if (Files.isDirectory(path)) {
            return new Inputs(messagesIn(path));
        }
        if (!Files.isReadable(path)) {
            throw new NothingToRead("no such file or directory, or not readable: " + argument);
        }
        return new Inputs(List.of(new Input(argument, () -> Files.newInputStream(path))));
    }

    private static List<Input> messagesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Input> found = files.filter(Files::isRegularFile)
                    .filter(f -> name(f).toLowerCase(Locale.ROOT).endsWith(".xml"))
                    .sorted()
                    .map(f -> new Input(name(f), () -> Files.newInputStream(f)))
                    .toList();
            if (found.isEmpty()) {
                throw new NothingToRead("no files *.xml in " + directory);
            }
            return found;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    List<Input> all() {
        return inputs;
    }

    /**
     * One message to be.
     *
     * @param name for the report
     * @param source where its bytes are
     */
    record Input(String name, Source source) {
        /** The bytes; of one that is longer than any limit only as many as show it. */
        byte[] read() throws IOException {
            try (InputStream stream = source.open()) {
                return stream.readNBytes(Limits.DEFAULT.maxBytes() + 1);
            }
        }
    }

    /** Opens an input. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** The argument names nothing that could be read. */
    static final class NothingToRead extends IOException {
        private static final long serialVersionUID = 1L;

        NothingToRead(String message) {
            super(message);
        }
    }
}
