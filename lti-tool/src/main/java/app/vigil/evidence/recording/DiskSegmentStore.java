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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * One append-only file per take: the file is the recording. Appends and flushes run on a few platform threads; on
 * virtual ones a flush holds its carrier and the tail of the answer times grows.
 */
@Component
class DiskSegmentStore implements SegmentStore, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DiskSegmentStore.class);

    private static final String MEDIA = ".media";

    /** Beside them lie the journal and what a file system has of its own. */
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path media;
    private final DiskSpace space;
    private final DurableFiles.Opening opening;
    private final ExecutorService writers;

    @Autowired
    DiskSegmentStore(VigilSettings settings, EvidenceSettings evidence, DiskSpace space) {
        this(settings, evidence, space, FileChannel::open);
    }

    DiskSegmentStore(VigilSettings settings, EvidenceSettings evidence, DiskSpace space, DurableFiles.Opening opening) {
        this.media = settings.data().resolve("media");
        this.space = space;
        this.opening = opening;
        this.writers = Executors.newFixedThreadPool(
                evidence.writers(),
                Thread.ofPlatform().name("evidence-writer-", 1).factory());
    }

    @Override
    public void append(TakeId take, long offset, byte[] bytes) {
        onWriter(take, () -> write(take, offset, bytes, true));
    }

    @Override
    public void restore(StoredSegment stored, byte[] bytes) {
        TakeId take = stored.segment().take();
        onWriter(take, () -> write(take, stored.offset(), bytes, false));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void onWriter(TakeId take, Writing writing) {
        try {
            writers.submit(() -> {
                        writing.run();
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
    public Optional<byte[]> read(StoredSegment stored) {
        TakeId take = stored.segment().take();
        try (FileChannel channel = FileChannel.open(fileOf(take), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(stored.length());
            while (bytes.hasRemaining() && channel.read(bytes, stored.offset() + bytes.position()) >= 0) {}
            return Optional.of(bytes.array()).filter(stored::isSound);
        } catch (NoSuchFileException neverHere) {
            return Optional.empty();
        } catch (IOException e) {
            log.error("segment {} of {} cannot be read", stored.segment().sequence(), take, e);
            return Optional.empty();
        }
    }

    @Override
    public long count(SittingId sitting) {
        try (Stream<Path> files = Files.list(media.resolve(sitting.toString()))) {
            return files.count();
        } catch (NoSuchFileException neverHere) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list what is kept of " + sitting, e);
        }
    }

    @Override
    public long delete(SittingId sitting) {
        Path folder = media.resolve(sitting.toString());
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.toList();
            // The sweep may be at it at the same time.
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
            DurableFiles.flushFolder(media);
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete what is kept of " + sitting, e);
        }
    }

    @Override
    public void keep(SittingId sitting, String name, byte[] content) {
        try {
            space.require(content.length);
            DurableFiles.replace(DurableFiles.createFolder(media, sitting.toString()), name, content);
        } catch (IOException e) {
            throw DurableFiles.meansFull(e, media)
                    ? new ProblemException(EvidenceProblem.STORAGE_FULL)
                            .with("sitting", sitting)
                            .causedBy(e)
                    : new UncheckedIOException("cannot store " + name + " of " + sitting, e);
        }
    }

    @Override
    public Optional<byte[]> kept(SittingId sitting, String name) {
        try {
            return Optional.of(
                    Files.readAllBytes(media.resolve(sitting.toString()).resolve(name)));
        } catch (NoSuchFileException neverHere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of " + sitting, e);
        }
    }

    @Override
    public void drop(SittingId sitting, String name) {
        try {
            Files.deleteIfExists(media.resolve(sitting.toString()).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + name + " of " + sitting, e);
        }
    }

    /** Sittings of which this disk has anything. */
    List<SittingId> sittings() {
        if (!Files.isDirectory(media)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(media)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(FOLDER.asMatchPredicate())
                    .map(SittingId::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the recordings", e);
        }
    }

    /** Sittings of which this disk has files that nobody wrote to since then. */
    List<SittingId> untouchedSince(Instant time) {
        if (!Files.isDirectory(media)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(media, 2)) {
            Map<String, Boolean> old = files.filter(
                            file -> isMedia(file) || file.toString().endsWith(Photos.SUFFIX))
                    .collect(Collectors.toMap(
                            file -> media.relativize(file).getName(0).toString(),
                            file -> file.toFile().lastModified() < time.toEpochMilli(),
                            Boolean::logicalAnd));
            return old.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(sitting -> SittingId.of(sitting.getKey()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the recordings", e);
        }
    }

    /** Deletes the media of a sitting from this disk and nothing else; returns how many files these were. */
    int dropMedia(SittingId sitting) {
        try (Stream<Path> files = Files.list(media.resolve(sitting.toString()))) {
            List<Path> takes = files.filter(DiskSegmentStore::isMedia).toList();
            for (Path take : takes) {
                Files.delete(take);
            }
            return takes.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot drop the media of " + sitting, e);
        }
    }

    private static boolean isMedia(Path file) {
        return file.toString().endsWith(MEDIA);
    }

    @Override
    public void destroy() {
        writers.close();
    }

    private void write(TakeId take, long offset, byte[] bytes, boolean last) throws IOException {
        Path folder = DurableFiles.createFolder(media, take.sitting().toString());
        space.require(bytes.length);
        boolean fresh;
        try (FileChannel channel = opening.open(fileOf(take), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (last) {
                dropTail(channel, take, offset);
            }
            fresh = channel.size() == 0;
            DurableFiles.write(channel, ByteBuffer.wrap(bytes), offset);
        }
        if (fresh) {
            // Nothing of this take is acknowledged by this disk, so its directory entries may not be durable either.
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

    private RuntimeException failure(TakeId take, Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem.with("take", take);
            case IOException full
            when DurableFiles.meansFull(full, media) ->
                new ProblemException(EvidenceProblem.STORAGE_FULL)
                        .with("take", take)
                        .causedBy(full);
            case IOException broken -> new UncheckedIOException("cannot append to " + take, broken);
            default -> new IllegalStateException("cannot append to " + take, cause);
        };
    }

    private Path fileOf(TakeId take) {
        return media.resolve(take.sitting().toString()).resolve(take.stream().code() + "." + take.take() + MEDIA);
    }
}
