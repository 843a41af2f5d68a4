package app.vigil.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class UploadsAtOnceTest {

    private static final int LARGEST = 1000;

    private final UploadsAtOnce uploads = new UploadsAtOnce(
            new EvidenceSettings(Duration.ZERO, DataSize.ofBytes(0), DataSize.ofBytes(0), 1, DataSize.ofBytes(2500)));

    @Test
    @DisplayName("R4-020 asks who comes while too much is on its way in to come again, each after another while")
    void sendsThemAwayForDifferentTimes() {
        UploadsAtOnce.Place one = uploads.take(someone(), 1000, LARGEST);
        uploads.take(someone(), -1, LARGEST);

        Set<Duration> waits = IntStream.range(0, 50)
                .mapToObj(late ->
                        catchThrowableOfType(ProblemException.class, () -> uploads.take(someone(), 600, LARGEST)))
                .peek(refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.SLOW_DOWN))
                .map(refused -> refused.retryAfter().orElseThrow())
                .collect(Collectors.toSet());
        assertThat(waits).hasSizeGreaterThan(40).allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) >= 0);

        one.close();
        uploads.take(someone(), 600, LARGEST).close();
    }

    @Test
    @DisplayName("R4-020 who sends as slowly as a line can be gets a share, and everybody else the rest")
    void leavesRoomForTheOthers() {
        SittingId slow = someone();
        uploads.take(slow, 600, LARGEST);
        assertThat(catchThrowableOfType(ProblemException.class, () -> uploads.take(slow, 600, LARGEST)))
                .isNotNull();

        for (int other = 0; other < 3; other++) {
            uploads.take(someone(), 600, LARGEST);
        }
    }

    @Test
    void givesAShareBack() {
        SittingId one = someone();
        for (int time = 0; time < 100; time++) {
            uploads.take(one, LARGEST, LARGEST).close();
        }
    }

    private static SittingId someone() {
        return new SittingId(UUID.randomUUID());
    }

    @Test
    void letsTheLargestInAloneWhereTheBoundIsSmaller() {
        uploads.take(someone(), 5000, 8000).close();
        uploads.take(someone(), -1, 8000).close();
    }
}
