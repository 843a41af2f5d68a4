package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.MasterKey;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Strips of small pictures the agent makes while it records (a contact sheet), so that nobody has to decode hours of
 * video to find a moment. They prove nothing: the recording does.
 */
@Component
public class Stills {

    static final String PREFIX = "still-";
    private static final String PURPOSE = "still";

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Sittings sittings;
    private final Seals seals;
    private final SegmentStore store;
    private final Clock clock;

    Stills(JdbcClient jdbc, MasterKey masterKey, Sittings sittings, Seals seals, SegmentStore store, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.sittings = sittings;
        this.seals = seals;
        this.store = store;
        this.clock = clock;
    }

    /**
     * One strip.
     *
     * @param from epoch milliseconds of its first picture
     * @param every milliseconds between two pictures
     * @param pictures side by side, all of one size
     */
    public record Strip(UUID id, StreamName stream, long from, long every, int pictures) {

        /** When its last picture was taken, epoch milliseconds. */
        public long to() {
            return from + every * (pictures - 1);
        }
    }

    /** Keeps a strip; one that is there already stays as it is. None comes back after the recording was purged. */
    public void keep(SittingId sitting, Strip strip, byte[] jpeg) {
        JpegCheck.verify(jpeg);
        boolean open = sittings.find(sitting)
                .filter(found -> found.admittedAt() != null)
                .isPresent();
        if (!open) {
            throw new ProblemException(EvidenceProblem.SITTING_NOT_RECORDING).with("sitting", sitting);
        }
        if (find(sitting, strip.id()).isEmpty()) {
            String name = nameOf(strip.id());
            store.keep(sitting, name, masterKey.seal(PURPOSE, sitting + "/" + strip.id(), jpeg));
            if (!remember(sitting, strip)) {
                store.drop(sitting, name);
                throw new ProblemException(EvidenceProblem.RECORDING_SEALED).with("sitting", sitting);
            }
        }
    }

    /** In order of time. */
    public List<Strip> of(SittingId sitting) {
        return jdbc.sql("""
                        select id, stream, from_ms, every_ms, pictures from evidence_still
                        where sitting = :sitting order by from_ms, stream""")
                .param("sitting", sitting.value())
                .query((row, number) -> new Strip(
                        row.getObject("id", UUID.class),
                        StreamName.ofCode(row.getString("stream")),
                        row.getLong("from_ms"),
                        row.getLong("every_ms"),
                        row.getInt("pictures")))
                .list();
    }

    public Optional<Strip> find(SittingId sitting, UUID id) {
        return of(sitting).stream().filter(strip -> strip.id().equals(id)).findFirst();
    }

    /** The strip as a JPEG picture; read by reviewers only. */
    public byte[] read(SittingId sitting, UUID id) {
        return store.kept(sitting, nameOf(id))
                .map(closed -> masterKey.open(PURPOSE, sitting + "/" + id, closed))
                .orElseThrow(() -> new IllegalStateException("still " + id + " of " + sitting + " is gone"));
    }

    /** False when the recording is gone. */
    private boolean remember(SittingId sitting, Strip strip) {
        try {
            return seals.unlessPurged(sitting, () -> insert(sitting, strip));
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            // The same picture: ids are made by chance and never used again.
            return true;
        }
    }

    private void insert(SittingId sitting, Strip strip) {
        jdbc.sql("""
                        insert into evidence_still (id, sitting, stream, from_ms, every_ms, pictures, received_ms)
                        values (:id, :sitting, :stream, :from, :every, :pictures, :received)""")
                .param("id", strip.id())
                .param("sitting", sitting.value())
                .param("stream", strip.stream().code())
                .param("from", strip.from())
                .param("every", strip.every())
                .param("pictures", strip.pictures())
                .param("received", clock.millis())
                .update();
    }

    static String nameOf(UUID id) {
        return PREFIX + id + Photos.SUFFIX;
    }
}
