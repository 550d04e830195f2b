package org.cwmp4j.benchmarks;

import org.cwmp4j.benchmarks.load.AgentCommand;
import org.cwmp4j.benchmarks.load.AgentsCommand;
import org.cwmp4j.benchmarks.load.BootCommand;
import org.cwmp4j.benchmarks.load.JournalCommand;
import org.cwmp4j.benchmarks.load.ParkedCommand;
import org.cwmp4j.benchmarks.load.SessionsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures this library beside other ways to do the same, side by side in one run.",
        subcommands = {
            CodecCommand.class,
            SessionsCommand.class,
            ParkedCommand.class,
            BootCommand.class,
            AgentCommand.class,
            AgentsCommand.class,
            JournalCommand.class,
            DataModelCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs the command that is named; without one, shows which there are. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Main()).execute(args.length == 0 ? new String[] {"--help"} : args);
    }
}
