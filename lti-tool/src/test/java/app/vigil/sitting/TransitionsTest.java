package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.shared.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the drawing in the architecture, pair by pair. */
class TransitionsTest {

    private static final Set<String> DRAWN = Set.of(
            "LAUNCHED>CONSENTED",
            "LAUNCHED>DECLINED",
            "CONSENTED>CHECKED",
            "CHECKED>IDENTIFIED",
            "CONSENTED>LAUNCHED",
            "CHECKED>LAUNCHED",
            "IDENTIFIED>LAUNCHED",
            "IDENTIFIED>RUNNING",
            "RUNNING>PAUSED",
            "PAUSED>RUNNING",
            "RUNNING>FINISHED",
            "PAUSED>FINISHED");
    private static final Set<SittingState> ENDS_OF_ANY =
            EnumSet.of(SittingState.TERMINATED, SittingState.ABANDONED, SittingState.EXPIRED);

    private static final Map<String, UnaryOperator<SittingRow>> METHODS = Map.ofEntries(
            Map.entry("consent CONSENTED", Transitions::consent),
            Map.entry("decline DECLINED", Transitions::decline),
            Map.entry("askAgain LAUNCHED", Transitions::askAgain),
            Map.entry("check CHECKED", Transitions::check),
            Map.entry("identify IDENTIFIED", Transitions::identify),
            Map.entry("start RUNNING", Transitions::start),
            Map.entry("pause PAUSED", Transitions::pause),
            Map.entry("resume RUNNING", Transitions::resume),
            Map.entry("finish FINISHED", Transitions::finish),
            Map.entry("terminate TERMINATED", Transitions::terminate),
            Map.entry("abandon ABANDONED", Transitions::abandon),
            Map.entry("expire EXPIRED", Transitions::expire));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(SittingState.values())
                .flatMap(from -> Arrays.stream(SittingState.values()).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> everyMethodFromEveryState() {
        return Arrays.stream(SittingState.values())
                .flatMap(from -> METHODS.keySet().stream().sorted().map(method -> Arguments.of(from, method)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("everyPair")
    @DisplayName("every pair of states is legal exactly when the architecture draws it")
    void everyPairIsLegalExactlyWhenDrawn(SittingState from, SittingState to) {
        boolean drawn = DRAWN.contains(from + ">" + to) || (!from.ended() && ENDS_OF_ANY.contains(to));
        assertThat(Transitions.legal(from, to)).isEqualTo(drawn);
    }

    @ParameterizedTest(name = "{1} from {0}")
    @MethodSource("everyMethodFromEveryState")
    void everyMethodKeepsToTheTable(SittingState from, String method) {
        SittingState to = SittingState.valueOf(method.substring(method.indexOf(' ') + 1));
        SittingRow row = SittingStage.rowIn(from);
        UnaryOperator<SittingRow> move = METHODS.get(method);
        boolean otherArrowIntoRunning = (method.startsWith("start") && from == SittingState.PAUSED)
                || (method.startsWith("resume") && from == SittingState.IDENTIFIED);
        if (Transitions.legal(from, to) && !otherArrowIntoRunning) {
            assertThat(move.apply(row).state()).isEqualTo(to);
        } else {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> move.apply(row))
                    .satisfies(refused -> {
                        assertThat(refused.problem()).isEqualTo(SittingProblem.SITTING_TRANSITION_REFUSED);
                        assertThat(refused.arguments())
                                .containsExactly(
                                        from.code(), to.code(), row.id().toString());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(SittingState.class)
    void everyStateIsFoundByItsStoredCode(SittingState state) {
        assertThat(state.code()).isNotBlank();
        assertThat(SittingState.ofCode(state.code())).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(SittingState.class)
    void nothingLeadsOutOfAnEndedState(SittingState state) {
        boolean anyWayOut = Arrays.stream(SittingState.values()).anyMatch(to -> Transitions.legal(state, to));
        assertThat(anyWayOut).isEqualTo(!state.ended());
    }
}
