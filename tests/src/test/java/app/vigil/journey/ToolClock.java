package app.vigil.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The wall clock of the tool's computer, which an operator sets while the tool runs; its steady clock stays. */
final class ToolClock {

    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"));

    private final Path setting;

    ToolClock(Path folder) {
        setting = folder.resolve("tool-clock");
        set(Duration.ZERO);
    }

    /** Sets it beside the right time. */
    void set(Duration ahead) {
        try {
            Path next =
                    Files.writeString(setting.resolveSibling("tool-clock.next"), "%+d%n".formatted(ahead.toSeconds()));
            Files.move(next, setting, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With which a program reads this clock; libfaketime looks at the setting once a second. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                setting.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Java's timed waits count on the steady clock, which is left alone.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static Path library() {
        return LIBRARIES.stream()
                .filter(Files::isDirectory)
                .flatMap(ToolClock::below)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("libfaketime is needed for this test"));
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> found =
                Files.find(folder, 3, (path, attributes) -> path.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
