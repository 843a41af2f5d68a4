package app.vigil.evidence.surveillance;

import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.document.PaperTemplate.Vocabulary;
import app.vigil.document.PaperTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Fills in what the papers of the recording share: institution, period, when and by whom they were compiled. */
@Component
class RecordingForms {

    static final String POINTS = "surveillance-points";
    static final String MEANS = "access-means";
    static final String LOG = "device-log";
    private static final String COMPILER = "compiler";

    private final PaperTemplates templates;
    private final MessageSource messages;

    RecordingForms(PaperTemplates templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
        require(
                POINTS,
                "institution unit from to zone compiled expected recorded number class term until count",
                "row day shift exam title course kind unit group expected recorded streams storage proctors",
                "shift outside hours storage-planned storage-kept storage-deleted no-proctors");
        require(MEANS, "institution address compiled", "row guards means how state", "in-force not-in-force");
        require(
                LOG,
                "institution from to zone compiled lines shown",
                "row at action who exam examinee detail",
                "system operator more");
    }

    private void require(String form, String places, String fields, String words) {
        templates.require(form, new Vocabulary(names(places), names(fields), Set.of(COMPILER), names(words)));
    }

    private static Set<String> names(String list) {
        return Set.of(list.split(" "));
    }

    /**
     * Whose paper it is and who asks for it.
     *
     * @param profile whose form is filled in
     */
    record Heading(String institution, String profile, ZoneId zone, Locale locale, String compiler, Instant compiled) {}

    PaperTemplate form(String name, Heading heading) {
        return templates.of(heading.profile(), name, heading.locale());
    }

    Paper fill(String name, Heading heading, Map<String, String> own, List<Map<String, String>> rows) {
        Map<String, String> values = new HashMap<>(own);
        values.put("institution", heading.institution());
        values.put("zone", heading.zone().getId());
        values.put("compiled", moment(heading.compiled(), heading));
        return form(name, heading)
                .fill(new Filling(values, rows, List.of(), Map.of(COMPILER, List.of(heading.compiler()))));
    }

    String day(LocalDate day, Heading heading) {
        return pattern("recording-papers.date-pattern", heading.locale()).format(day);
    }

    String moment(Instant at, Heading heading) {
        return pattern("recording-papers.moment-pattern", heading.locale()).format(at.atZone(heading.zone()));
    }

    String word(String key, Heading heading, Object... arguments) {
        return messages.getMessage(key, arguments, heading.locale());
    }

    private DateTimeFormatter pattern(String key, Locale locale) {
        return DateTimeFormatter.ofPattern(messages.getMessage(key, null, locale), locale);
    }
}
