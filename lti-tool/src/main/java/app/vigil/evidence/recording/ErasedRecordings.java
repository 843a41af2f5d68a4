package app.vigil.evidence.recording;

import app.vigil.retention.spi.PersonalDataHolder.Lifetime;
import app.vigil.retention.spi.SittingTables;
import app.vigil.shared.OneByOne;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Recordings that are deleted for good. That is decided together with their rows and carried out once nothing can take
 * it back; again after a crash, and on every node, for each has a disk of its own and may have taken something in
 * meanwhile.
 */
@Component
class ErasedRecordings {

    /** What goes with a recording. */
    static final SittingTables TABLES = SittingTables.keyedBy("sitting")
            .with(
                    Lifetime.RECORDING,
                    "evidence_segment",
                    "evidence_expected",
                    "evidence_gap",
                    "evidence_photo",
                    "evidence_still",
                    "evidence_loudness",
                    "evidence_manifest");

    private static final Logger log = LoggerFactory.getLogger(ErasedRecordings.class);

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final DiskSegmentStore disk;
    private final SegmentStore store;
    private final StreamHeads heads;
    private final Clock clock;

    ErasedRecordings(JdbcClient jdbc, DiskSegmentStore disk, SegmentStore store, StreamHeads heads, Clock clock) {
        this.jdbc = jdbc;
        this.disk = disk;
        this.store = store;
        this.heads = heads;
        this.clock = clock;
    }

    /** Together with its rows, in one transaction; nothing of it is taken in or brought back from then on. */
    void decide(SittingId sitting) {
        if (among(List.of(sitting)).isEmpty()) {
            jdbc.sql("insert into evidence_erasure (sitting, decided_ms) values (:sitting, :at)")
                    .param("sitting", sitting.value())
                    .param("at", clock.millis())
                    .update();
        }
    }

    /** Those of the sittings whose recording is deleted. */
    Set<SittingId> among(Collection<SittingId> sittings) {
        return sittings.stream()
                .map(SittingId::value)
                .distinct()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> sittings(jdbc.sql("select sitting from evidence_erasure where sitting in (:sittings)")
                                .param("sittings", some))
                        .stream())
                .collect(Collectors.toSet());
    }

    /** Deletes the files of what was decided and is committed; what cannot be deleted now is left to the sweep. */
    void carryOut(SittingId sitting) {
        OneByOne.forEach(log, List.of(sitting), same -> same, this::deleteFiles);
    }

    /** What nobody is known to have carried out, as after a crash or while the bucket was away. */
    @Scheduled(fixedDelayString = "PT1M")
    void sweep() {
        OneByOne.forEach(
                log,
                sittings(jdbc.sql("select sitting from evidence_erasure where carried_out_ms is null")),
                sitting -> sitting,
                sitting -> {
                    erase(sitting);
                    jdbc.sql("update evidence_erasure set carried_out_ms = :at where sitting = :sitting")
                            .param("at", clock.millis())
                            .param("sitting", sitting.value())
                            .update();
                });
    }

    /** What another node carried out while this one was away, and what any took in while it was decided. */
    @Scheduled(fixedDelayString = "PT10M")
    void sweepLate() {
        Set<SittingId> late = new HashSet<>(among(disk.sittings()));
        late.addAll(sittings(jdbc.sql("""
                        select sitting from evidence_erasure e where exists
                          (select 1 from evidence_segment s where s.sitting = e.sitting)""")));
        OneByOne.forEach(log, late, sitting -> sitting, this::erase);
    }

    private void erase(SittingId sitting) {
        TABLES.erase(jdbc, sitting.value());
        deleteFiles(sitting);
    }

    private void deleteFiles(SittingId sitting) {
        heads.purged(sitting);
        long files = store.delete(sitting);
        if (files > 0) {
            log.info("erased the recording of sitting {}: {} files", sitting, files);
        }
    }

    private static List<SittingId> sittings(JdbcClient.StatementSpec asked) {
        return asked.query((row, number) -> new SittingId(row.getObject("sitting", UUID.class)))
                .list();
    }
}
