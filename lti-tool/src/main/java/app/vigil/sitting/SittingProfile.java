package app.vigil.sitting;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an institution runs sittings; the {@code sitting} section of its profile.
 *
 * @param skip steps passed by an audited skip: {@code checked}, {@code identified}
 * @param documentKinds documents accepted for identification (R2-031, R4-009); labels {@code document-kind.<code>}
 * @param enterBefore how long before the opening students may enter to prepare. The default is one hour
 * @param grace added to the closing time before a sitting expires (R1-021). The default is 15 minutes, never less
 * @param undoSubmission time in which a confirmed submission can be taken back. The default is 60 seconds
 * @param uploadKbitPerSecond least upload speed (R2-057)
 * @param storageBytes browser storage wanted before the start
 * @param operator who is responsible for the data; null names the institution only as such
 */
record SittingProfile(
        @DefaultValue Set<String> skip,
        @DefaultValue({"passport", "student-card"}) List<String> documentKinds,
        @DefaultValue("1h") Duration enterBefore,
        @DefaultValue("15m") Duration grace,
        @DefaultValue("60s") Duration undoSubmission,
        @DefaultValue("1000") int uploadKbitPerSecond,
        @DefaultValue("1500000000") long storageBytes,
        @Nullable Operator operator) {

    private static final Duration LEAST_GRACE = Duration.ofMinutes(15);
    private static final Set<String> SKIPPABLE = Set.of("checked", "identified");

    /** The operator of R2-070. */
    record Operator(String name, String address) {}

    SittingProfile {
        if (!SKIPPABLE.containsAll(skip)) {
            throw new IllegalArgumentException("only " + SKIPPABLE + " can be skipped, not " + skip);
        }
        if (grace.compareTo(LEAST_GRACE) < 0) {
            throw new IllegalArgumentException("R1-021: the grace is at least " + LEAST_GRACE + ", not " + grace);
        }
        skip = Set.copyOf(skip);
        documentKinds = List.copyOf(documentKinds);
    }

    static SittingProfile builtIn() {
        return new SittingProfile(
                Set.of(),
                List.of("passport", "student-card"),
                Duration.ofHours(1),
                LEAST_GRACE,
                Duration.ofSeconds(60),
                1000,
                1_500_000_000L,
                null);
    }

    boolean skips(SittingState step) {
        return skip.contains(step.code());
    }
}
