package app.vigil.evidence.recording;

import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.sitting.SittingId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Everything recorded: videos, photos, their index and manifests. The act gets the hashes of takes and manifests. */
@Component
class HeldRecordings implements PersonalDataHolder {

    private final JdbcClient jdbc;
    private final SegmentIndex index;
    private final SegmentStore store;
    private final RowsBehind rows;
    private final ErasedRecordings erased;

    HeldRecordings(JdbcClient jdbc, SegmentIndex index, SegmentStore store, RowsBehind rows, ErasedRecordings erased) {
        this.erased = erased;
        this.rows = rows;
        this.jdbc = jdbc;
        this.index = index;
        this.store = store;
    }

    @Override
    public Map<String, Lifetime> tables() {
        return ErasedRecordings.TABLES.lifetimes();
    }

    @Override
    public List<Deleted> purge(UUID sitting) {
        SittingId id = new SittingId(sitting);
        List<Deleted> deleted = new ArrayList<>();
        deleted.add(new Deleted("recorded takes", takes(id).size(), takes(id)));
        deleted.add(new Deleted("signed manifests", manifests(sitting).size(), manifests(sitting)));
        // Whoever still has a segment would fill the emptied place again: a complete recording takes no more.
        jdbc.sql("update evidence_seal set complete = true where sitting = :sitting")
                .param("sitting", sitting)
                .update();
        erased.decide(id);
        deleted.add(new Deleted("files", store.count(id), List.of()));
        deleted.addAll(ErasedRecordings.TABLES.purge(jdbc, sitting));
        afterCommit(() -> erased.carryOut(id));
        return deleted;
    }

    /** Whatever goes earlier is gone without an act when the transaction fails. */
    private static void afterCommit(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        } else {
            action.run();
        }
    }

    /** Deletes the index of a sitting that goes itself; its files remain until {@link RecordingErasure} is sure. */
    void eraseIndex(SittingId sitting) {
        rows.settle();
        erased.decide(sitting);
        ErasedRecordings.TABLES.erase(jdbc, sitting.value());
        jdbc.sql("delete from evidence_seal where sitting = :sitting")
                .param("sitting", sitting.value())
                .update();
    }

    /** For each take its name and the SHA-256 of the digests of its segments in their order. */
    private List<String> takes(SittingId sitting) {
        Map<TakeId, String> digests = index.of(sitting).stream()
                .sorted(Comparator.comparingLong(stored -> stored.segment().sequence()))
                .collect(Collectors.groupingBy(
                        stored -> stored.segment().take(),
                        () -> new TreeMap<>(Comparator.comparing(TakeId::stream).thenComparing(TakeId::take)),
                        Collectors.mapping(StoredSegment::digest, Collectors.joining())));
        return digests.entrySet().stream()
                .map(take -> take.getKey().stream().code() + "." + take.getKey().take() + " " + sha256(take.getValue()))
                .toList();
    }

    private List<String> manifests(UUID sitting) {
        return jdbc.sql("select jws from evidence_manifest where sitting = :sitting order by number")
                .param("sitting", sitting)
                .query((row, number) -> sha256(Objects.requireNonNull(row.getString("jws"))))
                .list();
    }

    private static String sha256(String text) {
        return ContentDigest.of(text.getBytes(StandardCharsets.US_ASCII)).hex();
    }
}
