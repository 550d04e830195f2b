package org.cwmp4j.examples.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the demonstration. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        version = "cwmp4j quickstart 0.1.0",
        description = "Starts an ACS and a device agent as two processes on free loopback ports and shows what passes "
                + "between them. With --acs-only or --agent-only just one of them, to face somebody else's program.",
        footer = {
            "",
            "With --acs-only and --agent-only the device's password is taken from the environment variable "
                    + Conductor.PASSWORD_VARIABLE + "; without it, it is '" + Quickstart.USUAL_PASSWORD + "'.",
            "Exit status: 0 every step was seen, 1 one was not (the last line says which), 2 usage."
        })
final class Quickstart implements Callable<Integer> {
    /** No secret: this ACS and this device listen on the loopback address only. */
    static final String USUAL_PASSWORD = "quickstart";

    @ArgGroup
    private @Nullable Half half;

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "Port of the ACS; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--user",
            defaultValue = QuickstartAgent.USER,
            description = "The device's user name (default: ${DEFAULT-VALUE}).")
    private String user = QuickstartAgent.USER;

    @Option(names = "--acs-url", description = "Where the agent finds its ACS; needed with --agent-only.")
    private @Nullable URI acsUrl;

    @Option(
            names = "--state",
            description = "Directory of the agent's journal, kept afterwards (default: a temporary one).")
    private @Nullable Path state;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            description = "Seconds until the demonstration is given up (default: ${DEFAULT-VALUE}).")
    private long timeoutSeconds;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** One end only. */
    static final class Half {
        @Option(names = "--acs-only", required = true, description = "Only the ACS.")
        boolean acs;

        @Option(names = "--agent-only", required = true, description = "Only the device agent.")
        boolean agent;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Quickstart()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Duration timeout = Duration.ofSeconds(timeoutSeconds);
        Consumer<String> out = Quickstart::say;
        if (half == null) {
            return new Conductor(out, timeout).run();
        }
        if (half.acs) {
            return QuickstartAcs.run(port, user, password(), timeout, out);
        }
        if (acsUrl == null) {
            throw usage("--agent-only needs --acs-url");
        }
        return QuickstartAgent.run(acsUrl, user, password(), state, timeout, out);
    }

    private static String password() {
        String password = System.getenv(Conductor.PASSWORD_VARIABLE);
        return password == null || password.isEmpty() ? USUAL_PASSWORD : password;
    }

    private RuntimeException usage(String message) {
        return spec == null
                ? new IllegalArgumentException(message)
                : new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
