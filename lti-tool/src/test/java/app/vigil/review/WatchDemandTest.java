package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.incident.Incident;
import app.vigil.review.ReviewProfiles.Profile;
import app.vigil.review.ReviewProfiles.ReviewSettings;
import app.vigil.review.ReviewProfiles.Watch;
import app.vigil.sitting.Sitting;
import app.vigil.testing.RoomsBelow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchDemandTest {

    private final RoomsBelow rooms = new RoomsBelow();
    private final Exam exam = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    private final Sitting sitting = rooms.sitting(exam, rooms.person("Студент", "s@example.org"));
    private final Incident mark = rooms.mark(sitting);
    private final long begun = mark.startedAt().toEpochMilli();

    @Test
    @DisplayName("R2-034 of a mark, what was recorded is to be watched, and a moment more or less is no matter")
    void demandsWhatWasRecordedOfAMark() {
        WatchDemand demand = demanding(Watch.MARKS);

        assertThat(demand.of(sitting.id()).rule()).isEqualTo("marks");
        assertThat(demand.of(sitting.id()).stretches()).isDeepEqualTo(new long[][] {{begun - 1000, begun + 8000}});
        assertThat(demand.isMet(sitting.id(), watched(begun - 1000, begun + 4000)))
                .isFalse();
        assertThat(demand.isMet(sitting.id(), watched(begun, begun + 7000))).isTrue();
    }

    @Test
    void demandsNothingUnlessTheInstitutionSaysSo() {
        assertThat(demanding(Watch.NOTHING).isMet(sitting.id(), Coverage.NOTHING))
                .isTrue();
        assertThat(demanding(Watch.EVERYTHING).isMet(sitting.id(), watched(begun, begun + 8000)))
                .isFalse();
    }

    private WatchDemand demanding(Watch watch) {
        Recordings recordings = mock(Recordings.class);
        when(recordings.spans(any()))
                .thenReturn(List.of(
                        new Recordings.Span("camera", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(608)),
                        new Recordings.Span("screen", RoomsBelow.BEGIN, RoomsBelow.BEGIN.plusSeconds(300))));
        Profile profile = new Profile(new ReviewSettings(Duration.ofMinutes(1), watch));
        ReviewProfiles profiles = new ReviewProfiles(Map.of("default", profile));
        return new WatchDemand(rooms.sittings(), rooms.exams(), rooms.incidents(), recordings, profiles);
    }

    private static Coverage watched(long from, long to) {
        return Coverage.of(new long[][] {{from, to}});
    }
}
