package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.MasterKey;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.IdentityEvidence;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photos of faces and documents, stored under the operator's master key only. */
@Component
public class Photos implements IdentityEvidence {

    static final String PREFIX = "photo-";
    static final String SUFFIX = ".sealed";

    private static final String PURPOSE = "photo";
    private static final Set<SittingState> IDENTIFYING = Set.of(SittingState.CONSENTED, SittingState.CHECKED);

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final SegmentStore store;
    private final Clock clock;
    private final ObjectProvider<Sittings> sittings;

    /** Sittings ask this room whether the photos are complete, so they are looked up late. */
    Photos(JdbcClient jdbc, MasterKey masterKey, SegmentStore store, Clock clock, ObjectProvider<Sittings> sittings) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.store = store;
        this.clock = clock;
        this.sittings = sittings;
    }

    @Override
    public boolean complete(SittingId sitting) {
        return of(sitting).size() == PhotoKind.values().length;
    }

    /** Keeps a photo; a retake replaces it until the examinee is identified. */
    public void put(SittingId sitting, PhotoKind kind, byte[] jpeg, ContentDigest announced) {
        announced.verify(jpeg);
        JpegCheck.verify(jpeg);
        // Stored before anything is locked, for a store may be slow, and under a name nobody asks for yet.
        String file = PREFIX + kind.code() + "." + UUID.randomUUID() + SUFFIX;
        store.keep(sitting, file, masterKey.seal(PURPOSE, contextOf(sitting, kind), jpeg));
        AtomicReference<@Nullable String> unnamed = new AtomicReference<>(file);
        // The lock keeps the photo from changing after the step that looked at it.
        boolean identifying = sittings.getObject().whileIn(IDENTIFYING, sitting, () -> {
            unnamed.set(fileOf(sitting, kind).orElse(null));
            remember(sitting, kind, file, announced);
        });
        Optional.ofNullable(unnamed.get()).ifPresent(former -> store.drop(sitting, former));
        if (!identifying) {
            throw new ProblemException(EvidenceProblem.PHOTOS_CLOSED).with("sitting", sitting);
        }
    }

    /** The photo in the clear; read by reviewers only. */
    public byte[] read(SittingId sitting, PhotoKind kind) {
        return fileOf(sitting, kind)
                .flatMap(file -> store.kept(sitting, file))
                .map(closed -> masterKey.open(PURPOSE, contextOf(sitting, kind), closed))
                .orElseThrow(
                        () -> new IllegalStateException("the " + kind.code() + " photo of " + sitting + " is gone"));
    }

    /** Which photos there are. */
    public List<PhotoKind> of(SittingId sitting) {
        return jdbc.sql("select kind from evidence_photo where sitting = :sitting order by kind desc")
                .param("sitting", sitting.value())
                .query((row, number) -> PhotoKind.ofCode(row.getString("kind")))
                .list();
    }

    /** SHA-256 of each photo in the clear. */
    public Map<PhotoKind, String> digests(SittingId sitting) {
        Map<PhotoKind, String> digests = new EnumMap<>(PhotoKind.class);
        jdbc.sql("select kind, digest from evidence_photo where sitting = :sitting")
                .param("sitting", sitting.value())
                .query((row, number) -> digests.put(PhotoKind.ofCode(row.getString("kind")), row.getString("digest")))
                .list();
        return digests;
    }

    private Optional<String> fileOf(SittingId sitting, PhotoKind kind) {
        return jdbc.sql("select file from evidence_photo where sitting = :sitting and kind = :kind")
                .param("sitting", sitting.value())
                .param("kind", kind.code())
                .query(String.class)
                .optional();
    }

    private void remember(SittingId sitting, PhotoKind kind, String file, ContentDigest digest) {
        int replaced = row("""
                update evidence_photo set file = :file, digest = :digest, taken_ms = :taken
                where sitting = :sitting and kind = :kind""", sitting, kind, file, digest);
        if (replaced == 0) {
            row("""
                    insert into evidence_photo (sitting, kind, file, digest, taken_ms)
                    values (:sitting, :kind, :file, :digest, :taken)""", sitting, kind, file, digest);
        }
    }

    private int row(String sql, SittingId sitting, PhotoKind kind, String file, ContentDigest digest) {
        return jdbc.sql(sql)
                .param("sitting", sitting.value())
                .param("kind", kind.code())
                .param("file", file)
                .param("digest", digest.hex())
                .param("taken", clock.millis())
                .update();
    }

    private static String contextOf(SittingId sitting, PhotoKind kind) {
        return sitting + "/" + kind.code();
    }
}
