package app.vigil.lti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the doctor can find has words, and whatever is wrong has a remedy, in every language. */
class FindingTextsTest {

    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Path ROOM = Path.of("src/main/java/app/vigil/lti/doctor");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void everyFindingHasWordsAndEveryTroubleARemedy(String language) throws IOException {
        Set<String> known = texts(language).stringPropertyNames();
        Set<String> missing = new TreeSet<>();
        for (String code : codes()) {
            if (!known.contains("lti.doctor.finding." + code)) {
                missing.add(code);
            }
            if (!code.endsWith("-good") && !known.contains("lti.doctor.mend." + code)) {
                missing.add(code + " (mend)");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextBelongsToAFinding() throws IOException {
        Set<String> codes = codes();
        assertThat(texts("en").stringPropertyNames())
                .filteredOn(key -> key.startsWith("lti.doctor.finding."))
                .allMatch(key -> codes.contains(key.substring("lti.doctor.finding.".length())));
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("unreachable", "untrusted", "unreadable"));
        try (Stream<Path> sources = Files.list(ROOM)) {
            for (Path source : sources.filter(file -> file.toString().matches(".*(Examination|Failures)\\.java"))
                    .toList()) {
                Matcher found = CODE.matcher(Files.readString(source));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        codes.remove("connection-check");
        return codes;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                FindingTextsTest.class.getResourceAsStream("/messages/lti_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
