package app.vigil.evidence.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Twelve seconds of a real fragmented MP4, made by ffmpeg and cut as the agent cuts. */
final class SampleVideo {

    static final int SECONDS = 12;
    static final int SEGMENT_SECONDS = 3;

    private SampleVideo() {}

    static boolean possible() {
        return available("ffmpeg") && available("ffprobe");
    }

    /** The init segment and the media segments, each beginning with a key frame. */
    static List<byte[]> segments(Path folder) throws IOException {
        Path file = folder.resolve("sample.mp4");
        run(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x240:rate=10:duration=" + SECONDS,
                "-f",
                "lavfi",
                "-i",
                "sine=duration=" + SECONDS,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-bf",
                "0",
                "-g",
                String.valueOf(10 * SEGMENT_SECONDS),
                "-c:a",
                "aac",
                "-movflags",
                "frag_keyframe+empty_moov+default_base_moof",
                file.toString());
        return cut(Files.readAllBytes(file));
    }

    /** What ffprobe says of a file. */
    static String probe(Path file, String entries, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
        command.addAll(List.of(options));
        command.addAll(List.of("-show_entries", entries, "-of", "csv=p=0", file.toString()));
        return run(command.toArray(String[]::new));
    }

    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output.strip();
    }

    private static List<byte[]> cut(byte[] file) {
        List<byte[]> segments = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < file.length; ) {
            int size = ByteBuffer.wrap(file, at, 4).getInt();
            String type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            if (type.equals("moof") || type.equals("mfra")) {
                segments.add(Arrays.copyOfRange(file, begin, at));
                begin = at;
            }
            at += size;
        }
        return segments;
    }

    private static boolean available(String program) {
        try {
            run(program, "-version");
            return true;
        } catch (IOException missing) {
            return false;
        }
    }
}
