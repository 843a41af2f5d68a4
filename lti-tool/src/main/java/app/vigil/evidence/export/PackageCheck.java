package app.vigil.evidence.export;

import app.vigil.evidence.sealing.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a package with nothing but the package: the signed contents decide every byte, so the container is written once
 * more and compared. Of media the first segment that differs is named.
 */
public final class PackageCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOCAL_HEADER = 30;
    private static final int SIZE_AT = 18;
    private static final int LARGEST_CONTENTS = 64 * 1024 * 1024;

    private final FileChannel file;
    private final long size;

    private PackageCheck(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** Reads the whole file; fails only when it cannot be read at all. */
    public static Verdict of(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new PackageCheck(file).check();
        }
    }

    private Verdict check() throws IOException {
        long end = endOfContents();
        if (end > size || end < 0) {
            return new Verdict.Broken(0, size, Contents.NAME);
        }
        byte[] signed = read(LOCAL_HEADER + Contents.NAME.length(), end);
        Optional<Signatures.Checked> checked =
                Signatures.check(new String(signed, StandardCharsets.US_ASCII), Contents.TYPE);
        Optional<Contents> contents = checked.flatMap(PackageCheck::contents);
        if (contents.isEmpty()) {
            return new Verdict.Broken(0, end, Contents.NAME);
        }
        return compare(signed, contents.get(), checked.get().kid());
    }

    private Verdict compare(byte[] signed, Contents contents, String kid) throws IOException {
        Comparing comparing = new Comparing(file);
        SignedSegments segments = new SignedSegments(contents);
        try {
            CanonicalZip zip = new CanonicalZip(comparing);
            comparing.in(Contents.NAME);
            zip.begin(signed);
            for (Contents.Entry entry : contents.entries()) {
                comparing.in(entry.name());
                zip.add(entry, out -> copy(entry, segments, comparing, out));
            }
            comparing.in(Verdict.DIRECTORY);
            zip.finish();
        } catch (Differs differs) {
            return differs.where;
        }
        return comparing.position() == size
                ? segments.verdict(kid)
                : new Verdict.Broken(comparing.position(), size, Verdict.BEHIND);
    }

    /** Passes the file's own bytes on, when they are those that were signed. */
    private void copy(Contents.Entry entry, SignedSegments segments, Comparing comparing, OutputStream out)
            throws IOException {
        long begin = comparing.position();
        if (begin + entry.size() > size) {
            throw new Differs(new Verdict.Broken(size, begin + entry.size(), entry.name()));
        }
        EntryCheck check = segments.checkOf(entry)
                .orElseThrow(() -> new Differs(new Verdict.Broken(begin, begin + entry.size(), entry.name())));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long at = 0;
        for (int part : check.parts()) {
            byte[] bytes = read(begin + at, begin + at + part);
            if (!check.accepts(bytes)) {
                throw new Differs(new Verdict.Broken(begin + at, begin + at + part, entry.name()));
            }
            if (check.keeps()) {
                kept.write(bytes);
            }
            out.write(bytes);
            at += part;
        }
        if (!check.complete()) {
            throw new Differs(new Verdict.Broken(begin, begin + entry.size(), entry.name()));
        }
        if (!segments.read(entry.name(), kept.toByteArray())) {
            throw new Differs(new Verdict.Broken(begin, begin + entry.size(), entry.name()));
        }
    }

    /** The first entry's size stands in its header, before anything is signed. */
    private long endOfContents() throws IOException {
        if (size < LOCAL_HEADER) {
            return -1;
        }
        ByteBuffer header = ByteBuffer.wrap(read(0, LOCAL_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        long length = Integer.toUnsignedLong(header.getInt(SIZE_AT));
        return length > LARGEST_CONTENTS ? -1 : LOCAL_HEADER + Contents.NAME.length() + length;
    }

    private byte[] read(long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.array();
    }

    private static Optional<Contents> contents(Signatures.Checked checked) {
        try {
            Contents contents = JSON.readValue(checked.content(), Contents.class);
            return Optional.of(contents).filter(read -> Contents.FORMAT.equals(read.format()));
        } catch (JacksonException noContents) {
            return Optional.empty();
        }
    }

    /** Ends the comparison at the first difference. */
    private static final class Differs extends IOException {

        private static final long serialVersionUID = 1;
        private final transient Verdict.Broken where;

        Differs(Verdict.Broken where) {
            super(where.toString());
            this.where = where;
        }
    }

    /** Holds what should be written against what the file has at that place. */
    private static final class Comparing extends OutputStream {

        private final FileChannel file;
        private long position;
        private String part = "";

        Comparing(FileChannel file) {
            this.file = file;
        }

        void in(String named) {
            part = named;
        }

        long position() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer found = ByteBuffer.allocate(length);
            while (found.hasRemaining() && file.read(found, position + found.position()) >= 0) {
                // Read until the buffer is full or the file ends, which is a difference like any other.
            }
            int same = ByteBuffer.wrap(bytes, offset, length).mismatch(found.flip());
            if (same >= 0) {
                throw new Differs(new Verdict.Broken(position + same, position + same + 1, part));
            }
            position += length;
        }
    }
}
