package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.Problem;
import app.vigil.shared.web.IcuMessages;
import app.vigil.shared.web.Language;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every text exists in ru, uk and en. */
class MessagesTest {

    private static final Pattern LITERAL_KEY = Pattern.compile("#\\{([a-z0-9.-]+)[(}]");

    private final IcuMessages messages = new IcuMessages();

    @Test
    @DisplayName("every key exists in ru, uk and en")
    void everyKeyExistsInEveryLanguage() {
        Set<String> all = new TreeSet<>();
        Language.ALL.forEach(locale -> all.addAll(messages.keys(locale)));
        for (Locale locale : Language.ALL) {
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(messages.keys(locale));
            assertThat(missing).as("keys missing in " + locale).isEmpty();
        }
    }

    @Test
    void everyKeyOfATemplateExists() throws IOException {
        Set<String> known = messages.keys(Locale.ENGLISH);
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                Matcher keys = LITERAL_KEY.matcher(Files.readString(template));
                while (keys.find()) {
                    if (!known.contains(keys.group(1))) {
                        missing.add(template.getFileName() + ": " + keys.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyProblemHasTextsAndItsOwnCode() throws ClassNotFoundException {
        Set<String> codes = new TreeSet<>();
        List<String> names = new ClassFileImporter()
                .importPackages("app.vigil").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                        .map(type -> type.getFullName())
                        .toList();
        for (String name : names) {
            for (Object constant : Class.forName(name).getEnumConstants()) {
                String code = ((Problem) constant).code();
                assertThat(codes.add(code)).as("code used twice: " + code).isTrue();
                assertThat(messages.keys(Locale.ENGLISH))
                        .contains("problem." + code + ".title", "problem." + code + ".detail");
            }
        }
    }
}
