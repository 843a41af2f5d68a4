package app.vigil.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process under measurement, with its CPU time as the kernel accounts for it. */
final class Program implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Program start(Path folder, List<String> command) throws IOException {
        Path log = Files.createTempFile("benchmark", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // As in production, whatever this build runs with.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("NODE_ENV", "production");
        return new Program(builder.start(), log);
    }

    /**
     * Java of this JDK as the tool is meant to be started, with a heap like a small server's.
     *
     * @param options the file of options that comes with the tool
     */
    static List<String> java(Path options, Path jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-Xmx512m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the address answers with anything below 500. */
    Program awaitAnswer(URI address) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) address.toURL().openConnection();
                if (connection.getResponseCode() < 500) {
                    return this;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
        throw new IllegalStateException("did not start: " + Files.readString(log));
    }

    /** Waits until the program has printed the words. */
    Program awaitWords(String words) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (Files.readString(log).contains(words)) {
                return this;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("did not start: " + Files.readString(log));
    }

    /** The output of a program that ends by itself. */
    static String output(Path folder, List<String> command) throws IOException, InterruptedException {
        Program program = start(folder, command);
        if (!program.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            program.close();
        }
        return Files.readString(program.log);
    }

    /** User and system time so far, in seconds. */
    double cpuSeconds() {
        return ProcessTimes.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
