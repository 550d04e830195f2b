package org.cwmp4j.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cwmp4j.model.time.SecretSource;

/** Runs both ends as processes of their own and puts their transcripts together. */
final class Conductor {
    /** Environment variable that hands the password to the two ends; an argument would show in process lists. */
    static final String PASSWORD_VARIABLE = "CWMP_PASSWORD";

    private static final String ACS_READY = "listening at ";

    private final Consumer<String> out;
    private final Duration timeout;
    private final Map<Step, Integer> seenBy = new EnumMap<>(Step.class);

    Conductor(Consumer<String> out, Duration timeout) {
        this.out = out;
        this.timeout = timeout;
    }

    /** Runs the whole; 0 if both ends saw every step. */
    int run() throws IOException, InterruptedException {
        String password = SecretSource.secure().nextToken(18);
        String limit = Long.toString(timeout.toSeconds());
        Process acs = start(password, "--acs-only", "--timeout", limit);
        CompletableFuture<String> url = new CompletableFuture<>();
        Thread acsLines = pump("acs", acs, url);
        Process agent = null;
        try {
            agent = start(password, "--agent-only", "--acs-url", url.get(30, TimeUnit.SECONDS), "--timeout", limit);
            Thread agentLines = pump("cpe", agent, new CompletableFuture<>());
            int agentStatus = agent.waitFor();
            if (agentStatus != 0) {
                acs.destroy();
            }
            int acsStatus = acs.waitFor();
            acsLines.join();
            agentLines.join();
            return summary(acsStatus, agentStatus);
        } catch (ExecutionException | TimeoutException e) {
            out.accept("the ACS did not start");
            return 1;
        } finally {
            acs.destroyForcibly();
            if (agent != null) {
                agent.destroyForcibly();
            }
        }
    }

    private int summary(int acsStatus, int agentStatus) {
        Optional<Step> missing = missing();
        if (missing.isPresent()) {
            out.accept("FAILED: step " + missing.get().number() + " was not seen by both ends: "
                    + missing.get().text());
            return 1;
        }
        if (acsStatus != 0 || agentStatus != 0) {
            out.accept("FAILED: exit status of the ACS " + acsStatus + ", of the agent " + agentStatus);
            return 1;
        }
        out.accept("DONE: all " + Step.values().length + " steps were seen by the ACS and by the device");
        return 0;
    }

    private synchronized Optional<Step> missing() {
        for (Step step : Step.values()) {
            if (seenBy.getOrDefault(step, 0) < 2) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private Thread pump(String name, Process process, CompletableFuture<String> url) {
        Thread thread = new Thread(() -> read(name, process, url), name + "-lines");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(String name, Process process, CompletableFuture<String> url) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(ACS_READY)) {
                    url.complete(line.substring(ACS_READY.length()));
                }
                Step.ofSeenLine(line).ifPresent(this::count);
                out.accept(name + " | " + line);
            }
        } catch (IOException e) {
            out.accept(name + " | output lost: " + e.getMessage());
        }
        url.completeExceptionally(new IOException("ended before it listened"));
    }

    private synchronized void count(Step step) {
        seenBy.merge(step, 1, Integer::sum);
    }

    private static Process start(String password, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Quickstart.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        return builder.start();
    }
}
