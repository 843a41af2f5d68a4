package app.vigil.demo.season;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Twelve seconds of fragmented MP4 that can be played on and on: later rounds are the same pieces at later times. */
final class Film {

    static final int PIECE_MS = 3000;

    private static final List<String> CONTAINERS = List.of("moov", "trak", "mdia", "moof", "traf");

    private final byte[] beginning;
    private final List<byte[]> pieces;
    /** Ticks in a second, by track. */
    private final Map<Integer, Integer> scales = new HashMap<>();

    private Film(byte[] file) {
        List<Box> boxes = Box.in(ByteBuffer.wrap(file), 0, file.length);
        List<Box> fragments =
                boxes.stream().filter(box -> box.type.equals("moof")).toList();
        this.beginning = Arrays.copyOf(file, fragments.getFirst().from);
        this.pieces = fragments.stream()
                .map(fragment -> Arrays.copyOfRange(file, fragment.from, endOfMedia(boxes, fragment)))
                .toList();
        readScales();
    }

    static Film named(String name) {
        try (var in = new ClassPathResource("demo-lms/season/" + name + ".mp4").getInputStream()) {
            return new Film(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    byte[] beginning() {
        return beginning;
    }

    /** The n-th piece of three seconds, from 0. */
    byte[] piece(int number) {
        byte[] piece = pieces.get(number % pieces.size()).clone();
        int round = number / pieces.size();
        if (round > 0) {
            postpone(ByteBuffer.wrap(piece), (long) round * pieces.size() * PIECE_MS);
        }
        return piece;
    }

    private void readScales() {
        ByteBuffer bytes = ByteBuffer.wrap(beginning);
        int track = 0;
        for (Box box : Box.in(bytes, 0, beginning.length)) {
            switch (box.type) {
                case "tkhd" -> track = bytes.getInt(box.content + (bytes.get(box.content) == 1 ? 20 : 12));
                case "mdhd" -> scales.put(track, bytes.getInt(box.content + (bytes.get(box.content) == 1 ? 20 : 12)));
                default -> {}
            }
        }
    }

    private void postpone(ByteBuffer bytes, long milliseconds) {
        int track = 0;
        for (Box box : Box.in(bytes, 0, bytes.capacity())) {
            switch (box.type) {
                case "tfhd" -> track = bytes.getInt(box.content + 4);
                case "tfdt" -> {
                    long ticks = milliseconds * scales.getOrDefault(track, 1000) / 1000;
                    int at = box.content + 4;
                    if (bytes.get(box.content) == 1) {
                        bytes.putLong(at, bytes.getLong(at) + ticks);
                    } else {
                        bytes.putInt(at, Math.toIntExact(bytes.getInt(at) + ticks));
                    }
                }
                default -> {}
            }
        }
    }

    private static int endOfMedia(List<Box> boxes, Box fragment) {
        return boxes.stream().filter(box -> box.from == fragment.to).findFirst().orElseThrow().to;
    }

    /** A box of ISO 14496-12, and with those that contain others all of theirs, too, in the order of the file. */
    private record Box(String type, int from, int content, int to) {

        static List<Box> in(ByteBuffer bytes, int from, int to) {
            List<Box> found = new ArrayList<>();
            for (int at = from; at < to; ) {
                int length = bytes.getInt(at);
                byte[] type = new byte[4];
                bytes.get(at + 4, type);
                Box box = new Box(new String(type, StandardCharsets.US_ASCII), at, at + 8, at + length);
                found.add(box);
                if (CONTAINERS.contains(box.type)) {
                    found.addAll(in(bytes, box.content, box.to));
                }
                at = box.to;
            }
            return found;
        }
    }
}
