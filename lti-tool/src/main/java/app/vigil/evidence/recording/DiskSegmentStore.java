package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * One append-only file per take: the file is the recording. Appends and flushes run on a few platform threads; on
 * virtual ones a flush holds its carrier and the tail of the answer times grows.
 */
@Component
class DiskSegmentStore implements SegmentStore, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DiskSegmentStore.class);

    private final Path media;
    private final long reserve;
    private final ExecutorService writers;

    DiskSegmentStore(VigilSettings settings, EvidenceSettings evidence) {
        this.media = settings.data().resolve("media");
        this.reserve = evidence.freeSpaceReserve().toBytes();
        this.writers = Executors.newFixedThreadPool(
                evidence.writers(),
                Thread.ofPlatform().name("evidence-writer-", 1).factory());
    }

    @Override
    public void append(TakeId take, long end, byte[] bytes) {
        try {
            writers.submit(() -> {
                        write(take, end, bytes);
                        return take;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw failure(take, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + take + "; nothing is acknowledged", e);
        }
    }

    @Override
    public Resource read(TakeId take, long end) {
        return new FileBeginning(fileOf(take), end);
    }

    @Override
    public void destroy() {
        writers.close();
    }

    private void write(TakeId take, long end, byte[] bytes) throws IOException {
        Path file = fileOf(take);
        Path folder = DurableFiles.createFolder(media, take.sitting().toString());
        requireSpace(folder, bytes.length);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            dropTail(channel, take, end);
            DurableFiles.write(channel, ByteBuffer.wrap(bytes), end);
        }
        if (end == 0) {
            // Nothing of this take is acknowledged yet, so its directory entries may not be durable either.
            DurableFiles.flushFolder(folder);
            DurableFiles.flushFolder(media);
        }
    }

    private static void dropTail(FileChannel channel, TakeId take, long end) throws IOException {
        long size = channel.size();
        if (size < end) {
            throw new IOException(take + " has " + size + " bytes, but " + end + " were acknowledged");
        }
        if (size > end) {
            log.warn("dropping {} bytes of {} that were never acknowledged", size - end, take);
            channel.truncate(end);
        }
    }

    private void requireSpace(Path folder, int needed) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() - needed < reserve) {
            throw new ProblemException(EvidenceProblem.STORAGE_FULL);
        }
    }

    private static RuntimeException failure(TakeId take, Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem.with("take", take);
            case IOException full
            when DurableFiles.meansFull(full) ->
                new ProblemException(EvidenceProblem.STORAGE_FULL)
                        .with("take", take)
                        .causedBy(full);
            case IOException broken -> new UncheckedIOException("cannot append to " + take, broken);
            default -> new IllegalStateException("cannot append to " + take, cause);
        };
    }

    private Path fileOf(TakeId take) {
        return media.resolve(take.sitting().toString()).resolve(take.stream().code() + "." + take.take() + ".media");
    }
}
