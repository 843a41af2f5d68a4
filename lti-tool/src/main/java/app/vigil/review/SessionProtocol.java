package app.vigil.review;

import app.vigil.evidence.Recordings;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.incident.MarkAnswers;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.ExamRoll;
import app.vigil.sitting.Instructions;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Everything that is known of one session in the order of time: disputes are settled by it (R4-013, R4-011). */
@Component
public class SessionProtocol {

    private final Happened happened;
    private final Said said;
    private final ReviewRecords records;
    private final People people;
    private final MessageSource messages;

    SessionProtocol(Happened happened, Said said, ReviewRecords records, People people, MessageSource messages) {
        this.happened = happened;
        this.said = said;
        this.records = records;
        this.people = people;
        this.messages = messages;
    }

    /** What was recorded and marked. */
    @Component
    record Happened(Recordings recordings, Incidents incidents) {}

    /** What the examinee was told, and said. */
    @Component
    record Said(Instructions instructions, ExamRoll roll, MarkAnswers answers) {}

    /**
     * One line.
     *
     * @param to null for a moment, and for what lasts
     * @param kind code of {@code review.session.<kind>}
     * @param about what it is about, in words; may be empty
     * @param words as a person wrote them; may be empty
     */
    public record Line(Instant from, @Nullable Instant to, String kind, String about, String words) {

        /** Something the examinee contests or complains of. */
        public boolean disputed() {
            return kind.equals("problem") || kind.equals("answer");
        }
    }

    /** The session in the order of time; whose second opinion is awaited reads nothing of what a proctor said. */
    public List<Line> of(Sitting sitting, PersonId reader, Locale locale) {
        boolean apart = records.seconds().awaitedFrom(reader, sitting.id());
        List<Line> lines = new ArrayList<>();
        lines.add(moment(sitting.launchedAt(), "launched", ""));
        said.instructions()
                .shown(sitting.id())
                .forEach(shown -> lines.add(moment(shown.at(), "instruction", edition(shown, locale))));
        if (sitting.admittedAt() != null) {
            lines.add(moment(sitting.admittedAt(), "admitted", ""));
        }
        marks(sitting, apart, locale, lines);
        happened.recordings()
                .gaps(sitting.id())
                .forEach(gap -> lines.add(new Line(gap.from(), gap.to(), "gap", gap(gap, locale), "")));
        said.roll()
                .problems(sitting.id())
                .forEach(problem -> lines.add(new Line(problem.reportedAt(), null, "problem", "", problem.words())));
        if (sitting.endedAt() != null) {
            lines.add(moment(
                    sitting.endedAt(),
                    "ended",
                    word("sitting.state." + sitting.state().code(), locale)));
        }
        if (!apart) {
            records.find(sitting.id()).ifPresent(review -> lines.add(status(review, locale)));
        }
        lines.sort(Comparator.comparing(Line::from));
        return lines;
    }

    private void marks(Sitting sitting, boolean apart, Locale locale, List<Line> lines) {
        Map<IncidentId, MarkAnswers.Answer> answers = said.answers().of(sitting.id());
        for (Incident mark : marks(sitting, apart)) {
            Incident.Verdict verdict = mark.verdict();
            String label =
                    word("violation." + (verdict == null ? mark.violation() : verdict.violation()).code(), locale);
            String kind = verdict == null ? "mark" : verdict.confirmed() ? "mark-confirmed" : "mark-dismissed";
            String note = verdict == null ? mark.note() : verdict.note();
            lines.add(new Line(mark.begun(), mark.over(), kind, label, note == null ? "" : note));
            MarkAnswers.Answer answer = answers.get(mark.id());
            if (answer != null) {
                lines.add(new Line(answer.at(), null, "answer", label, answer.words()));
            }
        }
    }

    private List<Incident> marks(Sitting sitting, boolean apart) {
        List<Incident> marks = happened.incidents().of(sitting.id());
        return apart ? Incident.asProposed(marks) : marks;
    }

    private Line status(Review review, Locale locale) {
        String proctor = people.find(review.proctor()).map(Person::displayName).orElse("—");
        String status = review.status().number() + ". "
                + word("status." + review.status().number(), locale);
        return new Line(review.at(), null, "status", status + " – " + proctor, review.comment());
    }

    private String edition(Instructions.Shown shown, Locale locale) {
        String day = "%1$td.%1$tm.%1$tY".formatted(shown.validFrom());
        return word("sitting.instruction." + shown.kind().code(), locale) + ", "
                + messages.getMessage(
                        "sitting.instruction.edition", new Object[] {Integer.toString(shown.version()), day}, locale);
    }

    private String gap(Recordings.Gap gap, Locale locale) {
        return word("package.stream." + gap.stream(), locale) + ": " + word("package.gap." + gap.cause(), locale);
    }

    private static Line moment(Instant at, String kind, String about) {
        return new Line(at, null, kind, about, "");
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
