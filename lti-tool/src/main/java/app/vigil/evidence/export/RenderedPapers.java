package app.vigil.evidence.export;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.document.Documents;
import app.vigil.evidence.PackagedPapers.Paper;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.DateWords;
import app.vigil.sitting.Sitting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page a package is opened with, and the act of its hand-over. */
@Component
class RenderedPapers implements PackagePapers {

    private final Documents documents;
    private final Exams exams;
    private final People people;
    private final Recordings recordings;
    private final InstitutionCalendar calendar;
    private final HandOverAct act;

    RenderedPapers(
            Documents documents,
            Exams exams,
            People people,
            Recordings recordings,
            InstitutionCalendar calendar,
            HandOverAct act) {
        this.act = act;
        this.documents = documents;
        this.exams = exams;
        this.people = people;
        this.recordings = recordings;
        this.calendar = calendar;
    }

    @Override
    public List<Paper> of(Sitting sitting, HandOver handOver, Instant now, List<Contents.Entry> entries) {
        Locale locale = handOver.locale();
        Map<String, Object> model = new HashMap<>();
        model.put("language", locale.getLanguage());
        model.put("sitting", sitting.id().toString());
        Optional<Exam> exam = exams.find(sitting.exam());
        Wording words = new Wording(
                locale, exam.map(known -> calendar.zone(known.profile())).orElse(ZoneOffset.UTC));
        model.put("exam", exam.map(Exam::title).orElse("—"));
        model.put(
                "examinee",
                people.find(sitting.examinee()).map(Person::displayName).orElse("—"));
        model.put("began", words.shown(sitting.admittedAt()));
        model.put("ended", words.shown(sitting.endedAt()));
        model.put("packed", words.shown(now));
        model.put("handOver", handOver);
        model.put(
                "videos",
                entries.stream().filter(entry -> entry.media() != null).toList());
        model.put("files", entries.stream().map(Contents.Entry::name).toList());
        model.put("gaps", gaps(sitting, words));
        String profile = exam.map(Exam::profile).orElse("default");
        String page = documents.html("handed-over", locale, model);
        return List.of(
                new Paper("hand-over-act.pdf", documents.pdf(act.of(model, profile, handOver, entries))),
                new Paper("index.html", page.getBytes(StandardCharsets.UTF_8)));
    }

    /** A missing interval as people read it. */
    record Gap(String stream, String from, String to, String cause) {}

    private List<Gap> gaps(Sitting sitting, Wording words) {
        return recordings.summary(sitting.id()).gaps().stream()
                .map(gap -> new Gap(gap.stream(), words.shown(gap.from()), words.shown(gap.to()), gap.cause()))
                .toList();
    }

    /** Times of the institution; a package is read anywhere and for years, so they name their distance from UTC. */
    private record Wording(Locale locale, ZoneId zone) {

        String shown(@Nullable Instant instant) {
            if (instant == null) {
                return "—";
            }
            ZonedDateTime at = instant.atZone(zone);
            String offset =
                    at.getOffset().getTotalSeconds() == 0 ? "" : at.getOffset().getId();
            return DateWords.of(FormatStyle.MEDIUM, FormatStyle.MEDIUM, locale).format(at) + " (UTC" + offset + ")";
        }
    }
}
