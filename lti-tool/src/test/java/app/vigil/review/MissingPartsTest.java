package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.Recordings;
import app.vigil.evidence.recording.GapLedger;
import app.vigil.exam.ExamKind;
import app.vigil.review.ReviewDocument.Missing;
import app.vigil.review.ReviewProfiles.Profile;
import app.vigil.review.ReviewProfiles.ReviewSettings;
import app.vigil.review.ReviewProfiles.Watch;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.testing.RoomsBelow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingPartsTest implements Recordings {

    private final RoomsBelow rooms = new RoomsBelow();
    private final Sitting sitting =
            rooms.sitting(rooms.exam("История", ExamKind.FINAL, "default"), rooms.person("Студент", "s@example.org"));
    private final List<Gap> gaps = new ArrayList<>();
    private final MissingParts missing = new MissingParts(
            this,
            new ReviewProfiles(Map.of(
                    "default",
                    new Profile(new ReviewSettings(Duration.ofMinutes(2), Watch.NOTHING)),
                    "strict",
                    new Profile(new ReviewSettings(Duration.ofSeconds(30), Watch.NOTHING)))));

    @ParameterizedTest
    @EnumSource
    @DisplayName("R2-065 whatever its cause, a gap suggests status 5 and never status 2")
    void suggestsTechnicalProblemsAndNothingElse(GapLedger.Cause cause) {
        gap("camera", 0, 119, cause);
        assertThat(missing.of(sitting, "default", true)).isEqualTo(new Missing(1, 119_000, null));

        gap("camera", 300, 301, cause);
        assertThat(missing.of(sitting, "default", true))
                .isEqualTo(new Missing(2, 120_000, VerificationStatus.TECHNICAL.number()));
    }

    @Test
    void suggestsByTheProfileOfTheExam() {
        gap("screen", 0, 60, GapLedger.Cause.CAPTURE_LOST);

        assertThat(missing.of(sitting, "default", true).suggested()).isNull();
        assertThat(missing.of(sitting, "of its own", true).suggested()).isNull();
        assertThat(missing.of(sitting, "strict", true).suggested()).isEqualTo(5);
    }

    @Test
    void countsOnceWhatBothStreamsMissAndNothingOutsideTheExam() {
        gap("camera", -100, 10, GapLedger.Cause.NETWORK);
        gap("screen", 5, 20, GapLedger.Cause.NETWORK);
        gap("screen", 90 * 60 - 5, 90 * 60 + 500, GapLedger.Cause.UNREPORTED);
        gap("screen", -50, -20, GapLedger.Cause.AGENT_RELOAD);

        assertThat(missing.of(sitting, "default", true)).isEqualTo(new Missing(2, 25_000, null));
    }

    @Test
    void suggestsNothingWhileItMayStillArrive() {
        gap("camera", 0, 3000, GapLedger.Cause.UPLOAD_PENDING);

        assertThat(missing.of(sitting, "default", false)).isEqualTo(new Missing(1, 3_000_000, null));
    }

    private void gap(String stream, long fromSecond, long toSecond, GapLedger.Cause cause) {
        Instant begin = RoomsBelow.BEGIN;
        gaps.add(new Gap(stream, begin.plusSeconds(fromSecond), begin.plusSeconds(toSecond), cause.code()));
    }

    @Override
    public List<Gap> gaps(SittingId of) {
        return of.equals(sitting.id()) ? gaps : List.of();
    }

    @Override
    public Optional<Beginning> beginning(SittingId of) {
        throw new UnsupportedOperationException("only the gaps are asked for");
    }

    @Override
    public Summary summary(SittingId of) {
        throw new UnsupportedOperationException("only the gaps are asked for");
    }

    @Override
    public List<Span> spans(SittingId of) {
        throw new UnsupportedOperationException("only the gaps are asked for");
    }

    @Override
    public Map<SittingId, Instant> startedAt(Collection<SittingId> sittings) {
        throw new UnsupportedOperationException("only the gaps are asked for");
    }
}
