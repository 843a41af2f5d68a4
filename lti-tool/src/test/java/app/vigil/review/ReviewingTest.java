package app.vigil.review;

import static app.vigil.review.VerificationStatus.NOT_STARTED;
import static app.vigil.review.VerificationStatus.TECHNICAL;
import static app.vigil.review.VerificationStatus.VIOLATION;
import static app.vigil.review.VerificationStatus.WITHOUT_REMARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ReviewingTest extends ReviewRoom {

    @Test
    @DisplayName("R4-020, R4-021 no status before the evidence is sealed")
    void refusesAStatusBeforeTheEvidenceIsSealed() {
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);

        assertRefused(ReviewProblem.EVIDENCE_NOT_SEALED, () -> set(WITHOUT_REMARKS, ""));
    }

    @Test
    @DisplayName("R2-033 identity is judged before the status")
    void refusesAStatusWhileTheIdentityIsOpen() {
        seal();

        assertRefused(ReviewProblem.IDENTITY_OPEN, () -> set(WITHOUT_REMARKS, ""));
    }

    @Test
    void needsNoIdentityOfSomebodyWhoNeverBegan() {
        seal();

        set(NOT_STARTED, "");

        assertThat(records.find(sitting.id())).hasValueSatisfying(review -> {
            assertThat(review.status()).isEqualTo(NOT_STARTED);
            assertThat(review.identityConfirmed()).isFalse();
        });
    }

    @Test
    @DisplayName("R2-065 statuses 2 to 5 need words")
    void refusesAStatusWithoutTheWordsItNeeds() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);

        for (VerificationStatus status : VerificationStatus.values()) {
            if (status.needsComment()) {
                assertRefused(ReviewProblem.COMMENT_NEEDED, () -> set(status, "  "));
            }
        }
    }

    @Test
    void doesNotCallAConfirmedMarkNoRemark() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        Incident mark = rooms.mark(sitting);
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, "", null), proctor);

        assertRefused(ReviewProblem.MARKS_CONTRADICT, () -> set(WITHOUT_REMARKS, ""));

        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), false, null, "a bird", null), proctor);
        set(WITHOUT_REMARKS, "");
        assertThat(records.find(sitting.id())).isPresent();
    }

    @Test
    @DisplayName("R2-065 a correction is a new version and the old stays")
    void keepsEveryVersion() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(TECHNICAL, "звук пропадал");
        clock.tick(Duration.ofMinutes(5));
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VIOLATION, "телефон в 00:10:00", 1), colleague);

        assertThat(records.ofExam(exam.id())).singleElement().satisfies(review -> {
            assertThat(review.version()).isEqualTo(2);
            assertThat(review.comment()).isEqualTo("телефон в 00:10:00");
            assertThat(review.at()).isEqualTo(clock.instant());
        });
        assertThat(records.reviewersOfExam(exam.id())).containsEntry(sitting.id(), Set.of(proctor, colleague));
        assertThat(published)
                .extracting(event -> ((VerificationStatusSet) event).version())
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("R2-033 an identity refused later is a correction of the review")
    void correctsTheReviewWhenTheIdentityIsRefusedLater() {
        seal();
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        set(TECHNICAL, "звук пропадал");

        reviewing.judgeIdentity(sitting.id(), false, "другой человек", colleague);

        assertThat(records.find(sitting.id())).hasValueSatisfying(review -> {
            assertThat(review.version()).isEqualTo(2);
            assertThat(review.identityConfirmed()).isFalse();
            assertThat(review.status()).isEqualTo(TECHNICAL);
        });
    }

    @Test
    @DisplayName("R2-034 what none of the twenty violations names is said in own words")
    void asksForWordsWhereNoViolationIsNamed() {
        Incident mark = rooms.mark(sitting);
        Incident.Stretch seen = new Incident.Stretch(RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(9));

        assertRefused(
                ReviewProblem.NOTE_NEEDED,
                () -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, Violation.OTHER, " ", null), proctor));
        reviewing.judge(
                sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, Violation.OTHER, "свист", seen), proctor);

        assertThat(rooms.incidents().find(mark.id())).hasValueSatisfying(judged -> {
            assertThat(judged.begun()).isEqualTo(seen.from());
            assertThat(judged.over()).isEqualTo(seen.to());
            assertThat(judged.startedAt()).isEqualTo(mark.startedAt());
        });
    }

    @Test
    void refusesAMarkOfAnotherSitting() {
        Incident foreign = rooms.mark(rooms.sitting(exam, colleague));

        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(), new Reviewing.MarkVerdict(foreign.id(), true, Violation.GAZE, "", null), proctor))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> reviewing.judge(
                        sitting.id(),
                        new Reviewing.MarkVerdict(new IncidentId(UUID.randomUUID()), true, null, "", null),
                        proctor))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void remembersWhatEachProctorHasSeen() {
        long begin = RoomsBelow.BEGIN.toEpochMilli();
        reviewing.watched(sitting.id(), new long[][] {{begin, begin + 1000}}, proctor);
        reviewing.watched(sitting.id(), new long[][] {{begin + 500, begin + 2000}}, proctor);

        assertThat(records.coverage(sitting.id(), proctor)).isEqualTo("[[%d,%d]]".formatted(begin, begin + 2000));
        assertThat(records.coverage(sitting.id(), colleague)).isNull();
    }

    @Test
    @DisplayName("R2-012 the queue shows what is due first, what is overdue and what still arrives")
    void ordersTheQueueByDueTime() {
        Sitting running = rooms.sitting(exam, colleague, SittingState.RUNNING);
        Sitting arriving = rooms.sitting(exam, rooms.person("Ещё один", "e@example.org"));
        rooms.mark(sitting);
        for (Sitting one : List.of(sitting, running, arriving)) {
            intake.on(new SittingEvent.ExamineeAdmitted(one.id(), exam.id(), one.examinee(), RoomsBelow.BEGIN));
        }
        seal();
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), false));

        ReviewQueue.Page open = shelf(ReviewQueue.Shelf.OPEN, RoomsBelow.END.plus(Duration.ofHours(25)));

        assertThat(open.entries()).singleElement().satisfies(first -> {
            assertThat(first.sitting()).isEqualTo(sitting.id());
            assertThat(first.overdue()).isTrue();
            assertThat(first.complete()).isFalse();
            assertThat(first.marks()).isEqualTo(1);
            assertThat(first.minutes()).isEqualTo(90);
        });
        assertThat(shelf(ReviewQueue.Shelf.RECORDING, clock.instant()).entries())
                .extracting(ReviewQueue.Entry::sitting, ReviewQueue.Entry::stage)
                .containsExactlyInAnyOrder(tuple(running.id(), Stage.RECORDING), tuple(arriving.id(), Stage.ARRIVING));
        assertThat(open.counts())
                .containsEntry(ReviewQueue.Shelf.OPEN, 1)
                .containsEntry(ReviewQueue.Shelf.RECORDING, 2);
        assertThat(queue.countOpen(List.of(exam), proctor)).isEqualTo(1);
    }

    @Test
    @DisplayName("R4-021 an incomplete recording enters review with what is missing of it")
    void saysWhatIsMissing() {
        gaps.add(new Recordings.Gap("camera", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(100), "network"));
        gaps.add(new Recordings.Gap("screen", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(130), "network"));
        intake.on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), false));

        assertThat(shelf(ReviewQueue.Shelf.OPEN, clock.instant()).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.gaps()).isEqualTo(1);
                    assertThat(entry.missingMinutes()).isEqualTo(3);
                });
    }

    @Test
    void takesAReviewedSittingOffTheCount() {
        seal();
        set(NOT_STARTED, "");

        assertThat(queue.countOpen(List.of(exam), proctor)).isZero();
        assertThat(queue.countOpen(List.of(), proctor)).isZero();
        assertThat(shelf(null, clock.instant()).entries())
                .extracting(ReviewQueue.Entry::stage)
                .containsExactly(Stage.DONE);
    }
}
