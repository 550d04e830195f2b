package org.cwmp4j.examples.inspector;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads captured messages and says what is in them, where they deviate from the standard, or why they cannot be read. */
@Command(
        name = "inspector",
        description = "Reads captured CWMP (TR-069) messages and says what is in them.",
        mixinStandardHelpOptions = true,
        version = "cwmp4j inspector 0.1.0",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all messages were read", "1:some were refused", "2:wrong usage, or nothing to read"})
public final class Inspector implements Callable<Integer> {
    private static final int ALL_READ = 0;
    private static final int SOME_REFUSED = 1;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1",
            paramLabel = "FILE|DIR|-",
            description = "A message; a directory, for all files *.xml in it; or '-' for standard input.")
    private String input = "-";

    @ArgGroup
    private Form form = new Form();

    @Option(names = "--strict", description = "Refuse every deviation from the standard.")
    private boolean strict;

    @Option(
            names = "--content-type",
            paramLabel = "VALUE",
            description = "The Content-Type that the message came with, for its charset.")
    private @Nullable String contentType;

    private Inspector(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs the program and leaves the JVM with its exit status. */
    public static void main(String[] args) {
        int status;
        try (PrintStream out = utf8(new FileOutputStream(FileDescriptor.out));
                PrintStream err = utf8(new FileOutputStream(FileDescriptor.err))) {
            status = run(args, System.in, out, err);
        }
        System.exit(status);
    }

    /**
     * Runs the program.
     *
     * @param in what {@code -} stands for
     * @return the exit status: 0 all read, 1 some refused, 2 wrong usage
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return new CommandLine(new Inspector(in, out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = inputs();
        DecodeContext context = new DecodeContext(null, contentType, strict, Limits.DEFAULT);
        Examiner examiner = new Examiner(context);
        Report report =
                form.json ? new JsonReport(out) : form.reencode ? new Reencoding(out, err) : new TextReport(out);
        boolean refused = false;
        for (Inputs.Input each : inputs.all()) {
            Finding finding = examiner.examine(each.name(), each.read());
            report.add(finding);
            refused |= finding instanceof Finding.Refused;
            out.flush();
        }
        report.end();
        out.flush();
        return refused ? SOME_REFUSED : ALL_READ;
    }

    private Inputs inputs() throws IOException {
        try {
            return Inputs.of(input, in);
        } catch (Inputs.NothingToRead e) {
            CommandSpec command = spec;
            if (command == null) {
                throw new IllegalStateException("not run by picocli", e);
            }
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** How the findings come out. */
    private static final class Form {
        @Option(names = "--json", description = "One line of JSON for each message.")
        private boolean json;

        @Option(
                names = "--reencode",
                description =
                        "Write each message again as it was received; list on standard error what forbids to send it.")
        private boolean reencode;
    }
}
