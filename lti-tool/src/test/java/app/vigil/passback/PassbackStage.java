package app.vigil.passback;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.decision.DecisionTaken;
import app.vigil.decision.Outcomes;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.RegistrationId;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.shared.web.IcuMessages;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The room wired as in production on a real database, in front of a scripted gradebook. */
final class PassbackStage {

    static final URI ADMISSION = URI.create("http://lms/7/lineitems/1/lineitem?type_id=2");
    static final URI CONTAINER = URI.create("http://lms/7/lineitems");
    static final String USER = "Петренко";

    final SettableClock clock = SettableClock.atFriday();
    final ScriptedGradebook gradebook = new ScriptedGradebook(clock);
    final RoomsBelow below = new RoomsBelow();
    final Map<String, PassbackProfiles.Profile> profiles = new HashMap<>();
    final Database.Connection database;
    final PersonId examinee = below.person(USER, "p@example.org");
    final Exam exam = below.exam("Физика", ExamKind.INTERMEDIATE, "test");
    final Sitting sitting = below.sitting(exam, examinee, SittingState.RUNNING);
    private final Reviews reviews = mock(Reviews.class);
    private final Outcomes outcomes = mock(Outcomes.class);
    private final AtomicInteger reviewed = new AtomicInteger();
    /** A grade is the gate. */
    private final AssessmentDoor door = mock(AssessmentDoor.class);

    private final PersonId staff = new PersonId(UUID.randomUUID());
    Room room;

    /** All beans of one running node. */
    record Room(
            Outbox outbox,
            ItemBook book,
            Delivery delivery,
            VerificationItems items,
            Admissions admissions,
            Verifications verifications,
            OutboxAdmissionDelivery admissionDelivery,
            JdbcExamDeliveries deliveries,
            AgsGateProbe probe) {}

    PassbackStage(Database kind) {
        database = kind.fresh();
        profiles.put(
                "test",
                new PassbackProfiles.Profile(
                        new PassbackProfiles.Section(PassbackProfiles.StatusVisible.AT_ONCE, Locale.of("ru"))));
        when(reviews.find(any())).thenReturn(Optional.empty());
        when(reviews.find(any(), anyInt())).thenReturn(Optional.empty());
        when(outcomes.find(any())).thenReturn(Optional.empty());
        room = start();
    }

    /** Another node, or the same after a restart: nothing is shared but the database. */
    Room start() {
        Outbox outbox = new Outbox(database.jdbc(), database.transaction(), event -> {}, clock);
        ItemBook book = new ItemBook(database.jdbc(), clock);
        PassbackProfiles settings = new PassbackProfiles(profiles);
        Wording wording = new Wording(new IcuMessages(), settings);
        VerificationItems items = new VerificationItems(book, gradebook, below.exams(), wording);
        Delivery delivery = new Delivery(outbox, book, gradebook, new Verdict(outbox, book));
        Addressees addressees = new Addressees(outbox, below.people());
        return new Room(
                outbox,
                book,
                delivery,
                items,
                new Admissions(addressees, outbox, door),
                new Verifications(
                        below.sittings(),
                        below.exams(),
                        addressees,
                        outbox,
                        new Decisions(database.jdbc()),
                        new Remarks(book, wording, new StatusPublication(settings, reviews, outcomes))),
                new OutboxAdmissionDelivery(database.jdbc(), door),
                new JdbcExamDeliveries(database.jdbc(), outbox, book, below.sittings(), below.people()),
                new AgsGateProbe(
                        book, gradebook, items, new ProbeScore(outbox, gradebook, below.sittings(), below.people())));
    }

    void linked() {
        linked("ru");
    }

    void linked(String language) {
        room.book().link(new ExamLinked(exam.id(), new RegistrationId(new UUID(0, 1)), ADMISSION, CONTAINER, language));
        room.items().ensureDue();
    }

    /** As a launch for proctoring says it: a gradebook, and no item that is ours. */
    void linkedWithoutGate() {
        room.book().link(new ExamLinked(exam.id(), new RegistrationId(new UUID(0, 1)), null, CONTAINER, "ru"));
        room.items().ensureDue();
    }

    void admitted() {
        room.admissions().on(new SittingEvent.ExamineeAdmitted(sitting.id(), exam.id(), examinee, clock.instant()));
    }

    void gateClosed() {
        room.admissions()
                .on(new SittingEvent.GateClosed(sitting.id(), exam.id(), examinee, clock.instant(), "submitted"));
    }

    void statusSet(VerificationStatus status) {
        Optional<Reviews.Review> set = Optional.of(review(reviewed.incrementAndGet(), status));
        when(reviews.find(sitting.id())).thenReturn(set);
        when(reviews.find(sitting.id(), reviewed.get())).thenReturn(set);
        room.verifications().on(event(status));
    }

    /** A status of which somebody else makes another one right after it was read. */
    void statusSet(VerificationStatus status, Runnable afterReading) {
        Iterator<Runnable> once = List.of(afterReading).iterator();
        when(reviews.find(sitting.id())).thenAnswer(call -> {
            once.forEachRemaining(Runnable::run);
            return Optional.of(review(1, status));
        });
        room.verifications().on(event(status));
    }

    private VerificationStatusSet event(VerificationStatus status) {
        return new VerificationStatusSet(sitting.id(), exam.id(), 1, status, "", staff, clock.instant());
    }

    private Reviews.Review review(int version, VerificationStatus status) {
        return new Reviews.Review(sitting.id(), exam.id(), version, status, "", true, staff, clock.instant());
    }

    void decided(int version, boolean credited, String words) {
        decided(sitting, version, credited, words);
    }

    /** The same examinee once more, as a platform with Proctoring Services counts attempts. */
    Sitting nextAttempt() {
        return below.sitting(
                exam, examinee, SittingState.FINISHED, sitting.launchedAt().plus(Duration.ofDays(1)));
    }

    void decided(Sitting attempt, int version, boolean credited, String words) {
        when(outcomes.find(attempt.id()))
                .thenReturn(
                        Optional.of(new Outcomes.Outcome(version, reviewed.get(), credited, words, clock.instant())));
        room.verifications()
                .on(new DecisionTaken(attempt.id(), exam.id(), version, credited, words, staff, clock.instant()));
    }

    /** One round of the courier. */
    void deliver() {
        room.items().ensureDue();
        room.outbox().due(100).forEach(room.delivery()::deliver);
    }

    void deliverAfter(Duration time) {
        clock.tick(time);
        deliver();
    }

    URI verification() {
        return gradebook.toolItems().getFirst().id();
    }

    ExamDeliveries.Line newest() {
        return room.deliveries().of(exam.id()).getFirst();
    }

    Instant second() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
