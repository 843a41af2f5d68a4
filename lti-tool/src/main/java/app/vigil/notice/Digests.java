package app.vigil.notice;

import app.vigil.calendar.DeadlineDueSoon;
import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineOverdue;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.Deadlines.Open;
import app.vigil.calendar.DutyRoster;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.mail.Letter;
import app.vigil.mail.Letters;
import app.vigil.notice.ReminderBook.Reminder;
import app.vigil.shared.OneByOne;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds of what runs out and of what ran out (E.7), by one letter a day to each person, however much it is. The letter
 * tells how things stand when it is written: what was done meanwhile is not in it.
 */
@Component
class Digests {

    static final String KIND = "reminder";

    private static final Logger log = LoggerFactory.getLogger(Digests.class);

    private final ReminderBook book;
    private final Letters letters;
    private final LetterWords words;
    private final Known known;
    private final TransactionOperations transaction;
    private final Clock clock;

    Digests(
            ReminderBook book,
            Letters letters,
            LetterWords words,
            Known known,
            TransactionOperations transaction,
            Clock clock) {
        this.book = book;
        this.letters = letters;
        this.words = words;
        this.known = known;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How things stand. */
    @Component
    record Known(
            Deadlines deadlines,
            ObjectProvider<DutyRoster> rosters,
            Exams exams,
            InstitutionCalendar calendar,
            NoticeProfiles profiles) {

        boolean oversees(PersonId person, UUID exam) {
            return rosters.stream().anyMatch(roster -> roster.overseers(exam).contains(person));
        }
    }

    @ApplicationModuleListener
    void on(DeadlineDueSoon soon) {
        note(soon.responsible(), soon.exam(), soon.kind());
    }

    @ApplicationModuleListener
    void on(DeadlineOverdue late) {
        note(
                Stream.concat(late.responsible().stream(), late.overseers().stream())
                        .distinct()
                        .toList(),
                late.exam(),
                late.kind());
    }

    private void note(Collection<PersonId> people, UUID exam, DeadlineKind kind) {
        // Examinees read their term on their own page.
        if (kind != DeadlineKind.APPEAL) {
            people.forEach(person -> book.note(person, exam, kind));
        }
    }

    @Scheduled(fixedDelayString = "${vigil.notice.every:5m}")
    void round() {
        OneByOne.forEach(
                log,
                book.people(),
                person -> "the digest of person " + person,
                person -> transaction.executeWithoutResult(status -> write(person)));
    }

    private void write(PersonId person) {
        List<Reminder> reminders = book.of(person);
        Map<ExamId, Exam> exams =
                known
                        .exams()
                        .findAll(reminders.stream()
                                .map(Reminder::exam)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Exam::id, Function.identity()));
        List<Open> open = open(person, reminders, exams);
        if (open.isEmpty() || post(person, open, exams)) {
            book.forget(person, reminders);
        }
    }

    /** What the person is to be reminded of and is still not done. */
    private List<Open> open(PersonId person, List<Reminder> reminders, Map<ExamId, Exam> exams) {
        List<UUID> ids = exams.keySet().stream().map(ExamId::value).toList();
        return known.deadlines().open(ids, person, clock.instant()).stream()
                .filter(one -> one.soon() + one.overdue() > 0)
                .filter(one -> reminders.stream()
                        .anyMatch(reminder ->
                                reminder.exam().value().equals(one.exam()) && reminder.kind() == one.kind()))
                .filter(one -> concerns(person, one))
                .toList();
    }

    /** What a colleague has in hand is told to those who look after both, and to nobody beside. */
    private boolean concerns(PersonId person, Open one) {
        return one.person() == null || one.person().equals(person) || known.oversees(person, one.exam());
    }

    /** False when this person had a letter today: then it is tomorrow's. */
    private boolean post(PersonId person, List<Open> open, Map<ExamId, Exam> exams) {
        Exam first = Objects.requireNonNull(exams.get(new ExamId(open.getFirst().exam())));
        NoticeProfiles.Section profile = known.profiles().of(first.profile());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, known.calendar().zone(first.profile()));
        LetterWords.Written written = words.digest(open, exams, profile.staffLanguage());
        return letters.post(new Letter(
                person,
                first.registration(),
                first.id().value(),
                KIND,
                KIND + " " + today,
                written.subject(),
                written.text(),
                profile.toStaff()));
    }
}
