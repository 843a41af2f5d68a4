package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.exam.QuizPresentation;
import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(app.vigil.testing.Database.class)
class StepsTest {

    private final SittingStage stage;

    StepsTest(app.vigil.testing.Database kind) {
        stage = new SittingStage(kind);
    }

    @Test
    void leadsFromTheLaunchToTheEnd() {
        SittingId id = stage.running();
        UUID held = UUID.randomUUID();
        stage.steps.finish(id, Map.of("camera", 12L, "screen", 11L), Set.of(held));

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.FINISHED);
        assertThat(stage.neighbours.expected).containsEntry(id, Map.of("camera", 12L, "screen", 11L));
        assertThat(stage.neighbours.heldMarks).containsEntry(id, Set.of(held));
        assertThat(stage.told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "SittingLaunched",
                        "ConsentGiven",
                        "FaceComparisonAnswered",
                        "SystemChecked",
                        "ExamineeIdentified",
                        "ExamineeAdmitted",
                        "SittingFinished");
    }

    @Test
    void noStepIsTakenWhileWhatBelongsToAStateIsDone() {
        SittingId id = stage.consented();
        CompletableFuture<Void> step = new CompletableFuture<>();
        boolean done = whileConsented(id, () -> {
            step.completeAsync(() -> {
                stage.steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, null)));
                return null;
            });
            step.copy().completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join();
            assertThat(step).isNotDone();
        });
        step.join();

        assertThat(done).isTrue();
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.CHECKED);
        assertThat(whileConsented(id, () -> {})).isFalse();
    }

    private boolean whileConsented(SittingId id, Runnable work) {
        return Boolean.TRUE.equals(stage.database
                .transaction()
                .execute(status -> stage.sittings.whileIn(Set.of(SittingState.CONSENTED), id, work)));
    }

    @Test
    void aRelaunchResumesTheSameSittingWithItsFrozenRules() {
        SittingId first = stage.launched();
        var frozen = stage.sittings.find(first).orElseThrow().rules();
        stage.neighbours.exam = changed();

        assertThat(stage.launched()).isEqualTo(first);
        assertThat(stage.sittings.find(first).orElseThrow().rules()).isEqualTo(frozen);
        assertThat(stage.told(SittingEvent.SittingLaunched.class)).hasSize(1);
    }

    @Test
    @DisplayName("R4-052 a failed check is stored and leads nowhere")
    void aFailedCheckIsStoredAndLeadsNowhere() {
        SittingId id = stage.consented();
        stage.steps.check(id, List.of(new ExamSteps.CheckItem("upload", ExamSteps.Outcome.FAILED, "300 kbit/s")));

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.CONSENTED);
        assertThat(stage.count("system_check")).isEqualTo(1);
    }

    @Test
    @DisplayName("R2-030, R2-032 nobody starts without both photos")
    void nobodyIsIdentifiedWithoutBothPhotos() {
        SittingId id = stage.consented();
        stage.steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, null)));
        stage.neighbours.photosThere = false;

        refused(SittingProblem.PHOTOS_MISSING, () -> stage.steps.identify(id, "passport", IdentityHints.NONE));
        refused(SittingProblem.SITTING_TRANSITION_REFUSED, () -> stage.steps.start(id));
    }

    @Test
    @DisplayName("R4-031 how the face answered is kept with the identification, and stops nobody")
    void keepsHowTheFaceAnswered() {
        SittingId id = stage.consented();
        stage.steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, null)));
        Liveness failed = new Liveness(Liveness.Outcome.FAILED, List.of("right", "blink"), 12.5);

        stage.steps.identify(id, "passport", new IdentityHints(failed, null, null));

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.IDENTIFIED);
        assertThat(stage.sittings.identityHints(id)).isEqualTo(new IdentityHints(failed, null, null));
    }

    @Test
    @DisplayName("R4-047 R4-032 what the browser measured on the document is kept with the identification, stops nobody"
            + " and goes with the recording")
    void keepsWhatWasMeasuredOnTheDocument() {
        SittingId id = stage.consented();
        stage.steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, null)));
        DocumentReading hard = new DocumentReading(
                DocumentReading.Outcome.HARD_TO_READ,
                List.of("glare", "small"),
                3,
                List.of(new DocumentReading.Measured("words", 2, 6), new DocumentReading.Measured("glare", 0.21, 0.05)),
                "document-print/1 rus+eng");
        DocumentLikeness unlike =
                new DocumentLikeness(DocumentLikeness.Outcome.UNLIKE, null, 0.71, 0.54, "document-dlib-resnet/1");
        IdentityHints hints = new IdentityHints(null, hard, unlike);

        stage.steps.identify(id, "passport", hints);

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.IDENTIFIED);
        assertThat(stage.sittings.identityHints(id)).isEqualTo(hints);
        HeldSittings held = new HeldSittings(stage.database.jdbc());
        assertThat(held.tables()).containsEntry("document_hint", PersonalDataHolder.Lifetime.RECORDING);
        held.purge(id.value());
        assertThat(stage.sittings.identityHints(id)).isEqualTo(IdentityHints.NONE);
    }

    @Test
    void refusesADocumentTheProfileDoesNotList() {
        SittingId id = stage.consented();
        stage.steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, null)));

        refused(
                SittingProblem.DOCUMENT_KIND_UNKNOWN,
                () -> stage.steps.identify(id, "library-card", IdentityHints.NONE));
    }

    @Test
    void aSkippedStepIsToldAsSkippedAndNotAsPassed() {
        stage.profile(profileSkipping("checked", "identified"));
        SittingId id = stage.consented();

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.IDENTIFIED);
        assertThat(stage.told(SittingEvent.StepSkipped.class))
                .extracting(SittingEvent.StepSkipped::step)
                .containsExactly(SittingState.CHECKED, SittingState.IDENTIFIED);
        assertThat(stage.told(SittingEvent.SystemChecked.class)).isEmpty();
    }

    @Test
    @DisplayName("E.9 a decline opens nothing and is told")
    void aDeclineEndsTheSittingWithItsReason() {
        SittingId id = stage.launched();
        stage.steps.decline(id, "Не хочу записи");

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.DECLINED);
        assertThat(stage.told(SittingEvent.SittingDeclined.class)).hasSize(1);
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();
        assertThat(stage.roll.of(stage.neighbours.exam.id()).getFirst().reason())
                .isEqualTo("Не хочу записи");
    }

    @Test
    @DisplayName("R2-069 nothing begins before the representative's consent is recorded")
    void waitsForTheRepresentative() {
        stage.neighbours.exam = SittingStage.exam(SittingStage.MARK_ONLY, null, null, true);
        SittingId id = stage.launched();
        refused(
                SittingProblem.REPRESENTATIVE_CONSENT_MISSING,
                () -> stage.steps.consent(
                        id, ConsentWordings.CURRENT, SittingStage.ALL_TICKS, Set.of(), SittingStage.RUSSIAN));

        var teacher = new app.vigil.shared.PersonId(UUID.randomUUID());
        stage.roll.recordRepresentativeConsent(
                stage.neighbours.exam.id(), stage.neighbours.examinee, "№ 7 от 01.09.2026", teacher);
        stage.roll.recordRepresentativeConsent(
                stage.neighbours.exam.id(), stage.neighbours.examinee, "другой", teacher);
        stage.steps.consent(id, ConsentWordings.CURRENT, SittingStage.ALL_TICKS, Set.of(), SittingStage.RUSSIAN);

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.CONSENTED);
        assertThat(stage.audited).hasSize(1);
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).representativeRecorded())
                .isTrue();
    }

    @Test
    @DisplayName("R4-044 the presentation is frozen with the rules; a frame that fails is left once, and told")
    void aFrameThatFailsIsLeftOnce() {
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.FRAMED, null, null);
        SittingId id = stage.running();
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.TAB_ONLY, null, null);
        assertThat(shownAs(id)).isEqualTo(QuizPresentation.FRAMED);

        stage.steps.unframe(id, Unframing.SIGNED_OUT);
        stage.steps.unframe(id, Unframing.NOT_SHOWN);

        assertThat(shownAs(id)).isEqualTo(QuizPresentation.TAB);
        assertThat(stage.told(SittingEvent.QuizUnframed.class))
                .extracting(SittingEvent.QuizUnframed::because)
                .containsExactly(Unframing.SIGNED_OUT);
        assertThat(stage.roll.of(stage.neighbours.exam.id()).getFirst().unframedBecause())
                .isEqualTo(Unframing.SIGNED_OUT);
    }

    @Test
    @DisplayName("R4-044 a quiz framed in full screen is left for its own tab like any framed one")
    void aFullScreenIsAFrameToo() {
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.FULL_SCREEN, null, null);
        SittingId id = stage.running();
        assertThat(shownAs(id)).isEqualTo(QuizPresentation.FULL_SCREEN);
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).loaderToken()).isNotNull();

        stage.steps.unframe(id, Unframing.NOT_SHOWN);

        assertThat(shownAs(id)).isEqualTo(QuizPresentation.TAB);
    }

    @Test
    void withoutTheLoaderThereIsNoTokenForIt() {
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.TAB_ONLY, null, null);
        SittingId id = stage.running();

        assertThat(stage.window.view(id, SittingStage.RUSSIAN).loaderToken()).isNull();
    }

    private QuizPresentation shownAs(SittingId id) {
        return stage.window.view(id, SittingStage.RUSSIAN).presentation();
    }

    @Test
    void startsOnlyWithinTheOpeningHours() {
        var now = stage.clock.instant();
        stage.neighbours.exam = SittingStage.exam(
                SittingStage.MARK_ONLY, now.plus(Duration.ofMinutes(5)), now.plus(Duration.ofHours(2)), false);
        refused(SittingProblem.EXAM_NOT_OPEN, stage::running);

        stage.clock.tick(Duration.ofMinutes(5));
        SittingId id = stage.launched();
        stage.steps.start(id);
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.RUNNING);
    }

    @Test
    @DisplayName("R4-053 a reported problem reaches the teacher with its time and state")
    void aReportedProblemReachesTheTeacher() {
        SittingId id = stage.running();
        stage.steps.report(id, "  Пропал звук ");

        assertThat(stage.roll.of(stage.neighbours.exam.id()).getFirst().problems())
                .containsExactly(
                        new ExamRoll.ReportedProblem(stage.clock.instant(), SittingState.RUNNING, "Пропал звук"));
        refused(SittingProblem.TEXT_TOO_LONG, () -> stage.steps.report(id, "x".repeat(2001)));
    }

    @Test
    void aTerminationEndsTheSittingAndClosesTheGateAtOnce() {
        SittingId id = stage.running();
        var proctor = new app.vigil.shared.PersonId(UUID.randomUUID());
        stage.sittings.terminate(id, proctor, "Посторонний в кадре");

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.TERMINATED);
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("terminated");
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).endReason()).isEqualTo("Посторонний в кадре");
    }

    @Test
    void aPauseLeavesTheGateAlone() {
        SittingId id = stage.running();
        Gate before = stage.table.find(id).orElseThrow().gate();
        stage.sittings.pause(id);

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.PAUSED);
        assertThat(stage.table.find(id).orElseThrow().gate()).isEqualTo(before);
        assertThat(stage.told(SittingEvent.GateClosed.class)).isEmpty();
    }

    @Test
    void theLoaderTokenSpeaksForOneSittingWhileItIsRecorded() {
        SittingId id = stage.launched();
        String token = stage.tokens.of(id);
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).loaderToken()).isNull();
        assertThat(stage.sittings.ofLoaderToken(token)).isEmpty();

        SittingId running = stage.running(id);
        assertThat(stage.window.view(running, SittingStage.RUSSIAN).loaderToken())
                .isEqualTo(token);
        assertThat(stage.sittings.ofLoaderToken(token)).contains(id);
        String forged = (token.charAt(0) == '_' ? "-" : "_") + token.substring(1);
        assertThat(stage.sittings.ofLoaderToken(forged)).isEmpty();
        assertThat(stage.sittings.ofLoaderToken("%")).isEmpty();

        stage.steps.finish(id, Map.of(), Set.of());
        assertThat(stage.sittings.ofLoaderToken(token)).isEmpty();
    }

    private app.vigil.exam.Exam changed() {
        var exam = stage.neighbours.exam;
        return new app.vigil.exam.Exam(
                exam.id(),
                exam.version() + 1,
                exam.registration(),
                exam.contextId(),
                exam.unit(),
                exam.title(),
                exam.kind(),
                false,
                exam.mode(),
                exam.quizAddress(),
                exam.opensAt(),
                exam.closesAt(),
                exam.duration(),
                exam.profile(),
                SittingStage.rules(true),
                exam.presence(),
                exam.representativeConsentRequired(),
                exam.presentation(),
                exam.quality(),
                exam.resultsFrom());
    }

    private static SittingProfile profileSkipping(String... steps) {
        SittingProfile usual = SittingProfile.builtIn();
        return new SittingProfile(
                Set.of(steps),
                usual.documentKinds(),
                usual.enterBefore(),
                usual.grace(),
                usual.undoSubmission(),
                usual.uploadKbitPerSecond(),
                usual.storageBytes(),
                null);
    }

    private static void refused(Problem problem, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
