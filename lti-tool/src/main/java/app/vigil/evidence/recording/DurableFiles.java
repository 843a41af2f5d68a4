package app.vigil.evidence.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** What it takes until a file survives a power cut: flush the file, and its folder when the name is new. */
final class DurableFiles {

    /** No segment fits into this. */
    private static final long TOO_LITTLE = 64 * 1024;

    private DurableFiles() {}

    /** How a file is opened to be written; a test watches what is flushed. */
    interface Opening {
        FileChannel open(Path file, OpenOption... how) throws IOException;
    }

    static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        channel.position(position);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Readers see the former content or the new one, never a half. */
    static void replace(Path folder, String name, byte[] content) throws IOException {
        // A name of its own: a repeated upload must never write into what another one is about to publish.
        Path fresh = folder.resolve(name + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, ByteBuffer.wrap(content), 0);
            }
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(folder);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static Path createFolder(Path parent, String name) throws IOException {
        Path folder = parent.resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            flushFolder(parent);
        }
        return folder;
    }

    static void flushFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The JDK has no type for it, and the message is the operating system's, in the language it was set up in. */
    static boolean meansFull(IOException cause, Path folder) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left")
                || message.contains("quota exceeded")
                || (Files.isDirectory(folder) && folder.toFile().getUsableSpace() < TOO_LITTLE);
    }
}
