package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void unitesWhatWasWatchedInPieces() {
        Coverage watched = Coverage.of(new long[][] {{50, 60}, {0, 10}, {5, 20}})
                .plus(Coverage.of(new long[][] {{20, 30}, {70, 70}}));

        assertThat(watched.pairs()).isDeepEqualTo(new long[][] {{0, 30}, {50, 60}});
    }

    @Test
    void losesWhatWasReplaced() {
        Coverage watched = Coverage.of(new long[][] {{0, 30}, {50, 60}});

        assertThat(watched.minus(Coverage.of(new long[][] {{10, 20}, {25, 55}})).pairs())
                .isDeepEqualTo(new long[][] {{0, 10}, {20, 25}, {55, 60}});
    }

    @Test
    void countsOnlyWhatLiesWithinTheSitting() {
        Coverage watched = Coverage.of(new long[][] {{-100, 25}, {90, 500}});

        assertThat(watched.percentOf(Instant.ofEpochMilli(0), Instant.ofEpochMilli(100)))
                .isEqualTo(35);
    }

    @Test
    void survivesStorage() {
        Coverage watched = Coverage.of(new long[][] {{1_700_000_000_000L, 1_700_000_001_000L}});

        assertThat(Coverage.parse(watched.toJson())).isEqualTo(watched);
    }

    @Test
    void refusesIntervalsThatRunBackwardsOrLackAnEnd() {
        assertThatThrownBy(() -> Coverage.of(new long[][] {{10, 5}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Coverage.of(new long[][] {{10}})).isInstanceOf(IllegalArgumentException.class);
    }
}
