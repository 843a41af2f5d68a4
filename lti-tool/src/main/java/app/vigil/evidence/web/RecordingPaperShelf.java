package app.vigil.evidence.web;

import app.vigil.document.Paper;
import app.vigil.evidence.surveillance.RecordingPapers;
import app.vigil.evidence.surveillance.RecordingPapers.Order;
import app.vigil.evidence.surveillance.Span;
import app.vigil.exam.Exam;
import app.vigil.lti.RegistrationId;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The papers of the recording as one viewer may have them, for the screen and as files. */
@Component
class RecordingPaperShelf {

    private final RecordingPapers papers;
    private final OrganisesSomeExam organises;
    private final Units units;

    RecordingPaperShelf(RecordingPapers papers, OrganisesSomeExam organises, Units units) {
        this.papers = papers;
        this.organises = organises;
        this.units = units;
    }

    /**
     * A paper and what it was made for.
     *
     * @param units that may be chosen
     * @param unit the chosen one's id; empty for all
     * @param foot of its files
     */
    record Drawn(
            RegistrationId institution,
            Span span,
            List<OrganisationalUnit> units,
            String unit,
            Paper paper,
            String foot) {}

    Drawn points(PapersAsked asked, Viewer viewer, Locale locale) {
        RegistrationId institution = organises
                .institutionOf(viewer, asked.named())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        List<Exam> exams = organises.examsOf(viewer, institution);
        List<OrganisationalUnit> all = units.of(institution);
        Set<UnitId> of = exams.stream().map(Exam::unit).collect(Collectors.toSet());
        List<OrganisationalUnit> choice = all.stream()
                .filter(unit -> all.stream().anyMatch(part -> part.within(unit.id()) && of.contains(part.id())))
                .toList();
        OrganisationalUnit chosen = choice.stream()
                .filter(unit -> unit.id().toString().equals(asked.unit()))
                .findFirst()
                .orElse(null);
        Span span = asked.behindAndAhead(papers.today(institution));
        Order order = order(asked, institution, viewer, locale);
        Set<UnitId> within = all.stream()
                .filter(unit -> chosen == null || unit.within(chosen.id()))
                .map(OrganisationalUnit::id)
                .collect(Collectors.toSet());
        List<Exam> covered =
                exams.stream().filter(exam -> within.contains(exam.unit())).toList();
        Paper paper = papers.points(order, covered, chosen == null ? "" : chosen.name(), span);
        return new Drawn(
                institution, span, choice, chosen == null ? "" : chosen.id().toString(), paper, papers.foot(order));
    }

    Drawn means(RegistrationId institution, PapersAsked asked, Viewer viewer, Locale locale) {
        requireKnown(institution);
        Order order = order(asked, institution, viewer, locale);
        Span today = asked.behind(papers.today(institution));
        return new Drawn(institution, today, List.of(), "", papers.means(order), papers.foot(order));
    }

    Drawn log(RegistrationId institution, PapersAsked asked, Viewer viewer, Locale locale) {
        requireKnown(institution);
        Order order = order(asked, institution, viewer, locale);
        Span span = asked.behind(papers.today(institution));
        return new Drawn(institution, span, List.of(), "", papers.log(order, span), papers.foot(order));
    }

    /** An operator may name what there is not. */
    private void requireKnown(RegistrationId institution) {
        if (!papers.knows(institution)) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("registration", institution);
        }
    }

    private static Order order(PapersAsked asked, RegistrationId institution, Viewer viewer, Locale locale) {
        String language = Objects.requireNonNullElse(asked.language(), locale.toLanguageTag());
        return new Order(institution, Language.nearest(Locale.forLanguageTag(language)), viewer.displayName());
    }
}
