package app.vigil.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tool says it has of a recording, read piece by piece from its disk, or from what it gives out. */
final class StoredPieces {

    private static final String INDEX = "id => fetch('/api/recordings/' + id).then(answer => answer.json())";

    private static final long LARGEST_PART = 8 << 20;

    private final Path media;
    private final Map<String, Object> index;

    private StoredPieces(Path media, Map<String, Object> index) {
        this.media = media;
        this.index = index;
    }

    /** As the tool tells a proctor now. */
    @SuppressWarnings("unchecked")
    static StoredPieces of(Programs programs, Page proctor, String sitting) {
        return new StoredPieces(programs.data().resolve("tool").resolve("media"), (Map<String, Object>)
                proctor.evaluate(INDEX, sitting));
    }

    /** The same with bytes as the tool gives them to a proctor; empty while there are some it cannot give. */
    @SuppressWarnings("unchecked")
    static Optional<StoredPieces> givenOut(Programs programs, Page proctor, String sitting) {
        Path fetched = programs.data().resolve("given-out");
        StoredPieces pieces = new StoredPieces(fetched, (Map<String, Object>) proctor.evaluate(INDEX, sitting));
        try {
            for (String stream : RecordedSitting.STREAMS) {
                for (Map<String, Object> take : pieces.takes(stream)) {
                    Path file = pieces.file(stream, take);
                    Files.createDirectories(file.getParent());
                    fetch(proctor, programs.toolAddress() + take.get("address"), lengthOf(take), file);
                }
            }
            return Optional.of(pieces);
        } catch (PlaywrightException brokenOff) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As somebody who may watch: part by part. */
    private static void fetch(Page proctor, String address, long length, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long from = 0; from < length; from += LARGEST_PART) {
                String range = "bytes=%d-%d".formatted(from, Math.min(length, from + LARGEST_PART) - 1);
                out.write(proctor.request()
                        .get(address, RequestOptions.create().setHeader("Range", range))
                        .body());
            }
        }
    }

    private static long lengthOf(Map<String, Object> take) {
        return pieces(take).stream()
                .mapToLong(piece -> piece[0] + piece[1])
                .max()
                .orElse(0);
    }

    record Gap(String stream, long from, long to, String cause) {

        /** Whether what was given out then, at most so much late, is of this stretch. */
        boolean holds(String wanted, long givenOut, long late) {
            return stream.equals(wanted) && from <= givenOut && givenOut <= to + late;
        }
    }

    List<Gap> gaps() {
        return list(index, "gaps").stream()
                .map(gap -> new Gap((String) gap.get("stream"), number(gap.get("from")), number(gap.get("to")), (String)
                        gap.get("cause")))
                .toList();
    }

    boolean complete() {
        return (Boolean) index.get("complete");
    }

    /** SHA-256 of every piece of a stream, with the number of times it is stored. */
    Map<String, Integer> digests(String stream) {
        Map<String, Integer> digests = new HashMap<>();
        for (Map<String, Object> take : takes(stream)) {
            try (RandomAccessFile file = new RandomAccessFile(file(stream, take).toFile(), "r")) {
                for (long[] piece : pieces(take)) {
                    digests.merge(HexFormat.of().formatHex(sha256().digest(read(file, piece))), 1, Integer::sum);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digests;
    }

    /** Every take of a stream as a file that plays: late pieces are put where they belong. */
    List<Path> playable(String stream, Path folder) {
        List<Path> files = new ArrayList<>();
        for (Map<String, Object> take : takes(stream)) {
            if (segments(take).isEmpty()) {
                continue;
            }
            Path file = folder.resolve(stream + "-" + number(take.get("take")) + ".mp4");
            try (RandomAccessFile stored =
                            new RandomAccessFile(file(stream, take).toFile(), "r");
                    OutputStream out = Files.newOutputStream(file)) {
                for (long[] piece : pieces(take)) {
                    out.write(read(stored, piece));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            files.add(file);
        }
        return files;
    }

    /** Wall clock at which each segment of a stream begins, in order. */
    List<Long> starts(String stream) {
        return takes(stream).stream()
                .flatMap(take -> segments(take).stream())
                .map(segment -> number(segment.get(4)))
                .sorted()
                .toList();
    }

    /** Pictures of each take that has any, as the index counts them; in the order of {@link #playable}. */
    List<Integer> frames(String stream) {
        return takes(stream).stream()
                .filter(take -> !segments(take).isEmpty())
                .map(take -> segments(take).stream()
                        .mapToInt(segment -> (int) number(segment.get(5)))
                        .sum())
                .toList();
    }

    private List<Map<String, Object>> takes(String stream) {
        return list(index, "streams").stream()
                .filter(one -> stream.equals(one.get("name")))
                .flatMap(one -> list(one, "takes").stream())
                .toList();
    }

    private Path file(String stream, Map<String, Object> take) {
        return media.resolve((String) index.get("sittingId"))
                .resolve(stream + "." + number(take.get("take")) + ".media");
    }

    private static List<long[]> pieces(Map<String, Object> take) {
        List<long[]> pieces = new ArrayList<>();
        List<?> init = (List<?>) take.get("init");
        pieces.add(new long[] {number(init.get(0)), number(init.get(1))});
        segments(take).stream()
                .sorted(Comparator.comparingLong(segment -> number(segment.get(2))))
                .forEach(segment -> pieces.add(new long[] {number(segment.get(0)), number(segment.get(1))}));
        return pieces;
    }

    @SuppressWarnings("unchecked")
    private static List<List<Object>> segments(Map<String, Object> take) {
        return (List<List<Object>>) take.get("segments");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String name) {
        return (List<Map<String, Object>>) object.get(name);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static byte[] read(RandomAccessFile file, long[] piece) throws IOException {
        byte[] bytes = new byte[(int) piece[1]];
        file.seek(piece[0]);
        file.readFully(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
