package app.vigil.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import java.time.Duration;
import java.util.Set;
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
        UploadsAtOnce.Place one = uploads.take(1000, LARGEST);
        uploads.take(-1, LARGEST);

        Set<Duration> waits = IntStream.range(0, 50)
                .mapToObj(late -> catchThrowableOfType(ProblemException.class, () -> uploads.take(600, LARGEST)))
                .peek(refused -> assertThat(refused.problem()).isEqualTo(EvidenceProblem.SLOW_DOWN))
                .map(refused -> refused.retryAfter().orElseThrow())
                .collect(Collectors.toSet());
        assertThat(waits).hasSizeGreaterThan(40).allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) >= 0);

        one.close();
        uploads.take(600, LARGEST).close();
    }

    @Test
    void letsTheLargestInAloneWhereTheBoundIsSmaller() {
        uploads.take(5000, 8000).close();
        uploads.take(-1, 8000).close();
    }
}
