package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom parameters as platforms really send them. */
class CustomParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"$ResourceLink.id", "$Context.id.history", "$Moodle.Person.userGroupIds", "$unknown"})
    void leavesOutAVariableNobodyFilledIn(String literal) {
        assertThat(CustomParameters.read(Map.of("group", literal))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$5", "$ 5", "$", "a$User.id", "$User.id!", "", "значение"})
    void keepsWhatOnlyLooksLikeOne(String value) {
        assertThat(CustomParameters.read(Map.of("fee", value))).containsEntry("fee", value);
    }

    @Test
    void leavesOutNullsAndWhatIsNoText() {
        Map<String, Object> claim = new HashMap<>();
        claim.put("none", null);
        claim.put("list", List.of("a"));
        claim.put("object", Map.of("a", "b"));
        claim.put("number", 7);
        claim.put("flag", true);
        assertThat(CustomParameters.read(claim)).isEqualTo(Map.of("number", "7", "flag", "true"));
    }

    @Test
    void prefersTheKeyInLowerCaseWhicheverComesFirst() {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("Exam", "original");
        claim.put("exam", "lower");
        assertThat(CustomParameters.read(claim)).isEqualTo(Map.of("exam", "lower"));
        Map<String, Object> reversed = new LinkedHashMap<>();
        reversed.put("exam", "lower");
        reversed.put("Exam", "original");
        assertThat(CustomParameters.read(reversed)).isEqualTo(Map.of("exam", "lower"));
    }

    @Test
    void takesTheOriginalKeyWhereItIsTheOnlyOne() {
        assertThat(CustomParameters.read(Map.of("Exam-Id", "7"))).isEqualTo(Map.of("exam-id", "7"));
    }

    @Test
    void fallsBackToTheSpellingThatHasAValue() {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("exam", null);
        claim.put("Exam", "7");
        assertThat(CustomParameters.read(claim)).isEqualTo(Map.of("exam", "7"));
    }

    @Test
    void readsNoMoreThanAHundred() {
        Map<String, Object> claim = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            claim.put("k" + i, "v");
        }
        assertThat(CustomParameters.read(claim)).hasSize(100);
        assertThat(CustomParameters.read(Map.of("long", "x".repeat(5000)))).isEmpty();
    }
}
