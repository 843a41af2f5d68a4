package app.vigil.decision.papers;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.SignatureAwaited;
import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.Exams;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * By when a paper is drawn up, signed, confirmed and handed over (R2-037, R2-046, R2-047, R2-050, R2-051, R4-062).
 * Publishes {@link SignatureAwaited} where a signature's time begins.
 */
@Component
class PaperDeadlines {

    private static final Set<DeadlineKind> OF_A_PAPER =
            Set.of(DeadlineKind.SIGNATURE, DeadlineKind.ACT_CONFIRMATION, DeadlineKind.HAND_OVER);

    private final PaperBook book;
    private final Exams exams;
    private final Deadlines deadlines;
    private final ResultLists lists;
    private final ExamStaff staff;
    private final ApplicationEventPublisher events;

    PaperDeadlines(
            PaperBook book,
            Exams exams,
            Deadlines deadlines,
            ResultLists lists,
            ExamStaff staff,
            ApplicationEventPublisher events) {
        this.book = book;
        this.exams = exams;
        this.deadlines = deadlines;
        this.lists = lists;
        this.staff = staff;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(PaperRegistered registered) {
        IssuedPaper paper = book.find(registered.paper()).orElseThrow();
        withdrawReplaced(paper);
        UUID exam = paper.exam().value();
        switch (paper.kind()) {
            case ACCESS_REQUEST -> deadlines.met(DeadlineKind.ACCESS_REQUEST, exam);
            case RESULT_SHEET -> {
                metOnceAllAreNamed(DeadlineKind.RESULTS, paper);
                askSigners(paper, registered.at());
            }
            case PUBLICATION_LIST -> metOnceAllAreNamed(DeadlineKind.PUBLICATION, paper);
            case PROTOCOL -> {
                // Told late, it may be signed by everybody, or lie in the office, by now.
                if (paper.sealing() == null && paper.originalReceived() == null) {
                    begin(DeadlineKind.HAND_OVER, paper, null, DeadlineStart.PAPER_REGISTERED, registered.at());
                }
                askSigners(paper, registered.at());
            }
            case VIOLATION_ACT -> askSigners(paper, registered.at());
            case HAND_OVER_REGISTER -> {}
        }
    }

    @ApplicationModuleListener
    void on(PaperSigned signed) {
        UUID paper = signed.paper().value();
        deadlines.met(DeadlineKind.SIGNATURE, paper, signed.by());
        book.find(signed.paper()).ifPresent(found -> {
            boolean complete = IssuedPaper.complete(book.places(found.id()));
            if (complete) {
                done(paper);
            } else if (found.kind() == PaperKind.VIOLATION_ACT) {
                begin(DeadlineKind.ACT_CONFIRMATION, found, null, DeadlineStart.ACT_SIGNED, signed.at());
                Exam exam = exams.find(found.exam()).orElseThrow();
                invite(found, staff.holding(Duty.COORDINATOR, exam), signed.by());
            }
        });
    }

    @ApplicationModuleListener
    void on(SignedCopyReceived received) {
        UUID paper = received.paper().value();
        if (received.original()) {
            done(paper);
        } else {
            deadlines.met(DeadlineKind.SIGNATURE, paper);
            deadlines.met(DeadlineKind.ACT_CONFIRMATION, paper);
        }
    }

    private void done(UUID paper) {
        OF_A_PAPER.forEach(kind -> deadlines.met(kind, paper));
    }

    private void metOnceAllAreNamed(DeadlineKind kind, IssuedPaper list) {
        Exam exam = exams.find(list.exam()).orElseThrow();
        if (lists.nameEverybody(exam, list.kind(), list.issuedBy())) {
            deadlines.met(kind, exam.id().value());
        }
    }

    private void withdrawReplaced(IssuedPaper newest) {
        book.ofExam(newest.exam()).stream()
                .filter(IssuedPaper::replaced)
                .forEach(old -> OF_A_PAPER.forEach(
                        kind -> deadlines.withdraw(kind, old.id().value())));
    }

    private void askSigners(IssuedPaper paper, Instant at) {
        List<PersonId> asked = book.places(paper.id()).stream()
                .filter(place -> place.signed() == null)
                .map(Place::person)
                .filter(person -> person != null)
                .distinct()
                .toList();
        asked.forEach(person -> begin(DeadlineKind.SIGNATURE, paper, person, DeadlineStart.PAPER_REGISTERED, at));
        invite(paper, asked, paper.issuedBy());
    }

    /** @param by whoever is before the paper now and need not be told */
    private void invite(IssuedPaper paper, List<PersonId> signers, PersonId by) {
        List<PersonId> others =
                signers.stream().filter(person -> !person.equals(by)).toList();
        if (!others.isEmpty()) {
            events.publishEvent(
                    new SignatureAwaited(paper.exam(), paper.kind().code(), paper.number(), pathOf(paper), others));
        }
    }

    static String pathOf(IssuedPaper paper) {
        return "/papers/" + paper.id();
    }

    private void begin(
            DeadlineKind kind, IssuedPaper paper, @Nullable PersonId person, DeadlineStart from, Instant at) {
        Exam exam = exams.find(paper.exam()).orElseThrow();
        deadlines.begin(
                new Deadlines.Task(kind, paper.id().value(), exam.id().value(), person, pathOf(paper)),
                exam.profile(),
                Map.of(from, at));
    }
}
