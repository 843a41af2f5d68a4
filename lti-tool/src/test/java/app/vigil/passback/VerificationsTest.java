package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import app.vigil.review.VerificationStatus;
import app.vigil.sitting.Sitting;
import app.vigil.testing.Database;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class VerificationsTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final PassbackStage stage;

    VerificationsTest(Database kind) {
        stage = new PassbackStage(kind);
    }

    @Test
    void theVerificationItemIsCreatedOnceAndFoundAgain() {
        stage.linked();
        stage.linked();
        stage.room.book().forgetVerificationItem(stage.exam.id());
        stage.room.items().ensureDue();

        assertThat(stage.gradebook.created).isEqualTo(1);
        LineItem item = stage.gradebook.toolItems().getFirst();
        assertThat(item.label()).isEqualTo("Проверка: Физика");
        assertThat(item.resourceId()).isEqualTo(stage.exam.id().toString());
        assertThat(item.tag()).isEqualTo("verification");
    }

    @Test
    void theVerificationItemSpeaksTheLanguageOfTheLaunchWhereTheInstitutionChoseNone() {
        stage.profiles.put(
                "test",
                new PassbackProfiles.Profile(
                        new PassbackProfiles.Section(PassbackProfiles.StatusVisible.AT_ONCE, null)));
        stage.linked("uk-UA");

        assertThat(stage.gradebook.toolItems().getFirst().label()).isEqualTo("Перевірка: Физика");
    }

    @Test
    void theVerificationItemIsTriedUntilThePlatformIsBack() {
        stage.gradebook.trouble = Kind.UNREACHABLE;
        stage.linked();
        assertThat(stage.room.deliveries().items(stage.exam.id()))
                .contains(new ExamDeliveries.Items(false, Reason.UNREACHABLE));
        stage.statusSet(VerificationStatus.WITHOUT_REMARKS);
        stage.deliver();
        assertThat(stage.newest().reason()).isEqualTo(Reason.NOT_LINKED);

        stage.gradebook.trouble = null;
        stage.deliverAfter(Duration.ofMinutes(6));
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void reachesTheGradebookOfAPlatformThatOpensTheQuizItself() {
        stage.linkedWithoutGate();
        stage.statusSet(VerificationStatus.WITHOUT_REMARKS);
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
        stage.clock.tick(A_SECOND);
        stage.decided(1, true, "");
        stage.deliver();
        assertThat(stage.gradebook.scoreOf(
                        stage.verification(),
                        stage.below.people().find(stage.examinee).orElseThrow().subject()))
                .isEqualTo(100.0);
        stage.linked();
        stage.linkedWithoutGate();
        assertThat(stage.room.book().address(stage.exam.id(), ItemKind.ADMISSION))
                .as("the gate that another launch told stays")
                .isPresent();
    }

    @Test
    @DisplayName("R2-065 a status alone is a remark and never a number")
    void aStatusAloneIsARemarkAndNeverANumber() {
        stage.linked();
        stage.statusSet(VerificationStatus.VIOLATION);
        stage.deliver();

        Score score = stage.gradebook.accepted.getFirst();
        assertThat(score.gradingProgress()).isEqualTo(Score.GradingProgress.PENDING_MANUAL);
        assertThat(score.scoreGiven()).isNull();
        assertThat(score.comment()).startsWith("Прокторинг: ");
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    @DisplayName("R2-047 the decision is the number, with status and words beside it")
    void theDecisionIsTheNumberWithStatusAndWordsBesideIt() {
        stage.linked();
        stage.statusSet(VerificationStatus.VIOLATION);
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.decided(1, false, "Пересдача\r\n12 декабря");
        stage.deliver();

        assertThat(stage.gradebook.scoreOf(stage.verification(), PassbackStage.USER))
                .isZero();
        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .startsWith("Прокторинг: ")
                .endsWith(". Решение: результат не зачтён. Пересдача 12 декабря");

        stage.clock.tick(A_SECOND);
        stage.decided(2, true, "");
        stage.decided(1, false, "поздно");
        stage.deliver();
        assertThat(stage.gradebook.scoreOf(stage.verification(), PassbackStage.USER))
                .isEqualTo(100.0);
        assertThat(stage.gradebook.accepted).hasSize(3);
    }

    @Test
    @DisplayName("R2-063 where the institution names no language, a remark is in the one that the course speaks")
    void speaksTheLanguageOfTheCourse() {
        stage.profiles.put(
                "test",
                new PassbackProfiles.Profile(
                        new PassbackProfiles.Section(PassbackProfiles.StatusVisible.AT_ONCE, null)));
        stage.linked("uk");
        stage.statusSet(VerificationStatus.WITHOUT_REMARKS);
        stage.decided(1, true, "");
        stage.deliver();

        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .endsWith("Рішення: результат зараховано.");
    }

    @Test
    void aStatusCorrectedAfterTheDecisionKeepsTheNumber() {
        stage.linked();
        stage.statusSet(VerificationStatus.VIOLATION);
        stage.decided(1, true, "");
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.statusSet(VerificationStatus.WITHOUT_REMARKS);
        stage.deliver();

        Score last = stage.gradebook.accepted.getLast();
        assertThat(last.gradingProgress()).isEqualTo(Score.GradingProgress.FULLY_GRADED);
        assertThat(last.scoreGiven()).isEqualTo(100.0);
        assertThat(stage.gradebook.accepted).hasSize(2);
    }

    @Test
    void aStatusReadEarlierIsNeverQueuedBehindANewerOne() {
        stage.linked();
        AtomicReference<CompletableFuture<Void>> newer = new AtomicReference<>(new CompletableFuture<>());
        stage.statusSet(VerificationStatus.VIOLATION, () -> {
            newer.set(CompletableFuture.runAsync(() -> stage.statusSet(VerificationStatus.WITHOUT_REMARKS)));
            // Either the newer one waits for us or it overtakes us now.
            newer.get()
                    .copy()
                    .completeOnTimeout(null, 500, TimeUnit.MILLISECONDS)
                    .join();
        });
        newer.get().join();
        stage.deliver();

        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .contains("Без замечаний");
    }

    @Test
    @DisplayName("R2-047 of several attempts the newest one stands: a correction of an older one is not sent over it")
    void theNewestAttemptStands() {
        stage.linked();
        stage.decided(1, false, "первая попытка");
        stage.deliver();
        assertThat(shown()).isZero();
        Sitting second = stage.nextAttempt();
        stage.clock.tick(A_SECOND);
        stage.decided(2, false, "ещё о первой попытке");
        stage.deliver();
        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .as("while there is nothing to tell of the second")
                .endsWith("ещё о первой попытке");

        stage.clock.tick(A_SECOND);
        stage.decided(second, 1, true, "");
        stage.deliver();
        assertThat(shown()).isEqualTo(100.0);
        stage.clock.tick(A_SECOND);
        stage.decided(3, false, "поздно");
        stage.statusSet(VerificationStatus.VIOLATION);
        stage.deliver();

        assertThat(shown()).isEqualTo(100.0);
        assertThat(stage.gradebook.accepted).hasSize(3);
    }

    @Test
    void theProfileMayKeepTheStatusUntilTheDecision() {
        stage.profiles.put(
                "test",
                new PassbackProfiles.Profile(
                        new PassbackProfiles.Section(PassbackProfiles.StatusVisible.WITH_DECISION, Locale.of("uk"))));
        stage.linked();
        stage.statusSet(VerificationStatus.POSSIBLY_DISHONEST);
        stage.deliver();
        assertThat(stage.gradebook.received).isEmpty();

        stage.decided(1, true, "");
        stage.deliver();
        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .startsWith("Прокторинг: ")
                .endsWith("Рішення: результат зараховано.");
    }

    @Test
    @DisplayName("R2-065, R2-047 where the status waits for the decision, a corrected one waits for the next")
    void tellsACorrectedStatusWithTheNextDecisionOnly() {
        stage.profiles.put(
                "test",
                new PassbackProfiles.Profile(
                        new PassbackProfiles.Section(PassbackProfiles.StatusVisible.WITH_DECISION, Locale.of("ru"))));
        stage.linked();
        stage.statusSet(VerificationStatus.WITHOUT_REMARKS);
        stage.decided(1, true, "");
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.statusSet(VerificationStatus.ETHICS);
        stage.deliver();
        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .contains("Без замечаний");

        stage.clock.tick(A_SECOND);
        stage.decided(2, false, "");
        stage.deliver();
        assertThat(stage.gradebook.remarkOf(stage.verification(), PassbackStage.USER))
                .doesNotContain("Без замечаний");
    }

    @Test
    void aStatusNeverErasesAGradeSomebodyTyped() {
        stage.linked();
        stage.gradebook.typeGrade(stage.verification(), PassbackStage.USER, 80, stage.clock.instant());
        stage.clock.tick(A_SECOND);
        stage.statusSet(VerificationStatus.ETHICS);
        stage.deliver();

        assertThat(stage.gradebook.received).isEmpty();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.CONFLICT);
        assertThat(stage.newest().reason()).isEqualTo(Reason.GRADE_IN_PLACE);
    }

    @Test
    void aLaterGradeOfATeacherIsOverwrittenOnlyByAPerson() {
        stage.linked();
        stage.gradebook.typeGrade(
                stage.verification(),
                PassbackStage.USER,
                80,
                stage.clock.instant().plusSeconds(30));
        stage.decided(1, true, "");
        stage.deliver();
        stage.deliverAfter(Duration.ofMinutes(6));
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.CONFLICT);
        assertThat(stage.newest().reason()).isEqualTo(Reason.CHANGED_ON_PLATFORM);

        stage.room.deliveries().retry(stage.exam.id(), stage.newest().id());
        stage.deliver();
        assertThat(stage.gradebook.scoreOf(stage.verification(), PassbackStage.USER))
                .isEqualTo(100.0);
    }

    @Test
    void aPersonSaysWhichGradeStands() {
        stage.linked();
        stage.decided(1, true, "");
        stage.deliver();
        typed(50);
        stage.decided(2, false, "");
        stage.deliver();
        assertThat(shown()).as("what a teacher typed").isEqualTo(50.0);
        assertThat(stage.newest()).satisfies(line -> {
            assertThat(line.state()).isEqualTo(DeliveryState.CONFLICT);
            assertThat(line.reason()).isEqualTo(Reason.CHANGED_ON_PLATFORM);
            assertThat(line.held()).isEqualTo(50.0);
        });
        assertThat(stage.room.deliveries().retryAll(stage.exam.id()))
                .as("not for all at once")
                .isZero();

        assertThat(stage.room
                        .deliveries()
                        .keepTheirs(stage.exam.id(), stage.newest().id()))
                .isTrue();
        stage.deliverAfter(Duration.ofMinutes(6));
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.KEPT);
        assertThat(shown()).isEqualTo(50.0);
        assertThat(stage.room
                        .deliveries()
                        .keepTheirs(stage.exam.id(), stage.newest().id()))
                .isFalse();

        assertThat(stage.room.deliveries().retry(stage.exam.id(), stage.newest().id()))
                .isTrue();
        stage.deliver();
        assertThat(shown()).isEqualTo(0.0);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void anOwnCorrectionIsNoConflictEvenAfterAnOutage() {
        stage.linked();
        stage.decided(1, true, "");
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.gradebook.trouble = Kind.UNREACHABLE;
        stage.decided(2, false, "");
        stage.deliver();
        stage.clock.tick(A_SECOND);
        stage.decided(3, false, "окончательно");
        stage.gradebook.trouble = null;
        stage.deliverAfter(Duration.ofMinutes(6));
        assertThat(shown()).isEqualTo(0.0);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aGradeChangedAfterTheDeliveryIsFoundByComparing() {
        stage.linked();
        stage.decided(1, true, "");
        stage.deliver();
        assertThat(stage.room.deliveries().compare(stage.exam.id())).isEqualTo(1);
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
        typed(40);
        stage.room.deliveries().compare(stage.exam.id());
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.CONFLICT);
        assertThat(stage.newest().held()).isEqualTo(40.0);
    }

    @Test
    void sendsEverythingThatStandsStillAgain() {
        stage.linked();
        stage.gradebook.trouble = Kind.REFUSED;
        stage.decided(1, true, "");
        stage.deliver();
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.REFUSED);
        stage.gradebook.trouble = null;
        assertThat(stage.room.deliveries().retryAll(stage.exam.id())).isEqualTo(1);
        stage.deliverAfter(A_SECOND);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stage.room.deliveries().retryAll(stage.exam.id())).isZero();
    }

    private void typed(double score) {
        stage.clock.tick(A_SECOND);
        stage.gradebook.typeGrade(stage.verification(), PassbackStage.USER, score, stage.clock.instant());
        stage.clock.tick(A_SECOND);
    }

    private Double shown() {
        return stage.gradebook.scoreOf(stage.verification(), PassbackStage.USER);
    }

    @Test
    void aDeletedVerificationItemIsMadeAgain() {
        stage.linked();
        stage.gradebook.deleteToolItems();
        stage.decided(1, true, "");
        stage.deliver();
        stage.deliverAfter(Duration.ofMinutes(6));
        stage.deliver();
        assertThat(stage.gradebook.created).isEqualTo(2);
        assertThat(stage.newest().state()).isEqualTo(DeliveryState.DELIVERED);
    }
}
