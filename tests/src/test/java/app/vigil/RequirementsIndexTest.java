package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code tests/requirements.md} true: which test shows which requirement number. A test names a number in its
 * display name, tag or title. Write the page anew with {@code mvn -pl tests test -Dtest=RequirementsIndexTest
 * -Drequirements.write=true}.
 */
class RequirementsIndexTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("tests/requirements.md");
    private static final List<String> SOURCES =
            List.of("lti-tool/src/test/java", "tests/src/test/java", "browser-agent/src");
    private static final Pattern TITLE = Pattern.compile(
            "@DisplayName\\(\\s*\"([^\"]*)\"|@Tag\\(\\s*\"([^\"]*)\"|\\b(?:it|test|describe)(?:\\.each\\([^`\"']*?\\))?\\(\\s*[`\"']([^`\"']*)");
    /** One number, or the first and last of several: {@code R2-055…R2-057}. */
    private static final Pattern NUMBERS = Pattern.compile("\\b(R[0-4]-)(\\d{3})\\b(?:…\\1(\\d{3})\\b)?");

    @Test
    void thePageListsTheTestsOfEveryRequirement() throws IOException {
        String page = page();
        if (Boolean.getBoolean("requirements.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew with -Drequirements.write=true").hasContent(page);
    }

    @Test
    void countsEveryNumberOfARange() {
        assertThat(numbersIn("R2-019 R2-055…R2-057 R4-044 a student sits the exam"))
                .containsExactly("R2-019", "R2-055", "R2-056", "R2-057", "R4-044");
        assertThat(numbersIn("R2-055…R3-057 of two chapters is no range")).containsExactly("R2-055", "R3-057");
    }

    private static String page() throws IOException {
        Map<String, TreeSet<String>> tests = new TreeMap<>();
        for (String source : SOURCES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(source))) {
                for (Path file : files.filter(RequirementsIndexTest::isTest).toList()) {
                    collect(file, tests);
                }
            }
        }
        return "# Which test shows which requirement\n\nGenerated from display names, tags and titles; checked by"
                + " `RequirementsIndexTest`.\n\n| requirement | tests |\n| --- | --- |\n"
                + tests.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + String.join("<br>", row.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static void collect(Path file, Map<String, TreeSet<String>> tests) throws IOException {
        Matcher titles = TITLE.matcher(Files.readString(file));
        while (titles.find()) {
            String title = Stream.of(titles.group(1), titles.group(2), titles.group(3))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse("");
            String line = "`" + ROOT.relativize(file) + "`: " + title.replace("|", "\\|");
            numbersIn(title)
                    .forEach(number -> tests.computeIfAbsent(number, first -> new TreeSet<>())
                            .add(line));
        }
    }

    private static List<String> numbersIn(String title) {
        return NUMBERS.matcher(title)
                .results()
                .flatMap(found -> {
                    int first = Integer.parseInt(found.group(2));
                    int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
                    return IntStream.rangeClosed(first, last)
                            .mapToObj(number -> found.group(1) + "%03d".formatted(number));
                })
                .toList();
    }

    private static boolean isTest(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.endsWith("Test.java")
                        || name.endsWith("Tests.java")
                        || name.endsWith("Journey.java")
                        || name.endsWith("IT.java")
                        || name.endsWith(".test.ts"));
    }
}
