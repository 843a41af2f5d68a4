package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.audit.AuditEntry;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Acquaintance.ToRead;
import app.vigil.sitting.Instruction.Wording;
import app.vigil.sitting.Instructions.Draft;
import app.vigil.sitting.Instructions.Shown;
import app.vigil.testing.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class InstructionsTest {

    private final SittingStage stage;
    private final RegistrationId institution;
    private final PersonId organiser = new PersonId(UUID.randomUUID());
    private final LocalDate today;

    InstructionsTest(Database kind) {
        stage = new SittingStage(kind);
        institution = stage.neighbours.exam.registration();
        today = LocalDate.ofInstant(stage.clock.instant(), java.time.ZoneId.of("Europe/Moscow"));
    }

    @Test
    @DisplayName("R2-075 a new version has its own number, date and order, and loses none of the old ones")
    void keepsEveryVersion() {
        Instruction first = issue(InstructionKind.MEMO, today.minusDays(30), "№ 1", "Первая");
        Instruction second = issue(InstructionKind.MEMO, today, "№ 2", "Вторая");
        Instruction coming = issue(InstructionKind.MEMO, today.plusDays(1), "", "Третья");
        Instruction other = issue(InstructionKind.TECHNICAL, today, "", "Техника");

        assertThat(stage.instructions.of(institution)).containsExactlyInAnyOrder(first, second, coming, other);
        assertThat(List.of(first.version(), second.version(), coming.version(), other.version()))
                .containsExactly(1, 2, 3, 1);
        assertThat(stage.instructions.inForce(institution, today)).containsExactly(other, second);
        assertThat(stage.instructions.inForce(institution, today.minusDays(1))).containsExactly(first);
        assertThat(stage.instructions.inForce(institution, today.plusDays(1))).containsExactly(other, coming);
        assertThat(stage.instructions.inForce(new RegistrationId(UUID.randomUUID()), today))
                .isEmpty();
        assertThat(stage.audited)
                .filteredOn(entry -> entry.action().equals("instruction-issued"))
                .extracting(AuditEntry::actor, AuditEntry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple(organiser, "memo version 3"));
    }

    @Test
    @DisplayName("R2-075 of two versions of one day the later one holds; a missing language is shown in another")
    void theLaterOneHolds() {
        issue(InstructionKind.TEST, today, "", "Первая");
        Instruction corrected = issue(InstructionKind.TEST, today, "", "Исправленная");

        assertThat(stage.instructions.inForce(institution, today)).containsExactly(corrected);
        assertThat(corrected.in(Locale.ENGLISH).language()).isEqualTo("ru");
        assertThat(corrected.in(Locale.of("uk")).words()).isEqualTo("Виправлена");
    }

    @Test
    @DisplayName(
            "R2-075, R2-039 the version shown is kept for the sitting with its time, and shown in no other sitting's list")
    void keepsWhatWasShown() {
        Instruction memo = issue(InstructionKind.MEMO, today, "№ 2", "Памятка");
        SittingId id = stage.launched();
        assertThat(toRead(id)).containsExactly(new ToRead(memo, false));

        agree(id, Set.of(memo.id()), true);

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.CONSENTED);
        Shown shown = new Shown(InstructionKind.MEMO, 1, today, "№ 2", "ru", stage.clock.instant());
        assertThat(stage.instructions.shown(id)).containsExactly(shown);
        assertThat(stage.instructions.shown(stage.neighbours.exam.id())).containsOnlyKeys(id);
        assertThat(stage.instructions.shown(new SittingId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("R2-075 a changed version is shown anew, and nobody agrees to what was not shown")
    void showsAChangedVersionAnew() {
        Instruction first = issue(InstructionKind.MEMO, today.minusDays(1), "", "Первая");
        SittingId id = stage.launched();
        Instruction second = issue(InstructionKind.MEMO, today, "", "Вторая");

        assertThat(refusal(id, Set.of(first.id()), true)).isEqualTo(SittingProblem.INSTRUCTIONS_OUTDATED);
        assertThat(refusal(id, Set.of(), true)).isEqualTo(SittingProblem.INSTRUCTIONS_OUTDATED);
        assertThat(refusal(id, Set.of(second.id()), false)).isEqualTo(SittingProblem.CONSENT_INCOMPLETE);
        assertThat(stage.count("instruction_shown")).isZero();

        agree(id, Set.of(second.id()), true);
        assertThat(stage.instructions.shown(id)).extracting(Shown::version).containsExactly(2);
    }

    @Test
    @DisplayName(
            "R2-075 what was read for an earlier exam need not be acknowledged again, and is kept for this one, too")
    void knowsWhatWasReadBefore() {
        Instruction memo = issue(InstructionKind.MEMO, today, "", "Памятка");
        SittingId first = stage.launched();
        agree(first, Set.of(memo.id()), true);
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");
        stage.clock.tick(Duration.ofDays(1));
        Instruction technical = issue(InstructionKind.TECHNICAL, today.plusDays(1), "", "Техника");

        assertThat(toRead(first)).containsExactly(new ToRead(technical, false), new ToRead(memo, true));
        agree(first, Set.of(memo.id(), technical.id()), true);

        assertThat(stage.instructions.shown(first))
                .extracting(shown ->
                        Duration.between(shown.at(), stage.clock.instant()).toDays())
                .containsExactly(0L, 1L);
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");
        agree(first, Set.of(memo.id(), technical.id()), false);
        assertThat(stage.stateOf(first)).isEqualTo(SittingState.CONSENTED);
    }

    @Test
    void goesWithTheInstitution() {
        issue(InstructionKind.MEMO, today, "", "Памятка");
        stage.instructions.on(new RegistrationDeleted(new RegistrationId(UUID.randomUUID()), organiser));
        assertThat(stage.count("instruction_text")).isEqualTo(2);

        stage.instructions.on(new RegistrationDeleted(institution, organiser));

        assertThat(stage.count("instruction") + stage.count("instruction_text")).isZero();
    }

    private Instruction issue(InstructionKind kind, LocalDate from, String order, String words) {
        Draft draft = new Draft(
                kind,
                from,
                order,
                List.of(
                        new Wording("uk", "Виправлена", "https://university.example/uk"),
                        new Wording("ru", words, "")));
        UUID id = stage.instructions.issue(institution, draft, organiser).id();
        return stage.instructions.of(institution).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<ToRead> toRead(SittingId id) {
        return stage.acquaintance.toRead(stage.sittings.find(id).orElseThrow());
    }

    private void agree(SittingId id, Set<UUID> shown, boolean acknowledged) {
        Set<String> ticks = new HashSet<>(SittingStage.ALL_TICKS);
        if (acknowledged) {
            ticks.add(Acquaintance.TICK);
        }
        stage.steps.consent(id, ConsentWordings.CURRENT, ticks, shown, SittingStage.RUSSIAN);
    }

    private Problem refusal(SittingId id, Set<UUID> shown, boolean acknowledged) {
        List<Problem> refusals = new java.util.ArrayList<>();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> agree(id, shown, acknowledged))
                .satisfies(refused -> refusals.add(refused.problem()));
        return refusals.getFirst();
    }
}
