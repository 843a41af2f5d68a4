package app.vigil.evidence.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP written in one way only: entries stored and not compressed, one date, no comments. So a checker can write it
 * again and compare, and no byte of the container can be changed unnoticed.
 */
final class CanonicalZip {

    /** Not the first of January: the JDK takes that for a missing date and adds one in the zone of the machine. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    CanonicalZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** Writes the bytes of one entry. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds the signed contents as the first entry. */
    void begin(byte[] contents) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(contents);
        add(Contents.NAME, contents.length, crc.getValue(), out -> out.write(contents));
    }

    void add(Contents.Entry entry, Body body) throws IOException {
        add(entry.name(), entry.size(), entry.crc32(), body);
    }

    /** Writes the directory; the stream below stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private void add(String name, long size, long crc, Body body) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
        body.writeTo(zip);
        zip.closeEntry();
    }
}
