package app.vigil.demo.lms.plug;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One recorded file. The encoder in the browser numbers its fragments from 1 (ISO/IEC 14496-12, 8.8.5), so the file
 * itself tells whether one is missing or there twice.
 *
 * @param pieces whole fragments
 * @param missing numbers that are not there
 */
record StoredStream(String name, long bytes, int pieces, int missing, int doubled) {

    private static final int HEADER = 8;
    /** Box header, the movie fragment header's own, version and flags. */
    private static final int NUMBER_AT = HEADER + HEADER + 4;

    static StoredStream of(Path file) throws IOException {
        List<Long> numbers = new ArrayList<>();
        long whole = 0;
        try (FileChannel bytes = FileChannel.open(file)) {
            long fragment = -1;
            for (long at = 0; at + HEADER <= bytes.size(); ) {
                ByteBuffer header = read(bytes, at, HEADER);
                long length = Integer.toUnsignedLong(header.getInt());
                String type = StandardCharsets.US_ASCII.decode(header).toString();
                if (length < HEADER || at + length > bytes.size()) {
                    break;
                }
                if (type.equals("moof")) {
                    fragment = Integer.toUnsignedLong(
                            read(bytes, at + NUMBER_AT, Integer.BYTES).getInt());
                } else if (type.equals("mdat") && fragment >= 0) {
                    numbers.add(fragment);
                    fragment = -1;
                }
                at += length;
                whole = at;
            }
        }
        int distinct = (int) numbers.stream().distinct().count();
        long last = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        return new StoredStream(
                file.getFileName().toString().replace(".media", ""),
                whole,
                numbers.size(),
                (int) last - distinct,
                numbers.size() - distinct);
    }

    private static ByteBuffer read(FileChannel bytes, long at, int length) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(length);
        while (read.hasRemaining() && bytes.read(read, at + read.position()) >= 0) {
            // Until it is full or the file ends.
        }
        return read.flip();
    }
}
