package app.vigil.sitting;

import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.Refusal;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.lti.proctoring.VerifiedUser;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingRow.PlatformAttempt;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets sittings in and out of the platform's assessment by what their state and gate say. */
@Component
class PlatformDoor implements AssessmentDoor {

    private static final Logger log = LoggerFactory.getLogger(PlatformDoor.class);

    private final SittingTable table;
    private final LockedSittings sittings;
    private final SittingFacts facts;
    private final SittingPapers papers;
    private final PlatformPorts platform;
    private final People people;

    PlatformDoor(
            SittingTable table,
            LockedSittings sittings,
            SittingFacts facts,
            SittingPapers papers,
            PlatformPorts platform,
            People people) {
        this.table = table;
        this.sittings = sittings;
        this.facts = facts;
        this.papers = papers;
        this.platform = platform;
        this.people = people;
    }

    @Override
    public BrowserPost enter(SittingId id) {
        SittingRow row = existing(id);
        if (!row.state().recording() || row.gate() != Gate.OPEN) {
            throw refused(SittingProblem.ASSESSMENT_NOT_OPEN, row);
        }
        return platform.starts().allow(attempt(row).id(), identified(row), true);
    }

    @Override
    public Refusal leave(SittingId id, String words) {
        SittingRow row = existing(id);
        if (row.state().recording() || row.state() == SittingState.FINISHED) {
            throw refused(SittingProblem.ASSESSMENT_NOT_REFUSED, row);
        }
        String reason = "sitting=%s state=%s".formatted(id, row.state().code());
        return platform.starts().refuse(attempt(row).id(), words, reason);
    }

    @Override
    public SittingId end(EndAssessmentLaunch launch) {
        AttemptId attempt = platform.attempts().of(launch).id();
        SittingId id = table.find(attempt)
                .map(SittingRow::id)
                .orElseThrow(() -> new ProblemException(SittingProblem.SITTING_UNKNOWN).with("attempt", attempt));
        sittings.change(id, (row, now) -> {
            if (!row.state().recording() || row.gate() == Gate.CLOSED) {
                return row;
            }
            log.info("assessment of sitting {} ended by the platform", id);
            file(row, launch, now);
            return facts.closeGate(row.with().submission(now, now).build(), now, "submitted");
        });
        return id;
    }

    @Override
    public Optional<AttemptId> attemptOf(SittingId id) {
        return table.find(id).map(SittingRow::platformAttempt).map(PlatformAttempt::id);
    }

    /** A failure the platform tells of is a problem like one the examinee reports: the teacher sees it on the roll. */
    private void file(SittingRow row, EndAssessmentLaunch launch, Instant now) {
        String words = Stream.of(launch.errorMessage(), launch.errorLog())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        if (!words.isBlank()) {
            papers.file(row.id(), new ExamRoll.ReportedProblem(now, row.state(), words));
        }
    }

    /** Nobody is vouched for who has shown no document. */
    private @Nullable VerifiedUser identified(SittingRow row) {
        return row.documentKind() == null
                ? null
                : people.find(row.examinee())
                        .map(Person::displayName)
                        .map(name -> new VerifiedUser(name, null, null))
                        .orElse(null);
    }

    private static PlatformAttempt attempt(SittingRow row) {
        @Nullable PlatformAttempt attempt = row.platformAttempt();
        if (attempt == null) {
            throw refused(SittingProblem.ASSESSMENT_NOT_OPEN, row);
        }
        return attempt;
    }

    private SittingRow existing(SittingId id) {
        return table.find(id)
                .orElseThrow(() -> new ProblemException(SittingProblem.SITTING_UNKNOWN).with("sitting", id));
    }

    private static ProblemException refused(SittingProblem problem, SittingRow row) {
        return new ProblemException(problem)
                .with("sitting", row.id())
                .with("state", row.state().code())
                .with("gate", row.gate().code());
    }
}
