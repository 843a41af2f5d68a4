package app.vigil.review;

import app.vigil.evidence.Recordings;
import app.vigil.review.ReviewDocument.Missing;
import app.vigil.sitting.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a recording lacks, and whether that is enough to suggest status 5 (R2-065). A gap says that the technology failed,
 * whatever its cause: it never suggests a violation.
 */
@Component
class MissingParts {

    private final Recordings recordings;
    private final ReviewProfiles profiles;

    MissingParts(Recordings recordings, ReviewProfiles profiles) {
        this.recordings = recordings;
        this.profiles = profiles;
    }

    /** @param sealed before, what is missing may still be on its way and suggests nothing */
    Missing of(Sitting sitting, String profile, boolean sealed) {
        Instant begin = sitting.admittedAt();
        Instant end = sitting.endedAt();
        if (begin == null) {
            return new Missing(0, 0, null);
        }
        List<Recordings.Gap> gaps = recordings.gaps(sitting.id());
        Coverage gone = within(gaps, begin, end == null ? Instant.MAX : end);
        long milliseconds =
                gone.watched().stream().mapToLong(one -> one.to() - one.from()).sum();
        boolean enough = sealed && Duration.ofMillis(milliseconds).compareTo(profiles.technicalFrom(profile)) >= 0;
        return new Missing(gone.watched().size(), milliseconds, enough ? VerificationStatus.TECHNICAL.number() : null);
    }

    /** What both streams miss at the same time is missing once. */
    private static Coverage within(List<Recordings.Gap> gaps, Instant begin, Instant end) {
        return Coverage.of(gaps.stream()
                .filter(gap -> gap.from().isBefore(end) && gap.to().isAfter(begin))
                .map(gap -> new long[] {
                    Math.max(gap.from().toEpochMilli(), begin.toEpochMilli()),
                    gap.to().isBefore(end) ? gap.to().toEpochMilli() : end.toEpochMilli()
                })
                .toArray(long[][]::new));
    }
}
