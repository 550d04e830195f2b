package org.cwmp4j.it.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Java program in a process of its own, with the lines that it has printed. */
public final class Program implements AutoCloseable {
    private static final long GUARD_SECONDS = 150;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Program(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "program-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** The quickstart, with the device's password in its environment. */
    static Program quickstart(String password, String... arguments) throws IOException {
        return start(
                List.of("-Xmx256m"),
                Map.of("CWMP_PASSWORD", password),
                "org.cwmp4j.examples.quickstart.Quickstart",
                arguments);
    }

    /** That main class, on the class path of this process. */
    public static Program start(List<String> options, Map<String, String> environment, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** Writes a line to the program's standard input. */
    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                add(line);
            }
        } catch (IOException e) {
            add("output lost: " + e);
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** What it has printed so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits for a line; the deadline only guards against hanging. */
    public synchronized String awaitLine(Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
        int looked = 0;
        while (true) {
            for (; looked < lines.size(); looked++) {
                if (wanted.test(lines.get(looked))) {
                    return lines.get(looked);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError("the line never came; the program printed\n" + String.join("\n", lines));
            }
            wait(left);
        }
    }

    /** Its exit status. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(GUARD_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program hangs; it printed\n" + String.join("\n", lines()));
        }
        return process.exitValue();
    }

    /** By SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
