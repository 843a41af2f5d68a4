package app.vigil.lti.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiProblem;
import app.vigil.testing.VigilTest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The Moodle guide, as a page and as a promise. */
@VigilTest
class GuideOverHttpTest {

    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");
    private static final Pattern LTI_CODE =
            Pattern.compile("`((?:login|launch|registration|deep-linking|platform)-[a-z-]+)`");

    @Autowired
    private MockMvcTester http;

    @ParameterizedTest
    @CsvSource({"en,Connect Vigil", "ru,Подключение Vigil", "uk,Підключення Vigil"})
    void isServedInEveryLanguageWithThisToolsAddress(String language, String heading) throws Exception {
        String page = http.get()
                .uri("/guide?lang=" + language)
                .assertThat()
                .hasStatus(HttpStatus.OK)
                .actual()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains(heading, "http://localhost:8080/lti/launch", "<table")
                .doesNotContain("vigil.example.edu");
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            String target = URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
            assertThat(page).as("anchor " + target).contains("id=\"" + target + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void namesOnlyProblemsThatExist(String language) throws IOException {
        Set<String> known =
                Arrays.stream(LtiProblem.values()).map(LtiProblem::code).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        Matcher code = LTI_CODE.matcher(Files.readString(Path.of("../config/moodle/" + language + ".md")));
        while (code.find()) {
            if (!known.contains(code.group(1))) {
                unknown.add(code.group(1));
            }
        }
        assertThat(unknown).isEmpty();
    }
}
