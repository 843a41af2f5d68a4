package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiProblem;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** README.md lists clause by clause which cases there are; the list and the cases are the same. */
class ClausesTest {

    private static final Pattern CASE = Pattern.compile("`(\\w+Test\\.\\w+)`");
    private static final Pattern REFUSAL = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    /** Refusals of the administrator's pages and of the operator's, and of a store that is away: their tests are beside the code. */
    private static final Set<LtiProblem> NO_CLAUSE = EnumSet.of(
            LtiProblem.LAUNCH_NOBODY_ANSWERS,
            LtiProblem.ONE_USE_STORE_UNAVAILABLE,
            LtiProblem.REGISTRATION_STILL_ACTIVE,
            LtiProblem.REGISTRATION_NAME_MISTYPED,
            LtiProblem.CHECK_TOKEN_INVALID);

    private static String rows;

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyCaseStandsUnderItsClauseAndEveryNameIsACase() throws IOException {
        assertThat(found(CASE)).isEqualTo(cases());
    }

    @Test
    void everyRefusalHasARow() {
        assertThat(found(REFUSAL))
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(NO_CLAUSE)).stream()
                        .map(LtiProblem::code)
                        .toList());
    }

    @Test
    void everyClauseHasItsCases() {
        assertThat(rows.lines().filter(line -> line.contains("`")))
                .allSatisfy(line -> assertThat(line.split("\\|", -1)).hasSize(6))
                .allSatisfy(line -> assertThat(CASE.matcher(line).find()).isTrue());
    }

    private static Set<String> found(Pattern pattern) {
        return pattern.matcher(rows)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> cases() throws IOException {
        Path folder = Path.of("src/test/java/app/vigil/conformance");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Test") && !name.equals(ClausesTest.class.getSimpleName()))
                    .flatMap(ClausesTest::casesOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> casesOf(String name) {
        try {
            return Arrays.stream(Class.forName(ClausesTest.class.getPackageName() + "." + name)
                            .getDeclaredMethods())
                    .filter(ClausesTest::isCase)
                    .map(method -> name + "." + method.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isCase(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
