package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Role;
import app.vigil.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of claims and parameters, at the edges of what is allowed. */
class ClaimSetTest {

    @Test
    void readsFlagsWrittenEitherWay() {
        ClaimSet claims = new ClaimSet(Map.of("a", true, "b", "true", "c", "no", "d", 1, "e", false));
        assertThat(claims.flag("a", false)).isTrue();
        assertThat(claims.flag("b", false)).isTrue();
        assertThat(claims.flag("c", true)).isFalse();
        assertThat(claims.flag("e", true)).isFalse();
        assertThat(claims.flag("d", true)).isTrue();
        assertThat(claims.flag("d", false)).isFalse();
        assertThat(claims.flag("absent", true)).isTrue();
        assertThat(claims.flag("absent", false)).isFalse();
    }

    @Test
    void cutsLabelsAtTheirLength() {
        String longest = "x".repeat(255);
        ClaimSet claims = new ClaimSet(Map.of("fits", longest, "long", longest + "y", "lines", " a\n\tb "));
        assertThat(claims.label("fits")).isEqualTo(longest);
        assertThat(claims.label("long")).isEqualTo(longest);
        assertThat(claims.label("lines")).isEqualTo("a b");
        assertThat(claims.label("absent")).isNull();
    }

    @Test
    void readsNothingOfAnotherType() {
        Map<String, Object> odd = new HashMap<>(Map.of("number", 1, "list", List.of("a", 2, "b"), "blank", " "));
        odd.put("nothing", null);
        ClaimSet claims = new ClaimSet(odd);
        assertThat(claims.text("number")).isEmpty();
        assertThat(claims.text("blank")).isEmpty();
        assertThat(claims.has("nothing")).isFalse();
        assertThat(claims.has("number")).isTrue();
        assertThat(claims.texts("list")).contains(List.of("a", "b"));
        assertThat(claims.texts("number")).isEmpty();
        assertThat(claims.object("list").values()).isEmpty();
        assertThat(claims.address("list")).isEmpty();
        assertThat(claims.time("blank")).isEmpty();
        assertThat(claims.number("blank")).isEmpty();
    }

    @Test
    void readsWholeNumbersThatFit() {
        ClaimSet claims =
                new ClaimSet(Map.of("int", 7, "long", 7L, "half", 7.5, "whole", 7.0, "large", 4_294_967_303L));
        assertThat(claims.number("int")).hasValue(7);
        assertThat(claims.number("long")).hasValue(7);
        for (String none : List.of("half", "whole", "large", "absent")) {
            assertThat(claims.number(none)).as(none).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ' ', true
            ~, true
            abc, true
            é, false
            """)
    void knowsTheCharactersOfIds(String id, boolean fits) {
        assertThat(ShortId.fits(id)).isEqualTo(fits);
    }

    @Test
    void knowsTheLengthAndTheEdgesOfIds() {
        assertThat(ShortId.fits("x".repeat(255))).isTrue();
        assertThat(ShortId.fits("x".repeat(256))).isFalse();
        assertThat(ShortId.fits("\u001f")).isFalse();
        assertThat(ShortId.fits("\u007f")).isFalse();
    }

    @Test
    void keepsAnInitiationForAnotherWindow() {
        Map<String, String> sent = Map.of(
                "iss", "https://lms.example",
                "login_hint", "h",
                "target_link_uri", "https://tool.example/",
                "client_id", "c",
                "lti_message_hint", "m",
                "lti_deployment_id", "d",
                "lti_storage_target", "_parent");
        assertThat(LoginInitiation.of(sent).parameters()).containsAllEntriesOf(sent);
        Map<String, String> least = Map.of("iss", "i", "login_hint", "h", "target_link_uri", "t");
        assertThat(LoginInitiation.of(least).parameters()).isEqualTo(least);
    }

    @Test
    void refusesParametersWithoutMeasure() {
        Map<String, String> parameters = new HashMap<>(Map.of("iss", "i", "login_hint", "h", "target_link_uri", "t"));
        parameters.put("lti_message_hint", "x".repeat(8000));
        assertThat(LoginInitiation.of(parameters).messageHint()).hasSize(8000);
        parameters.put("lti_message_hint", "x".repeat(8001));
        assertThatThrownBy(() -> LoginInitiation.of(parameters))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.LOGIN_PARAMETER_MISSING));
    }

    @Test
    void readsShortAndLongRoleNames() {
        String membership = "http://purl.imsglobal.org/vocab/lis/v2/membership";
        assertThat(RoleNames.read(List.of("Learner", membership + "#Mentor", "other", membership + "#Unknown")))
                .containsExactlyInAnyOrder(Role.LEARNER, Role.MENTOR);
        assertThat(RoleNames.read(List.of(membership + "/Instructor#TeachingAssistant")))
                .containsExactly(Role.TEACHING_ASSISTANT);
    }

    @Test
    void readsOneObjectAndNothingElse() {
        assertThat(StrictJson.object("{\"a\":[1]}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("a", List.of(1)));
        for (String bad : List.of(
                "{\"a\":1,\"a\":2}",
                "{} x",
                "{}{}",
                "[]",
                "1",
                "{'a':1}",
                "{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}")) {
            assertThatThrownBy(() -> StrictJson.object(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
