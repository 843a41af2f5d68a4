package app.vigil.evidence.recording;

import static app.vigil.evidence.recording.RecordingUnderTest.camera;
import static app.vigil.evidence.recording.RecordingUnderTest.init;
import static app.vigil.evidence.recording.RecordingUnderTest.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import app.vigil.retention.Retention;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingErased;
import app.vigil.sitting.SittingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

class ErasedRecordingsTest extends RecordingOnEachDatabase {

    private TakeId take;
    private TakeId kept;

    @BeforeEach
    void recorded() {
        take = recorded(room);
        kept = recorded(room);
    }

    @Test
    @DisplayName("R1-014 a node killed between the act of deletion and the files deletes them after its next start")
    void finishesAfterAKill() throws Exception {
        assertThatThrownBy(() -> room.connection.transaction().executeWithoutResult(status -> {
                    held(room).purge(take.sitting().value());
                    TransactionSynchronizationManager.registerSynchronization(killed());
                }))
                .hasMessage("killed");
        assertThat(room.file(take)).exists();

        room = room.restarted();
        assertThat(room.index.of(take.sitting())).isEmpty();
        room.erased.sweep();
        assertThat(room.file(take).getParent()).doesNotExist();
        assertThat(notCarriedOut()).isZero();
        assertThat(room.file(kept)).hasContent("INITone");
        assertThat(room.index.of(kept.sitting())).hasSize(2);
    }

    @Test
    @DisplayName("R1-014 what another node took in goes from its own disk")
    void goesFromEachDisk() {
        RecordingUnderTest other = new RecordingUnderTest(
                room.connection, data.resolve("other"), DataSize.ofBytes(0), room.sittings, null);
        TakeId there = recorded(other);
        TakeId keptThere = recorded(other);
        held(room).purge(there.sitting().value());
        room.erased.sweep();
        assertThat(notCarriedOut()).isZero();
        assertThat(other.file(there)).exists();

        other.erased.sweepLate();
        assertThat(other.file(there)).doesNotExist();
        assertThat(other.file(keptThere)).exists();
    }

    @Test
    @DisplayName("R1-014 a row that was on its way to a database long away does not stay")
    void lateRowsDoNotStay() {
        List<StoredSegment> before = room.index.of(take.sitting());
        held(room).purge(take.sitting().value());
        room.erased.sweep();
        room.rows.follow(before);
        assertThat(room.index.of(take.sitting())).isEqualTo(before);

        room.erased.sweepLate();
        assertThat(room.index.of(take.sitting())).isEmpty();
        assertThat(room.index.of(kept.sitting())).hasSize(2);
    }

    @Test
    @DisplayName("R1-014 a file that cannot be deleted takes nothing back and is tried again")
    void triesAgain() throws IOException {
        Path stuck =
                Files.createDirectories(room.file(take).resolveSibling("stuck").resolve("deep"));
        room.connection
                .transaction()
                .executeWithoutResult(status -> held(room).purge(take.sitting().value()));
        room.erased.sweep();
        assertThat(notCarriedOut()).isOne();

        Files.delete(stuck);
        room.erased.sweep();
        assertThat(notCarriedOut()).isZero();
        assertThat(room.file(take).getParent()).doesNotExist();
    }

    @Test
    @DisplayName("R1-014 while the bucket is away a recording is deleted all the same, and its objects go afterwards")
    void objectsGoWhenTheBucketIsBack() throws InterruptedException {
        try (Bucket bucket = new Bucket()) {
            RecordingUnderTest node = new RecordingUnderTest(
                    room.connection,
                    data.resolve("with-bucket"),
                    DataSize.ofBytes(0),
                    room.sittings,
                    bucket.settings(DataSize.ofBytes(1), Duration.ZERO));
            TakeId archived = recorded(node);
            node.fillBucket();
            assertThat(bucket.keys()).isNotEmpty();
            node.connection.transaction().executeWithoutResult(status -> {
                held(node).purge(archived.sitting().value());
                bucket.fail(Bucket.Fault.INTERNAL_ERROR, 1000);
            });
            node.erased.sweep();
            assertThat(node.index.of(archived.sitting())).isEmpty();
            assertThat(notCarriedOut()).isOne();

            bucket.recover();
            assertThat(bucket.keys()).isNotEmpty();
            node.erased.sweep();
            assertThat(bucket.keys()).isEmpty();
            assertThat(notCarriedOut()).isZero();
        }
    }

    @Test
    @DisplayName("R1-014 nothing of a recording on hold is deleted, nor of any other sitting of its institution")
    void nothingOnHold() {
        RecordingErasure erasure = new RecordingErasure(held(room), room.jdbc, room.erased, onlyHeld());
        assertThatThrownBy(() -> room.connection.transaction().executeWithoutResult(status -> {
                    erasure.eraseIndex(new SittingErased(take.sitting()));
                    erasure.eraseIndex(new SittingErased(kept.sitting()));
                }))
                .isInstanceOf(ProblemException.class);
        room.erased.sweep();
        room.erased.sweepLate();
        for (TakeId still : List.of(take, kept)) {
            assertThat(room.file(still)).hasContent("INITone");
            assertThat(room.index.of(still.sitting())).hasSize(2);
        }
    }

    private Retention onlyHeld() {
        return mock(Retention.class, asked -> !kept.sitting().value().equals(asked.getArgument(0)));
    }

    private long notCarriedOut() {
        return room.jdbc
                .sql("select count(*) from evidence_erasure where carried_out_ms is null")
                .query(Long.class)
                .single();
    }

    private static TakeId recorded(RecordingUnderTest room) {
        TakeId take = camera(room.sittings.add(SittingState.RUNNING).id(), 0);
        room.put(init(take, 0), "INIT");
        room.put(media(take, 1), "one");
        return take;
    }

    private static HeldRecordings held(RecordingUnderTest room) {
        return new HeldRecordings(room.jdbc, room.index, room.store, room.rows, room.erased);
    }

    /** Before anybody else is told of the commit. */
    private static TransactionSynchronization killed() {
        return new TransactionSynchronization() {
            @Override
            public int getOrder() {
                return HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCommit() {
                throw new IllegalStateException("killed");
            }
        };
    }
}
