package app.vigil.testing;

import app.vigil.exam.ExamId;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.shared.PersonId;
import app.vigil.sitting.IdentityHints;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Sittings that exist because a test says so, for rooms that only read them. */
public final class KnownSittings implements Sittings {

    private static final Instant LAUNCHED = Instant.parse("2026-11-20T07:50:00Z");
    public static final Instant ADMITTED = Instant.parse("2026-11-20T08:00:00Z");

    private final Map<SittingId, Sitting> sittings = new ConcurrentHashMap<>();

    /** Adds a sitting in this state; everything is forbidden and controlled but the rules named. */
    public Sitting add(SittingState state, Rule... allowed) {
        Sitting sitting = new Sitting(
                new SittingId(UUID.randomUUID()),
                new ExamId(UUID.randomUUID()),
                1,
                new PersonId(UUID.randomUUID()),
                state,
                forbiddenExcept(Set.of(allowed)),
                QualityProfile.STANDARD,
                "ru",
                LAUNCHED,
                admitted(state) ? ADMITTED : null,
                null,
                state.ended() ? ADMITTED.plus(Duration.ofHours(1)) : null);
        sittings.put(sitting.id(), sitting);
        return sitting;
    }

    @Override
    public List<Sitting> attempts(ExamId exam, PersonId examinee) {
        return ofExam(exam).stream()
                .filter(sitting -> sitting.examinee().equals(examinee))
                .sorted(Comparator.comparing(Sitting::launchedAt).reversed())
                .toList();
    }

    @Override
    public Map<SittingId, PersonId> examineesOf(ExamId exam) {
        return ofExam(exam).stream().collect(Collectors.toMap(Sitting::id, Sitting::examinee));
    }

    @Override
    public Map<ExamId, Integer> testedNow(Collection<ExamId> exams) {
        return exams.stream().collect(Collectors.toMap(exam -> exam, exam -> (int) ofExam(exam).stream()
                .filter(sitting -> sitting.state().recording())
                .count()));
    }

    /** Adds one that was finished so long after its admission. */
    public Sitting addFinished(Duration length) {
        return finish(add(SittingState.FINISHED), length);
    }

    /** The same one, finished so long after its admission. */
    public Sitting finish(Sitting known, Duration length) {
        Sitting sitting = new Sitting(
                known.id(),
                known.exam(),
                known.examVersion(),
                known.examinee(),
                SittingState.FINISHED,
                known.rules(),
                known.quality(),
                known.locale(),
                known.launchedAt(),
                ADMITTED,
                null,
                ADMITTED.plus(length));
        sittings.put(sitting.id(), sitting);
        return sitting;
    }

    @Override
    public Optional<Sitting> find(SittingId id) {
        return Optional.ofNullable(sittings.get(id));
    }

    @Override
    public IdentityHints identityHints(SittingId id) {
        return IdentityHints.NONE;
    }

    @Override
    public Optional<String> documentKind(SittingId id) {
        return Optional.empty();
    }

    @Override
    public List<Sitting> findAll(Collection<SittingId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Sitting> ofExam(ExamId exam) {
        return sittings.values().stream()
                .filter(sitting -> sitting.exam().equals(exam))
                .toList();
    }

    /** The token of a known sitting is its id. */
    @Override
    public Optional<SittingId> ofLoaderToken(String token) {
        return sittings.values().stream()
                .filter(sitting -> sitting.state().recording())
                .map(Sitting::id)
                .filter(id -> id.toString().equals(token))
                .findFirst();
    }

    @Override
    public boolean whileIn(Set<SittingState> states, SittingId id, Runnable work) {
        boolean there =
                find(id).filter(sitting -> states.contains(sitting.state())).isPresent();
        if (there) {
            work.run();
        }
        return there;
    }

    @Override
    public void pause(SittingId id) {
        throw new UnsupportedOperationException("no test of a reading room pauses sittings");
    }

    @Override
    public void resume(SittingId id) {
        throw new UnsupportedOperationException("no test of a reading room resumes sittings");
    }

    @Override
    public void terminate(SittingId id, PersonId by, String reason) {
        throw new UnsupportedOperationException("no test of a reading room ends sittings");
    }

    private static boolean admitted(SittingState state) {
        return state.recording() || (state.ended() && state != SittingState.DECLINED);
    }

    private static RuleMatrix forbiddenExcept(Set<Rule> allowed) {
        return new RuleMatrix(
                new HashMap<>(Arrays.stream(Rule.values())
                        .collect(Collectors.toMap(
                                rule -> rule,
                                rule -> new RuleMatrix.Setting(
                                        allowed.contains(rule), true, true, Duration.ofSeconds(3))))),
                List.of());
    }
}
