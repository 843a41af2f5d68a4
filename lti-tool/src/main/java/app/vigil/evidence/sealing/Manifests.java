package app.vigil.evidence.sealing;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.evidence.Recordings;
import app.vigil.evidence.recording.Photos;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.StoredSegment;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.OneByOne;
import app.vigil.sitting.EvidenceState;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The signed manifests of recordings. What arrives after the first was signed goes into a supplement once nothing more
 * came for a minute; {@link EvidenceSupplemented} tells the review.
 */
@Component
public class Manifests {

    private static final Logger log = LoggerFactory.getLogger(Manifests.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    /**
     * How long after its sealing an incomplete recording is searched for rows that were written while it was signed:
     * they are in no manifest, and came before there was a seal.
     */
    private static final Duration WHILE_SIGNING = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final EvidenceKeys keys;
    private final Recorded recorded;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    Manifests(
            JdbcClient jdbc,
            EvidenceKeys keys,
            Recorded recorded,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.recorded = recorded;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Where manifests read what they say. */
    @Component
    public record Recorded(
            Sittings sittings,
            Exams exams,
            SegmentIndex index,
            EvidenceState state,
            Photos photos,
            Recordings recordings) {}

    /** In the transaction that seals: what cannot be signed is not sealed. */
    @EventListener
    @Transactional
    public void on(EvidenceSealed sealed) {
        Sitting sitting = recorded.sittings().find(sealed.sitting()).orElseThrow();
        if (of(sitting.id()).isEmpty()) {
            sign(sitting, 0, sealed.at(), sealed.complete());
        }
    }

    /** All manifests of a recording in their order, as JWS. */
    public List<String> of(SittingId sitting) {
        return jdbc.sql("select jws from evidence_manifest where sitting = :sitting order by number")
                .param("sitting", sitting.value())
                .query((row, number) -> Objects.requireNonNull(row.getString("jws")))
                .list();
    }

    /** Whose key signs for a sitting. */
    public RegistrationId institutionOf(Sitting sitting) {
        return recorded.exams()
                .find(sitting.exam())
                .map(Exam::registration)
                .orElseThrow(() -> new IllegalStateException("no exam of sitting " + sitting.id()));
    }

    @Scheduled(fixedDelayString = "PT15S")
    void signSupplements() {
        OneByOne.forEach(
                log,
                late(),
                sitting -> sitting,
                sitting -> recorded.sittings().find(sitting).ifPresent(this::supplement));
    }

    private List<SittingId> late() {
        return jdbc.sql("""
                        select sitting from (
                          select sitting, received_ms from evidence_segment where supplement and manifest is null
                          union all
                          select segment.sitting, received_ms
                          from evidence_seal seal join evidence_segment segment on segment.sitting = seal.sitting
                          where sealed_ms > :lately and not complete and manifest is null) late
                        group by sitting having max(received_ms) <= :quiet""")
                .param("lately", clock.instant().minus(WHILE_SIGNING).toEpochMilli())
                .param("quiet", clock.instant().minus(QUIET).toEpochMilli())
                .query((row, number) -> new SittingId(row.getObject("sitting", java.util.UUID.class)))
                .list();
    }

    /** Signs what no manifest names yet; nothing happens when there is nothing, or the recording is not sealed. */
    public void supplement(Sitting sitting) {
        transaction.executeWithoutResult(status -> {
            int next = of(sitting.id()).size();
            Instant now = clock.instant();
            boolean complete = recorded.state().complete(sitting.id());
            int named = next == 0 ? 0 : sign(sitting, next, now, complete);
            if (named > 0) {
                events.publishEvent(new EvidenceSupplemented(
                        sitting.id(),
                        sitting.exam(),
                        now,
                        next,
                        named,
                        recorded.recordings().summary(sitting.id()).complete(),
                        LateStretches.of(recorded.index().namedBy(sitting.id(), next))));
                log.info("supplement signed: sitting={} number={} segments={}", sitting.id(), next, named);
            }
        });
    }

    /** Returns how many segments the new manifest names. */
    private int sign(Sitting sitting, int number, Instant at, boolean complete) {
        int named = recorded.index().name(sitting.id(), number);
        if (number > 0 && named == 0) {
            return 0;
        }
        RegistrationId institution = institutionOf(sitting);
        byte[] content = ManifestWriter.bytes(manifest(sitting, institution, number, at, complete));
        EvidenceKeys.Signed signed = keys.sign(institution, Manifest.TYPE, content);
        jdbc.sql("""
                        insert into evidence_manifest (sitting, number, kid, signed_ms, jws)
                        values (:sitting, :number, :kid, :signed, :jws)""")
                .param("sitting", sitting.id().value())
                .param("number", number)
                .param("kid", signed.kid())
                .param("signed", at.toEpochMilli())
                .param("jws", signed.jws())
                .update();
        return named;
    }

    private Manifest manifest(Sitting sitting, RegistrationId institution, int number, Instant at, boolean complete) {
        List<StoredSegment> all = recorded.index().of(sitting.id());
        List<StoredSegment> fresh = recorded.index().namedBy(sitting.id(), number);
        return new Manifest(
                Manifest.FORMAT,
                number,
                sitting.id().toString(),
                sitting.exam().toString(),
                institution.toString(),
                at,
                complete,
                sitting.admittedAt(),
                sitting.endedAt(),
                ManifestWriter.rules(sitting.examVersion(), sitting.rules()),
                ManifestWriter.streams(sitting.id(), all, fresh),
                recorded.recordings().gaps(sitting.id()).stream()
                        .map(gap -> new Manifest.Gap(
                                gap.stream(),
                                gap.from().toEpochMilli(),
                                gap.to().toEpochMilli(),
                                gap.cause()))
                        .toList(),
                recorded.photos().digests(sitting.id()).entrySet().stream()
                        .map(photo -> new Manifest.Photo(photo.getKey().code(), photo.getValue()))
                        .toList());
    }
}
