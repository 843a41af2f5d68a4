package app.vigil.sitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The wordings under {@code consent/<version>_<language>.txt}: a title line {@code # …}, sections {@code ## …} with
 * their text, boxes {@code [code] …}, with {@code [code?] …} those that may stay open. {@code {operator}} comes from the profile.
 */
@Component
class ConsentWordings {

    /** Offered to everybody who has not consented yet. */
    static final String CURRENT = "2026-11";

    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

    ConsentWording current(SittingProfile profile, Locale locale) {
        String language = locale.getLanguage();
        List<String> template = lines.computeIfAbsent(language, ConsentWordings::read);
        Draft draft = new Draft();
        template.forEach(line -> draft.add(filled(line, profile, template)));
        return draft.finish(language);
    }

    private static String filled(String line, SittingProfile profile, List<String> template) {
        SittingProfile.Operator operator = profile.operator();
        // Without a configured operator the wording names "your institution"; its line says so in each language.
        String name = operator == null ? unnamed(template) : operator.name() + ", " + operator.address();
        return line.replace("{operator}", name);
    }

    private static String unnamed(List<String> template) {
        return template.stream()
                .filter(line -> line.startsWith("%unnamed "))
                .findFirst()
                .map(line -> line.substring("%unnamed ".length()))
                .orElseThrow(() -> new IllegalStateException("the consent has no %unnamed line"));
    }

    private static List<String> read(String language) {
        String path = "/consent/" + CURRENT + "_" + language + ".txt";
        try (InputStream text = ConsentWordings.class.getResourceAsStream(path)) {
            if (text == null) {
                throw new IllegalStateException("no consent at " + path);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the consent cannot be read: " + path, e);
        }
    }

    private static final class Draft {

        private final List<ConsentWording.Section> sections = new ArrayList<>();
        private final List<ConsentWording.Tick> ticks = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String title = "";
        private String heading = "";

        void add(String line) {
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.startsWith("## ")) {
                closeSection();
                heading = line.substring(3);
            } else if (line.startsWith("[")) {
                int end = line.indexOf(']');
                String code = line.substring(1, end);
                ticks.add(new ConsentWording.Tick(
                        code.replace("?", ""), line.substring(end + 1).strip(), !code.endsWith("?")));
            } else if (!line.startsWith("%")) {
                text.append(line).append('\n');
            }
        }

        ConsentWording finish(String language) {
            closeSection();
            return new ConsentWording(CURRENT, language, title, List.copyOf(sections), List.copyOf(ticks));
        }

        private void closeSection() {
            if (!heading.isEmpty()) {
                sections.add(new ConsentWording.Section(heading, text.toString().strip()));
            }
            text.setLength(0);
        }
    }
}
