package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The node's disk with the bucket behind it: segments are written to the disk and follow in larger objects
 * ({@link Archive}); what is not on this disk, or not sound there, is read from the bucket.
 */
@Component
@Primary
@ConditionalOnProperty("vigil.evidence.s3.bucket")
class ArchivedSegmentStore implements SegmentStore {

    private final DiskSegmentStore disk;
    private final ObjectStore objects;
    private final ArchivedSegments archived;

    ArchivedSegmentStore(DiskSegmentStore disk, ObjectStore objects, ArchivedSegments archived) {
        this.disk = disk;
        this.objects = objects;
        this.archived = archived;
    }

    @Override
    public void append(TakeId take, long offset, byte[] bytes) {
        disk.append(take, offset, bytes);
    }

    @Override
    public void restore(StoredSegment stored, byte[] bytes) {
        disk.restore(stored, bytes);
    }

    @Override
    public Optional<byte[]> read(StoredSegment stored) {
        return disk.read(stored)
                .or(() -> archived.placeOf(stored)
                        .flatMap(place -> objects.read(place.object(), place.offset(), stored.length()))
                        .filter(stored::isSound));
    }

    /** What is not in the bucket yet lies on the disk of the node that took it in. */
    @Override
    public boolean mayLieElsewhere(StoredSegment stored) {
        return archived.placeOf(stored).isEmpty();
    }

    /** There before anybody is told that it is. */
    @Override
    public void keep(SittingId sitting, String name, byte[] content) {
        disk.keep(sitting, name, content);
        objects.put(sitting + "/" + name, content);
    }

    @Override
    public Optional<byte[]> kept(SittingId sitting, String name) {
        return disk.kept(sitting, name).or(() -> objects.read(sitting + "/" + name));
    }

    @Override
    public void drop(SittingId sitting, String name) {
        disk.drop(sitting, name);
        objects.deleteOne(sitting + "/" + name);
    }

    @Override
    public long count(SittingId sitting) {
        return disk.count(sitting) + objects.list(sitting + "/").count();
    }

    @Override
    public long delete(SittingId sitting) {
        return disk.delete(sitting) + objects.delete(sitting + "/");
    }
}
