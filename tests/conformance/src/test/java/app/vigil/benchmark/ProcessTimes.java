package app.vigil.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Processor time as the kernel accounts for it, user and system together. */
final class ProcessTimes {

    private static final double TICKS_PER_SECOND = 100;

    private ProcessTimes() {}

    /** Seconds of one process. */
    static double of(long pid) {
        return ticks(pid, false) / TICKS_PER_SECOND;
    }

    /** Seconds of a process with all it started, those that ended meanwhile included. */
    static double ofTree(long pid) {
        long[] descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid)
                .toArray();
        return LongStream.concat(LongStream.of(pid), LongStream.of(descendants))
                        .map(one -> ticks(one, true))
                        .sum()
                / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEndedChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
