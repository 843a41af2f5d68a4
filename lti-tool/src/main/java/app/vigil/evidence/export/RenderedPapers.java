package app.vigil.evidence.export;

import app.vigil.document.Documents;
import app.vigil.evidence.PackagedPapers.Paper;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.sitting.Sitting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page a package is opened with, and the act of its hand-over. */
@Component
class RenderedPapers implements PackagePapers {

    private final Documents documents;
    private final Exams exams;
    private final People people;
    private final Recordings recordings;

    RenderedPapers(Documents documents, Exams exams, People people, Recordings recordings) {
        this.documents = documents;
        this.exams = exams;
        this.people = people;
        this.recordings = recordings;
    }

    @Override
    public List<Paper> of(Sitting sitting, HandOver handOver, Instant now, List<Contents.Entry> entries) {
        Locale locale = handOver.locale();
        Map<String, Object> model = new HashMap<>();
        model.put("language", locale.getLanguage());
        model.put("sitting", sitting.id().toString());
        model.put("exam", exams.find(sitting.exam()).map(Exam::title).orElse("—"));
        model.put(
                "examinee",
                people.find(sitting.examinee()).map(Person::displayName).orElse("—"));
        model.put("began", shown(sitting.admittedAt(), locale));
        model.put("ended", shown(sitting.endedAt(), locale));
        model.put("packed", shown(now, locale));
        model.put("handOver", handOver);
        model.put(
                "videos",
                entries.stream().filter(entry -> entry.media() != null).toList());
        model.put("files", entries.stream().map(Contents.Entry::name).toList());
        model.put("entries", entries);
        model.put("gaps", gaps(sitting, locale));
        String page = documents.html("package", locale, model);
        return List.of(
                new Paper("hand-over-act.pdf", documents.pdf("hand-over-act", locale, model)),
                new Paper("index.html", page.getBytes(StandardCharsets.UTF_8)));
    }

    /** A missing interval as people read it. */
    record Gap(String stream, String from, String to, String cause) {}

    private List<Gap> gaps(Sitting sitting, Locale locale) {
        return recordings.summary(sitting.id()).gaps().stream()
                .map(gap -> new Gap(gap.stream(), shown(gap.from(), locale), shown(gap.to(), locale), gap.cause()))
                .toList();
    }

    /** A package is read anywhere and for years, so it names the zone. */
    private static String shown(@Nullable Instant instant, Locale locale) {
        return instant == null
                ? "—"
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                                .withLocale(locale)
                                .format(Objects.requireNonNull(instant).atOffset(ZoneOffset.UTC))
                        + " UTC";
    }
}
