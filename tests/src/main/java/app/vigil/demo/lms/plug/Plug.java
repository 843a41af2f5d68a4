package app.vigil.demo.lms.plug;

import app.vigil.demo.lms.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the tool away in the middle of its work, and remembers what lay on its disk at that moment. */
@Component
class Plug {

    /** Longer than the agent waits before it calls the connection lost. */
    static final int CUT_SECONDS = 20;

    private final @Nullable Path pidFile;
    private final Path media;
    private volatile @Nullable Pulled pulled;

    Plug(DemoSettings settings) {
        this.pidFile = settings.toolPidFile();
        this.media = settings.toolMedia();
    }

    /** How it was pulled: killed at once, or halted so that nobody answers for a while. */
    enum Way {
        KILL,
        CUT;

        static Way ofCode(String code) {
            return code.equals("cut") ? CUT : KILL;
        }
    }

    /**
     * The moment the plug was pulled.
     *
     * @param digest SHA-256 over all bytes there were
     */
    record Pulled(Way way, List<StoredStream> before, String digest) {}

    /**
     * What there is to see.
     *
     * @param unchanged every byte from before the plug is still the same; null before it was pulled
     */
    record State(
            boolean running,
            List<StoredStream> now,
            @Nullable Pulled pulled,
            @Nullable Boolean unchanged) {

        /** Pieces of a stream when the plug was pulled. */
        public int piecesBefore(String stream) {
            return pulled == null
                    ? 0
                    : pulled.before().stream()
                            .filter(one -> one.name().equals(stream))
                            .mapToInt(StoredStream::pieces)
                            .findFirst()
                            .orElse(0);
        }
    }

    boolean available() {
        return pidFile != null;
    }

    State state() {
        Optional<Recording> recording = Recording.newest(media);
        Pulled before = pulled;
        return new State(
                tool().isPresent(),
                recording.map(Recording::streams).orElse(List.of()),
                before,
                before == null
                        ? null
                        : recording
                                .map(found -> found.digest(before.before()).equals(before.digest()))
                                .orElse(before.before().isEmpty()));
    }

    /** Nothing happens while the tool is not running. */
    void pull(Way way) {
        tool().ifPresent(process -> {
            switch (way) {
                case KILL -> {
                    // The starter looks for it: a tool that ended without it did so by itself.
                    note("killed");
                    process.destroyForcibly();
                    process.onExit().join();
                }
                case CUT -> {
                    signal(process, "STOP");
                    CompletableFuture.delayedExecutor(CUT_SECONDS, TimeUnit.SECONDS)
                            .execute(() -> signal(process, "CONT"));
                }
            }
            // Now that the tool cannot write any more.
            List<StoredStream> before =
                    Recording.newest(media).map(Recording::streams).orElse(List.of());
            String digest = Recording.newest(media)
                    .map(recording -> recording.digest(before))
                    .orElse("");
            pulled = new Pulled(way, before, digest);
        });
    }

    private Optional<ProcessHandle> tool() {
        if (pidFile == null || !Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String word) {
        try {
            Files.writeString(java.util.Objects.requireNonNull(pidFile).resolveSibling("plug-pulled"), word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
