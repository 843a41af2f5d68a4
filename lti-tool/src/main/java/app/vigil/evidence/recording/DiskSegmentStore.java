package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.SittingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * One append-only file per take: the file is the recording, with its journal beside it. Appends and flushes run on a few platform threads; on
 * virtual ones a flush holds its carrier and the tail of the answer times grows.
 */
@Component
class DiskSegmentStore implements SegmentStore, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DiskSegmentStore.class);
    private static final Pattern MEDIA_FILE =
            Pattern.compile("([0-9a-f-]{36})[/\\\\](camera|screen)\\.(\\d{1,9})\\.media");

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
    public void append(StoredSegment stored, byte[] bytes) {
        TakeId take = stored.segment().take();
        try {
            writers.submit(() -> {
                        write(take, stored, bytes);
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
    public Map<TakeId, Long> lengths() {
        if (!Files.isDirectory(media)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(media, 2)) {
            Map<TakeId, Long> lengths = new HashMap<>();
            files.forEach(file -> takeOf(file)
                    .ifPresent(take -> lengths.put(take, file.toFile().length())));
            return lengths;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the recordings", e);
        }
    }

    @Override
    public List<StoredSegment> journal(TakeId take) {
        try (FileChannel channel = FileChannel.open(fileOf(take), StandardOpenOption.READ)) {
            List<StoredSegment> sound = new ArrayList<>();
            for (StoredSegment stored : journalOf(take).read(take)) {
                if (holds(channel, stored)) {
                    sound.add(stored);
                }
            }
            sound.sort(Comparator.comparingLong(StoredSegment::offset));
            return sound;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of " + take, e);
        }
    }

    /** Not so when the bytes were torn, or dropped because their row could not be written. */
    private static boolean holds(FileChannel channel, StoredSegment stored) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(stored.length());
        long position = stored.offset();
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, position);
            if (count < 0) {
                return false;
            }
            position += count;
        }
        return ContentDigest.of(bytes.array()).hex().equals(stored.digest());
    }

    @Override
    public long delete(SittingId sitting) {
        Path folder = media.resolve(sitting.toString());
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.toList();
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
            DurableFiles.flushFolder(media);
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete what is kept of " + sitting, e);
        }
    }

    @Override
    public void destroy() {
        writers.close();
    }

    private void write(TakeId take, StoredSegment stored, byte[] bytes) throws IOException {
        long end = stored.offset();
        Path file = fileOf(take);
        Path folder = DurableFiles.createFolder(media, take.sitting().toString());
        requireSpace(folder, bytes.length);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            dropTail(channel, take, end);
            DurableFiles.write(channel, ByteBuffer.wrap(bytes), end);
        }
        journalOf(take).append(stored);
        if (end == 0) {
            // Nothing of this take is acknowledged yet, so its directory entries may not be durable either.
            DurableFiles.flushFolder(folder);
            DurableFiles.flushFolder(media);
        }
    }

    private static void dropTail(FileChannel channel, TakeId take, long end) throws IOException {
        long size = channel.size();
        if (size < end) {
            // What is lost is lost, and every reader notices by its digests; the rest of the exam must not be lost,
            // too.
            log.error("{} has {} bytes, but {} were acknowledged; recording goes on behind them", take, size, end);
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
        return folderOf(take).resolve(nameOf(take) + ".media");
    }

    private TakeJournal journalOf(TakeId take) {
        return new TakeJournal(folderOf(take).resolve(nameOf(take) + ".journal"));
    }

    private Path folderOf(TakeId take) {
        return media.resolve(take.sitting().toString());
    }

    private static String nameOf(TakeId take) {
        return take.stream().code() + "." + take.take();
    }

    private Optional<TakeId> takeOf(Path file) {
        Matcher name = MEDIA_FILE.matcher(media.relativize(file).toString());
        return name.matches()
                ? Optional.of(new TakeId(
                        SittingId.of(name.group(1)), StreamName.ofCode(name.group(2)), Integer.parseInt(name.group(3))))
                : Optional.empty();
    }
}
