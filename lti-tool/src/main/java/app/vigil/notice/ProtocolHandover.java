package app.vigil.notice;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.mail.Letter;
import app.vigil.mail.Letters;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.Units;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the protocol to those who decide, by a letter that leads to it (R2-045): when the last recording of the exam has
 * a status, when one is corrected afterwards, and whenever a proctor asks. Publishes {@link ProtocolHandedOver}.
 */
@Component
public class ProtocolHandover {

    /** Kind of these letters in the log. */
    public static final String KIND = "protocol";

    private static final Logger log = LoggerFactory.getLogger(ProtocolHandover.class);

    private final Letters letters;
    private final LetterWords words;
    private final NoticeProfiles profiles;
    private final Below below;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProtocolHandover(
            Letters letters,
            LetterWords words,
            NoticeProfiles profiles,
            Below below,
            ApplicationEventPublisher events,
            Clock clock) {
        this.letters = letters;
        this.words = words;
        this.profiles = profiles;
        this.below = below;
        this.events = events;
        this.clock = clock;
    }

    /** What the rooms below know. */
    @Component
    record Below(
            Exams exams,
            ExamAccess access,
            Appointments appointments,
            Units units,
            Sittings sittings,
            Reviews reviews) {}

    /** Hands it over now, complete or not; how many letters were written. */
    @Transactional
    public int handOver(Exam exam, PersonId by) {
        return write(exam, "asked " + clock.millis(), by);
    }

    @ApplicationModuleListener
    void on(VerificationStatusSet set) {
        ExamId id = set.exam();
        if (below.reviews().countOpen(List.of(id)) > 0) {
            return;
        }
        List<Review> reviewed = below.reviews().ofExam(id);
        if (complete(id, reviewed)) {
            long versions = reviewed.stream().mapToLong(Review::version).sum();
            write(below.exams().find(id).orElseThrow(), reviewed.size() + " rows, version " + versions, null);
        }
    }

    /** Nobody sits any more, and whoever did has a status. */
    private boolean complete(ExamId exam, List<Review> reviewed) {
        Set<SittingId> known = reviewed.stream().map(Review::sitting).collect(Collectors.toSet());
        return below.sittings().ofExam(exam).stream().noneMatch(sitting -> waited(sitting, known));
    }

    private static boolean waited(Sitting sitting, Set<SittingId> known) {
        return sitting.state().recording() || sitting.admittedAt() != null && !known.contains(sitting.id());
    }

    private int write(Exam exam, String occasion, @Nullable PersonId by) {
        NoticeProfiles.Section profile = profiles.of(exam.profile());
        List<PersonId> recipients = recipients(exam);
        LetterWords.Written written =
                words.protocol(exam, below.reviews().ofExam(exam.id()).size(), profile.staffLanguage());
        for (PersonId recipient : recipients) {
            letters.post(new Letter(
                    recipient,
                    exam.registration(),
                    exam.id().value(),
                    KIND,
                    KIND + " " + exam.id() + " " + occasion,
                    written.subject(),
                    written.text(),
                    profile.toStaff()));
        }
        if (recipients.isEmpty()) {
            log.warn("nobody is appointed to decide on exam {}; its protocol was handed to nobody", exam.id());
        }
        events.publishEvent(new ProtocolHandedOver(exam.id(), by, recipients.size()));
        return recipients.size();
    }

    /**
     * Who decides on the exam (R2-047, R2-048): those appointed for it or its unit, else those of the nearest unit above
     * that has any.
     */
    public List<PersonId> recipients(Exam exam) {
        List<PersonId> near = Stream.of(new Scope.Exam(exam.id().value()), new Scope.Unit(exam.unit()))
                .flatMap(scope -> decisionMakers(scope, exam))
                .distinct()
                .toList();
        return near.isEmpty()
                ? below.units().find(exam.unit()).stream()
                        .flatMap(unit -> unit.above().stream())
                        .map(unit -> decisionMakers(new Scope.Unit(unit), exam)
                                .distinct()
                                .toList())
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : near;
    }

    private Stream<PersonId> decisionMakers(Scope scope, Exam exam) {
        return below.appointments().at(scope).stream()
                .filter(appointment -> appointment.duty() == Duty.DECISION_MAKER)
                .map(Appointment::person)
                .filter(person -> below.access().decides(person, exam.id()));
    }
}
