package app.vigil.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.vigil.shared.web.IcuMessages;
import app.vigil.shared.web.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleMatrixTest {

    private static final Locale RUSSIAN = Locale.of("ru");

    private final IcuMessages messages = new IcuMessages();

    @ParameterizedTest
    @EnumSource(Rule.class)
    @DisplayName("R2-024 allowed, controlled and visible are independent: all eight combinations of every rule survive")
    void keepsAllEightCombinations(Rule rule) {
        for (int bits = 0; bits < 8; bits++) {
            boolean allowed = (bits & 1) != 0;
            boolean controlled = (bits & 2) != 0;
            boolean visible = (bits & 4) != 0;
            RuleMatrix matrix = TestMatrix.forbidding()
                    .set(rule, allowed, controlled, visible, bits)
                    .with();

            RuleMatrix read = RuleMatrix.ofJson(matrix.toJson());

            assertThat(read).isEqualTo(matrix);
            assertThat(read.of(rule).visible()).isEqualTo(visible);
            assertThat(read.watched(rule)).isEqualTo(controlled && !allowed);
        }
    }

    @Test
    @DisplayName("R2-024 switching one rule leaves every other rule as it was")
    void rulesDoNotTouchEachOther() {
        RuleMatrix all = TestMatrix.forbidding().with();
        RuleMatrix booksAllowed =
                TestMatrix.forbidding().set(Rule.BOOKS, true, false, false, 9).with();

        assertThat(Arrays.stream(Rule.values()).filter(rule -> rule != Rule.BOOKS))
                .allSatisfy(rule -> assertThat(booksAllowed.of(rule)).isEqualTo(all.of(rule)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"WEBSITES", "MESSENGERS", "CALCULATOR", "EXCEL"})
    @DisplayName("who may use something outside the quiz may leave its window")
    void permissionsOutsideTheQuizLiftTheFocusRules(Rule permission) {
        RuleMatrix matrix =
                TestMatrix.forbidding().set(permission, true, true, true, 3).with();

        assertThat(matrix.lifted(Rule.ACTIVE_WINDOW)).isTrue();
        assertThat(matrix.watched(Rule.ACTIVE_WINDOW)).isFalse();
        assertThat(matrix.watched(Rule.CURSOR_ON_PAGE)).isFalse();
        assertThat(matrix.watched(Rule.CAMERA_PICTURE)).isTrue();
    }

    @Test
    @DisplayName("R2-023 a rule that is not ticked is a prohibition")
    void whatIsNotTickedIsForbidden() {
        RuleMatrix matrix = TestMatrix.forbidding().with();

        assertThat(Rule.values()).noneMatch(matrix::lifted).allMatch(matrix::watched);
    }

    @Test
    void aRuleUnknownWhenTheSnapshotWasTakenIsNotWatched() {
        RuleMatrix read = RuleMatrix.ofJson("{\"rules\":{},\"customRules\":[\"Own rule\"]}");

        assertThat(Rule.values()).noneMatch(read::watched).noneMatch(read::lifted);
        assertThat(read.customRules()).containsExactly("Own rule");
    }

    @Test
    void refusesAMatrixWithoutEveryRule() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleMatrix(Map.of(), List.of()));
    }

    @Test
    @DisplayName(
            "the catalogue says of the rules that the agent watches, and of no other, that a detector watches them")
    void knowsWhatTheAgentWatches() throws IOException {
        String agent = Files.readString(Path.of("../browser-agent/src/messages/observations.ts"));
        String watched = agent.replaceAll("(?s).*watchedRules = \\[(.*?)\\].*", "$1");
        assertThat(Arrays.stream(Rule.values()).filter(Rule::hasDetector).map(Rule::code))
                .containsExactlyInAnyOrder(watched.replaceAll("[\\s']", "").split(","));
    }

    @Test
    @DisplayName("R2-058 the ten permissions stand in the regulation's order with its labels")
    void tenPermissionsCarryTheRegulationsLabels() {
        assertThat(Arrays.stream(Rule.values()).limit(10).map(rule -> text("rule." + rule.code())))
                .containsExactly(
                        "Разрешить использование веб-сайтов.",
                        "Разрешить использование книг.",
                        "Разрешить использование черновиков.",
                        "Разрешить использование мессенджеров.",
                        "Разрешить использование калькулятора.",
                        "Разрешить использование Excel.",
                        "Разрешить использование помощи людей.",
                        "Разрешить выход из комнаты.",
                        "Разрешить голоса.",
                        "Разрешить взгляд в сторону.");
    }

    @Test
    @DisplayName("R4-060 the twenty violations carry the act's labels")
    void twentyViolationsCarryTheActsLabels() {
        assertThat(Violation.listed()).hasSize(20);
        assertThat(text("violation.5.1")).isEqualTo("Передача учетных данных 3-му лицу");
        assertThat(text("violation.5.6")).isEqualTo("Использование более, чем одного средства вывода");
        assertThat(text("violation.5.20")).isEqualTo("Использование мессенджеров");
    }

    @Test
    @DisplayName("R2-021 every rule is explained to the student in every language, allowed or not")
    void everyRuleIsExplained() {
        for (Locale locale : Language.ALL) {
            for (Rule rule : Rule.values()) {
                assertThat(messages.keys(locale))
                        .contains(
                                "rule." + rule.code(),
                                "rule." + rule.code() + ".allowed",
                                "rule." + rule.code() + ".forbidden");
            }
            for (Violation violation : Violation.values()) {
                assertThat(messages.keys(locale)).contains("violation." + violation.code());
            }
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, RUSSIAN);
    }
}
