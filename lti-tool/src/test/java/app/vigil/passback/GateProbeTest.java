package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.exam.GateProbe.Step;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import app.vigil.shared.web.IcuMessages;
import app.vigil.shared.web.Language;
import app.vigil.testing.Database;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class GateProbeTest {

    private final PassbackStage stage;
    private final IcuMessages messages = new IcuMessages();

    GateProbeTest(Database kind) {
        stage = new PassbackStage(kind);
    }

    @Test
    void walksTheWholeWayForAStudentWhoDoesNotSit() {
        stage.linked();
        List<Step> steps = stage.room.probe().probe(stage.exam.id(), "Свободный");

        assertThat(steps).allMatch(Step::passed);
        assertThat(steps)
                .extracting(Step::code)
                .containsExactly("linked", "admission-item", "verification-item", "student-free", "score", "read-back");
        assertThat(stage.gradebook.scoreOf(PassbackStage.ADMISSION, "Свободный"))
                .isZero();
        assertThat(steps)
                .allSatisfy(step ->
                        assertThat(messages.keys(Language.ALL.getFirst())).contains("gate.step." + step.code()));
    }

    @Test
    void hasNothingToTestWhereThePlatformOpensTheQuiz() {
        stage.linkedWithoutGate();
        assertThat(stage.room.probe().probe(stage.exam.id(), "Свободный").getLast())
                .isEqualTo(new Step("admission-item", false, "gate.hint.platform-opens"));
        assertThat(stage.gradebook.received).isEmpty();
    }

    @Test
    void neverTouchesAStudentWhoSits() {
        stage.linked();
        Step last =
                stage.room.probe().probe(stage.exam.id(), PassbackStage.USER).getLast();
        assertThat(last).isEqualTo(new Step("student-free", false, "gate.hint.student-sits"));
        assertThat(stage.gradebook.received).isEmpty();
    }

    @Test
    void saysThatTheGradebookIsNotKnownYet() {
        assertThat(stage.room.probe().probe(stage.exam.id(), "Свободный"))
                .containsExactly(new Step("linked", false, "gate.hint.not-linked"));
    }

    @Test
    void everyFailureOfThePlatformHasAHint() {
        stage.linked();
        for (Kind kind : Kind.values()) {
            stage.gradebook.trouble = kind;
            Step last = stage.room.probe().probe(stage.exam.id(), "Свободный").getLast();
            assertThat(last.passed()).isFalse();
            assertThat(messages.keys(Language.ALL.getFirst())).contains(last.hint());
        }
    }

    @Test
    void everyStateAndReasonHasWords() {
        for (DeliveryState state : DeliveryState.values()) {
            assertThat(messages.keys(Language.ALL.getFirst())).contains("passback.state." + state.code());
        }
        for (Reason reason : Reason.values()) {
            assertThat(messages.keys(Language.ALL.getFirst())).contains("passback.reason." + reason.code());
        }
    }
}
