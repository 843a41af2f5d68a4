package app.vigil.decision;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamSettingsSaved;
import app.vigil.exam.Exams;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * By when a teacher has checked the answers of a sitting and its points are in the LMS (R2-043): counted like the
 * results, met when the points are known here; with the last of them, whoever decides is told.
 */
@Component
class ScoreDeadlines {

    private static final DeadlineKind KIND = DeadlineKind.TEACHER_CHECK;

    private final Deadlines deadlines;
    private final Exams exams;
    private final Sittings sittings;
    private final Reviews reviews;
    private final LmsResults results;
    private final ApplicationEventPublisher events;

    ScoreDeadlines(
            Deadlines deadlines,
            Exams exams,
            Sittings sittings,
            Reviews reviews,
            LmsResults results,
            ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.exams = exams;
        this.sittings = sittings;
        this.reviews = reviews;
        this.results = results;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        settle(sealed.exam(), sealed.sitting());
    }

    /** A test that was not begun has nothing to check. */
    @ApplicationModuleListener
    void on(VerificationStatusSet set) {
        settle(set.exam(), set.sitting());
    }

    /** The choice may come, or go, and the closing may move, when people have sat already. */
    @ApplicationModuleListener
    void on(ExamSettingsSaved saved) {
        exams.find(saved.exam()).ifPresent(exam -> {
            if (exam.teacherChecked()) {
                sittings.ofExam(exam.id()).forEach(sitting -> settle(exam, sitting));
            } else {
                deadlines.due(KIND, exam.id().value()).keySet().forEach(sitting -> deadlines.withdraw(KIND, sitting));
            }
        });
    }

    @ApplicationModuleListener
    void on(ScoresImported imported) {
        Map<SittingId, PersonId> examinees = sittings.examineesOf(imported.exam());
        Map<PersonId, LmsResult> known = results.ofExam(imported.exam());
        Set<UUID> awaited = deadlines.due(KIND, imported.exam().value()).keySet();
        List<UUID> checked = awaited.stream()
                .filter(sitting -> known.getOrDefault(examinees.get(new SittingId(sitting)), LmsResult.UNKNOWN)
                        .scored())
                .toList();
        checked.forEach(sitting -> deadlines.met(KIND, sitting));
        if (!checked.isEmpty() && checked.size() == awaited.size()) {
            events.publishEvent(new TeacherCheckFinished(imported.exam(), imported.by(), imported.at()));
        }
    }

    private void settle(ExamId exam, SittingId sitting) {
        exams.find(exam)
                .filter(Exam::teacherChecked)
                .ifPresent(found -> sittings.find(sitting).ifPresent(sat -> settle(found, sat)));
    }

    private void settle(Exam exam, Sitting sitting) {
        UUID id = sitting.id().value();
        Instant ended = sitting.endedAt();
        boolean notBegun = reviews.find(sitting.id())
                .filter(review -> review.status() == VerificationStatus.NOT_STARTED)
                .isPresent();
        if (ended == null || sitting.admittedAt() == null || notBegun) {
            deadlines.withdraw(KIND, id);
        } else if (results.of(exam.id(), sitting.examinee()).scored()) {
            deadlines.met(KIND, id);
        } else {
            deadlines.begin(
                    new Deadlines.Task(KIND, id, exam.id().value(), null, "/gradebooks/" + exam.id()),
                    exam.profile(),
                    Map.of(DeadlineStart.SITTING_ENDED, ResultDeadlines.testedAt(exam, ended)));
        }
    }
}
