package app.vigil.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class ExamProfilesTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    ExamProfilesTest() throws IOException {
        for (String name : List.of("default", "ranepa", "sfedu", "zno")) {
            new YamlPropertySourceLoader()
                    .load(name, new ClassPathResource("profiles/" + name + ".yml"))
                    .forEach(environment.getPropertySources()::addLast);
        }
    }

    @Test
    void everyShippedProfileIsComplete() {
        assertThat(profiles().names())
                .containsExactlyInAnyOrder("default", "ranepa", "sfedu", "zno")
                .startsWith("default");
    }

    @Test
    @DisplayName("R2-065, R4-034 the gaze thresholds of the regulations are values of profiles: 30 s and 5 s")
    void gazeThresholdsComeFromTheProfiles() {
        assertThat(gaze("ranepa")).isEqualTo(Duration.ofSeconds(30));
        assertThat(gaze("sfedu")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("R2-013 one proctor watches six at once where the profile says nothing else")
    void oneProctorWatchesSix() {
        assertThat(profiles().of("ranepa").examineesPerProctor()).isEqualTo(6);
    }

    @Test
    void aProfileIsNamedInTheReadersLanguage() {
        assertThat(profiles().of("sfedu").labelIn(Locale.of("ru"))).contains("ЮФУ");
        assertThat(profiles().of("sfedu").labelIn(Locale.ENGLISH)).contains("SFedU");
    }

    @Test
    void anExamOfARemovedProfileFallsBackToTheDefault() {
        assertThat(profiles().of("removed")).isEqualTo(profiles().of("default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules.active-window.threshold=-1s",
                "rules.no-such-rule.allowed=true",
                "presence.abandon-after=0s",
                "examinees-per-proctor=0",
            })
    @DisplayName("a wrong profile keeps the tool from starting and is named with file and key")
    void namesFileAndKeyOfWhatIsWrong(String change) {
        String key = change.substring(0, change.indexOf('='));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "change",
                        Map.of("vigil.profiles.ranepa.exam." + key, change.substring(change.indexOf('=') + 1))));

        assertThatThrownBy(this::profiles)
                .rootCause()
                .hasMessageContaining("config/profiles/ranepa.yml")
                .hasMessageContaining("vigil.profiles.ranepa.exam." + key.replaceAll("\\.allowed$", ""));
    }

    @Test
    @DisplayName("a profile without a rule of a newer version is refused with the line to add")
    void tellsTheLineOfARuleThatIsMissing() throws IOException {
        String without = new ClassPathResource("profiles/ranepa.yml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(?m)^ +same-person:.*\\R", "");
        environment.getPropertySources().remove("ranepa");
        new YamlPropertySourceLoader()
                .load("ranepa", new ByteArrayResource(without.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addFirst);

        assertThatThrownBy(this::profiles)
                .rootCause()
                .hasMessage("vigil.profiles.ranepa.exam.rules.same-person is missing (config/profiles/ranepa.yml). Say"
                        + " how your institution wants it; the line of the default profile is \"same-person: { allowed:"
                        + " false, controlled: false, visible: false, threshold: 10s }\"");
    }

    @Test
    void namesATextThatIsMissing() {
        environment.getPropertySources().remove("ranepa");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("short", Map.of("vigil.profiles.short.exam.label.ru", "x")));

        assertThatThrownBy(this::profiles).rootCause().hasMessageContaining("vigil.profiles.short.exam.label.uk");
    }

    private Duration gaze(String profile) {
        return profiles().of(profile).matrix().of(Rule.WRONG_GAZE_DIRECTION).threshold();
    }

    private ExamProfiles profiles() {
        return Binder.get(environment).bind("vigil", ExamProfiles.class).get();
    }
}
