package app.vigil.journey;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** A recording of hours, made in minutes: one real minute over and over, cut and sent as the agent does. */
final class LongRecording {

    private static final int SEGMENT_MS = 3000;

    private final Path folder;
    private final int minutes;

    LongRecording(Path folder, int minutes) {
        this.folder = folder;
        this.minutes = minutes;
    }

    long milliseconds() {
        return minutes * 60_000L;
    }

    /** Makes {@code <stream>.mp4}, an ordinary file with its index in front, and the fragments of the same pictures. */
    void make(String stream, String picture, int framesPerSecond, int kilobits) {
        Path minute = folder.resolve(stream + ".minute.mp4");
        String bits = kilobits + "k";
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                picture + ":r=" + framesPerSecond,
                "-t",
                "60",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-profile:v",
                "baseline",
                "-bf",
                "0",
                "-b:v",
                bits,
                "-minrate",
                bits,
                "-maxrate",
                bits,
                "-bufsize",
                bits,
                "-pix_fmt",
                "yuv420p",
                "-x264-params",
                "nal-hrd=cbr:keyint=%d:scenecut=0".formatted(framesPerSecond * SEGMENT_MS / 1000),
                minute.toString());
        copies(minute, folder.resolve(stream + ".mp4"), "+faststart");
        copies(minute, folder.resolve(stream + ".fragments"), "frag_keyframe+empty_moov+default_base_moof");
    }

    private void copies(Path minute, Path file, String flags) {
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-v",
                "error",
                "-stream_loop",
                Integer.toString(minutes - 1),
                "-i",
                minute.toString(),
                "-c",
                "copy",
                "-movflags",
                flags,
                "-f",
                "mp4",
                file.toString());
    }

    /** Sends a stream by the tool's own ingest and returns the number of its last segment. */
    long send(String stream, Sender sender) throws IOException {
        long sequence = 0;
        long media = 0;
        String predecessor = digest(("vigil:" + sender.sitting() + "/" + stream).getBytes(StandardCharsets.UTF_8));
        try (FileChannel file = FileChannel.open(folder.resolve(stream + ".fragments"))) {
            for (long begin = 0; begin < file.size(); ) {
                long end = endOfPiece(file, begin);
                byte[] bytes = read(file, begin, end);
                boolean init = sequence == 0;
                sender.put(stream, sequence, bytes, predecessor, init ? -1 : media, SEGMENT_MS);
                media += init ? 0 : SEGMENT_MS;
                predecessor = digest(bytes);
                sequence++;
                begin = end;
            }
        }
        return sequence - 1;
    }

    /** What was sent for the last time takes as much room as what is stored. */
    void discard(String stream) throws IOException {
        Files.delete(folder.resolve(stream + ".fragments"));
    }

    /** Boxes up to the next {@code moof} that is not the first one here; what follows the last is no piece. */
    private static long endOfPiece(FileChannel file, long begin) throws IOException {
        boolean media = false;
        for (long at = begin; at < file.size(); ) {
            ByteBuffer header = ByteBuffer.wrap(read(file, at, at + 8));
            long length = Integer.toUnsignedLong(header.getInt());
            String type = StandardCharsets.US_ASCII.decode(header).toString();
            if (type.equals("moof") && at > begin) {
                return at;
            }
            if (type.equals("mfra")) {
                return media ? at : file.size();
            }
            media |= type.equals("mdat");
            at += length;
        }
        return file.size();
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // Until it is full.
        }
        return bytes.array();
    }

    static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The student's session. */
    record Sender(APIRequestContext session, String tool, String sitting, Map<String, String> csrf, long beganAt) {

        void step(String step, String json) {
            require(session.post(
                    tool + "/api/sittings/" + sitting + "/" + step,
                    options().setHeader("Content-Type", "application/json").setData(json)));
        }

        /** @param mediaStart negative for the init segment */
        void put(String stream, long sequence, byte[] bytes, String predecessor, long mediaStart, long duration) {
            boolean init = mediaStart < 0;
            RequestOptions options = options()
                    .setHeader("Content-Type", "video/mp4")
                    .setHeader("Content-Digest", digest(bytes))
                    .setHeader("Vigil-Predecessor", predecessor)
                    .setHeader("Vigil-Take", "0")
                    .setHeader("Vigil-Kind", init ? "init" : "media")
                    .setHeader("Vigil-Start-Ms", Long.toString(beganAt + Math.max(0, mediaStart)))
                    .setHeader("Vigil-Media-Start-Ms", Long.toString(Math.max(0, mediaStart)))
                    .setHeader("Vigil-Duration-Ms", Long.toString(init ? 0 : duration))
                    .setData(bytes);
            if (init) {
                options.setHeader("Vigil-Codecs", "video/mp4;codecs=avc1.42C01F")
                        .setHeader("Vigil-Agent", "vigil-seek/1")
                        .setHeader("Vigil-Clock-Offset-Ms", "0");
            }
            require(session.put(
                    tool + "/api/sittings/" + sitting + "/streams/" + stream + "/segments/" + sequence, options));
        }

        private RequestOptions options() {
            RequestOptions options = RequestOptions.create();
            csrf.forEach(options::setHeader);
            return options;
        }

        private static void require(APIResponse answer) {
            if (!answer.ok()) {
                throw new IllegalStateException(answer.url() + " answered " + answer.status() + " " + answer.text());
            }
            answer.dispose();
        }
    }
}
