package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(app.vigil.testing.Database.class)
class ConsentTest {

    private final SittingStage stage;
    private final ConsentWordings wordings = new ConsentWordings();

    ConsentTest(app.vigil.testing.Database kind) {
        stage = new SittingStage(kind);
    }

    @Test
    @DisplayName("R2-069, R2-070 the stored consent leads to the very words that were shown")
    void theStoredConsentLeadsToTheWordsShown() {
        stage.archive.keepAll();
        stage.archive.keepAll();
        stage.consented();

        String kept = stage.database
                .jdbc()
                .sql("""
                        select w.wording from given_consent c join consent_wording w on w.sha256 = c.sha256
                        where c.version = :version and c.locale = 'ru'
                            and c.ticks = 'personal-data,recording,rules'""")
                .param("version", ConsentWordings.CURRENT)
                .query(String.class)
                .single();
        assertThat(kept).isEqualTo(shown(SittingStage.RUSSIAN).text());
    }

    @Test
    void refusesAnotherVersionThanTheOneShown() {
        SittingId id = stage.launched();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        stage.steps.consent(id, "2020-01", SittingStage.ALL_TICKS, Set.of(), SittingStage.RUSSIAN))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(SittingProblem.CONSENT_OUTDATED));
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.LAUNCHED);
    }

    @Test
    void refusesAConsentWithABoxLeftOpen() {
        SittingId id = stage.launched();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> stage.steps.consent(
                        id, ConsentWordings.CURRENT, Set.of("recording"), Set.of(), SittingStage.RUSSIAN))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(SittingProblem.CONSENT_INCOMPLETE));
        assertThat(stage.count("given_consent")).isZero();
    }

    @Test
    void everyLanguageSaysTheSame() {
        List<ConsentWording> all = List.of(shown(SittingStage.RUSSIAN), shown(Locale.of("uk")), shown(Locale.ENGLISH));
        assertThat(all).allSatisfy(wording -> {
            assertThat(wording.sections()).hasSameSizeAs(all.getFirst().sections());
            assertThat(wording.ticks())
                    .extracting(ConsentWording.Tick::code)
                    .containsExactly("recording", "personal-data", "rules", ConsentWording.COMPARING);
            assertThat(wording.ticks())
                    .filteredOn(tick -> !tick.required())
                    .extracting(ConsentWording.Tick::code)
                    .containsExactly(ConsentWording.COMPARING);
            assertThat(wording.text()).doesNotContain("{", "%unnamed");
        });
        assertThat(all).extracting(ConsentWording::sha256).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R2-070 names the operator of the profile")
    void namesTheOperatorOfTheProfile() {
        SittingProfile usual = SittingProfile.builtIn();
        SittingProfile named = new SittingProfile(
                usual.skip(),
                usual.documentKinds(),
                usual.enterBefore(),
                usual.grace(),
                usual.undoSubmission(),
                usual.uploadKbitPerSecond(),
                usual.storageBytes(),
                new SittingProfile.Operator("Академия", "Москва, просп. Вернадского, 82"));
        assertThat(wordings.current(named, SittingStage.RUSSIAN).text())
                .contains("Академия, Москва, просп. Вернадского, 82");
    }

    private ConsentWording shown(Locale locale) {
        return wordings.current(SittingProfile.builtIn(), locale);
    }
}
