package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.exam.ExamSettingsSaved;
import app.vigil.exam.QuizPresentation;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ResultsOpeningsTest {

    private static final Duration GRACE = Duration.ofMinutes(15);

    private final SittingStage stage;
    private final Instant closes;
    private final Instant results;

    ResultsOpeningsTest(Database database) {
        stage = new SittingStage(database);
        closes = stage.clock.instant().plus(Duration.ofHours(2));
        results = closes.plus(Duration.ofDays(3));
    }

    @Test
    @DisplayName("R2-016 the closed quiz opens again at the named date, once, for whoever has finished")
    void opensOnceAtTheDate() {
        teacherNames(results);
        SittingId id = finished();

        stage.clock.set(results.minusSeconds(1));
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).isEmpty();

        stage.clock.set(results);
        sweep();
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class))
                .extracting(SittingEvent.ResultsOpened::sitting)
                .containsExactly(id);
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).resultsOpen()).isTrue();
    }

    @Test
    @DisplayName("nobody sees results while somebody can still be writing: not before the grace is over")
    void waitsForTheGrace() {
        teacherNames(closes);
        finished();

        stage.clock.set(closes.plus(GRACE).minusSeconds(1));
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).isEmpty();

        stage.clock.set(closes.plus(GRACE));
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).hasSize(1);
    }

    @Test
    void whoWasNeverAdmittedIsNotLetIn() {
        teacherNames(results);
        stage.consented();

        stage.clock.set(results);
        sweep();
        assertThat(stage.told(SittingEvent.SittingExpired.class)).hasSize(1);
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).isEmpty();
    }

    @Test
    void aDateTakenBackClosesTheQuizAgain() {
        teacherNames(results);
        SittingId id = finished();
        stage.clock.set(results);
        sweep();

        teacherNames(results.plus(Duration.ofDays(7)));
        assertThat(stage.told(SittingEvent.GateClosed.class))
                .extracting(SittingEvent.GateClosed::reason)
                .containsExactly("submitted", "results-withdrawn");
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).gateClosed()).isTrue();

        teacherNames(null);
        stage.clock.tick(Duration.ofDays(30));
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).hasSize(1);
    }

    @Test
    void aDateNamedAfterwardsOpensAtOnce() {
        teacherNames(null);
        finished();
        stage.clock.set(results);
        sweep();

        teacherNames(results);
        sweep();
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).hasSize(1);
    }

    private void teacherNames(@Nullable Instant date) {
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.TAB, closes, date);
        stage.results.on(new ExamSettingsSaved(stage.neighbours.exam.id(), 1, new PersonId(UUID.randomUUID())));
    }

    private SittingId finished() {
        SittingId id = stage.running();
        stage.steps.confirmSubmission(id);
        stage.steps.finish(id, Map.of(), Set.of());
        stage.clock.tick(Duration.ofMinutes(2));
        sweep();
        return id;
    }

    private void sweep() {
        stage.limits.sweep();
        stage.results.sweep();
    }
}
