package app.vigil.review;

import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.incident.Incident;
import app.vigil.incident.Incidents;
import app.vigil.review.Coverage.Interval;
import app.vigil.review.ReviewDocument.ToWatch;
import app.vigil.review.ReviewProfiles.Watch;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a proctor must have watched before a status, as the institution's profile demands it. What was not recorded can be
 * watched by nobody and is not demanded.
 */
@Component
class WatchDemand {

    /** Of a mark that lasts, its beginning tells what it is. */
    private static final long LONGEST_MARK = 60_000;

    /** A moment around a mark, so that one without length can be watched, too. */
    private static final long AROUND = 1000;

    /** Players report in steps, and pictures rarely begin with their segment. */
    private static final long TOLERANCE = 1500;

    private final Sittings sittings;
    private final Exams exams;
    private final Incidents incidents;
    private final Recordings recordings;
    private final ReviewProfiles profiles;

    WatchDemand(Sittings sittings, Exams exams, Incidents incidents, Recordings recordings, ReviewProfiles profiles) {
        this.sittings = sittings;
        this.exams = exams;
        this.incidents = incidents;
        this.recordings = recordings;
        this.profiles = profiles;
    }

    ToWatch of(SittingId id) {
        Sitting sitting = sittings.find(id).orElseThrow();
        Exam exam = exams.find(sitting.exam()).orElseThrow();
        Watch watch = profiles.watch(exam.profile());
        Coverage demanded = switch (watch) {
            case NOTHING -> Coverage.NOTHING;
            case MARKS -> marks(id).and(recorded(id));
            case EVERYTHING -> recorded(id);
        };
        return new ToWatch(watch.code(), demanded.pairs());
    }

    /** Whether somebody who watched this much has watched enough. */
    boolean isMet(SittingId sitting, Coverage watched) {
        return Coverage.of(of(sitting).stretches()).minus(watched).watched().stream()
                .noneMatch(left -> left.to() - left.from() > TOLERANCE);
    }

    private Coverage marks(SittingId sitting) {
        List<Interval> stretches = incidents.of(sitting).stream()
                .filter(mark -> mark.source() != Incident.Source.PROCTOR)
                .map(WatchDemand::stretch)
                .toList();
        return Coverage.merging(stretches);
    }

    private static Interval stretch(Incident mark) {
        long from = mark.startedAt().toEpochMilli();
        Instant ended = mark.endedAt();
        long to = ended == null ? from + LONGEST_MARK : Math.min(ended.toEpochMilli(), from + LONGEST_MARK);
        return new Interval(from - AROUND, to + AROUND);
    }

    private Coverage recorded(SittingId sitting) {
        List<Interval> spans = recordings.spans(sitting).stream()
                .map(span -> new Interval(span.from().toEpochMilli(), span.to().toEpochMilli()))
                .toList();
        return Coverage.merging(spans);
    }
}
