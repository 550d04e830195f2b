package org.cwmp4j.examples.datamodel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cwmp4j.datamodel.CompiledModel;
import org.cwmp4j.datamodel.CompilerSettings;
import org.cwmp4j.datamodel.DataModelCompiler;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.cwmp4j.datamodel.DirectorySource;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a model of the Broadband Forum's data-model XML into the text form of definitions that devices read. */
@Command(
        name = "datamodel-compiler",
        description = "Compiles data-model XML of the Broadband Forum into the text form of definitions.",
        mixinStandardHelpOptions = true,
        version = "cwmp4j datamodel-compiler 0.1.0",
        sortOptions = false,
        footer = {"%nExample:", "  datamodel-compiler --profile Baseline:3 --output device.txt tr-181-2-12-0-cwmp.xml"},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the model was compiled",
            "1:a document is missing or wrong, or the output cannot be written",
            "2:wrong usage, or no such model or profile"
        })
public final class Compiler implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The document that defines the model.")
    private Path file = Path.of("");

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Where the documents are that it imports; by default beside it. Nothing is fetched from a network.")
    private @Nullable Path directory;

    @Option(
            names = "--model",
            paramLabel = "NAME:VERSION",
            description = "Which of its models; by default the last one.")
    private @Nullable String model;

    @Option(
            names = "--profile",
            paramLabel = "NAME:VERSION",
            description = "Only what this profile requires and those that it extends; may come again.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "PATH",
            description = "Only this object with everything below, or this parameter; may come again.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--services",
            paramLabel = "PATH",
            description = "Under which object a model of a service stands; by default ${DEFAULT-VALUE}",
            defaultValue = "Device.Services.")
    private String services = "Device.Services.";

    @Option(names = "--tolerant", description = "Compile although documents are missing, without what they define.")
    private boolean tolerant;

    @Option(
            names = "--list",
            description = "List the models of the document and the profiles of the chosen one instead.")
    private boolean list;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the definitions go, in UTF-8; by default to standard output.")
    private @Nullable Path output;

    @Option(names = "--quiet", description = "Do not say on standard error what is odd in the documents.")
    private boolean quiet;

    private Compiler(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the program and leaves the JVM with its exit status. */
    public static void main(String[] args) {
        int status;
        try (PrintStream out = utf8(new FileOutputStream(FileDescriptor.out));
                PrintStream err = utf8(new FileOutputStream(FileDescriptor.err))) {
            status = run(args, out, err);
        }
        System.exit(status);
    }

    /**
     * Runs the program.
     *
     * @return the exit status: 0 done, 1 a document is missing or wrong, 2 wrong usage
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new CommandLine(new Compiler(out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() {
        try {
            return compile();
        } catch (DataModelXmlException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println(e.toString());
        }
        return FAILED;
    }

    private int compile() throws IOException {
        Path around = file.toAbsolutePath().getParent();
        Path sources = directory != null ? directory : around == null ? Path.of("") : around;
        String name = String.valueOf(file.getFileName());
        if (!services.matches("\\w+\\.(\\w+\\.)*")) {
            err.println("--services " + services + ": expected the path of an object, with a dot at its end");
            return WRONG_USAGE;
        }
        DataModelCompiler compiler =
                new DataModelCompiler(new DirectorySource(sources), new CompilerSettings(services, tolerant));
        List<String> models = compiler.models(name);
        String chosen = model != null ? model : models.isEmpty() ? "" : models.get(models.size() - 1);
        if (!models.contains(chosen)) {
            err.println(name + " defines no model " + chosen + "; expected one of " + models);
            return WRONG_USAGE;
        }
        CompiledModel compiled = compiler.compile(name, chosen);
        if (!quiet) {
            compiled.findings().forEach(err::println);
        }
        if (list) {
            models.forEach(each -> out.println("model " + each));
            compiled.profiles().forEach(each -> out.println("profile " + each));
            return DONE;
        }
        if (!compiled.profiles().containsAll(profiles)) {
            err.println(chosen + " has not all of the profiles " + profiles + "; --list shows which it has");
            return WRONG_USAGE;
        }
        write("# " + chosen + ", compiled from " + name + "\n" + DataModelText.write(chosen(compiled)));
        return DONE;
    }

    private DataModel chosen(CompiledModel compiled) {
        if (!only.isEmpty()) {
            return compiled.definitions(path ->
                    only.stream().anyMatch(each -> path.equals(each) || (each.endsWith(".") && path.startsWith(each))));
        }
        return profiles.isEmpty() ? compiled.definitions() : compiled.definitions(profiles);
    }

    private void write(String text) throws IOException {
        if (output != null) {
            Files.writeString(output, text);
        } else {
            out.print(text);
            out.flush();
        }
    }
}
