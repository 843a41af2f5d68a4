package app.vigil.evidence.surveillance;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.document.Paper;
import app.vigil.evidence.surveillance.RecordingForms.Heading;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws up the papers of the recording; they say what is so when they are asked for and are registered nowhere. */
@Component
public class RecordingPapers {

    private final Office office;
    private final RecordingForms forms;
    private final SurveillancePoints points;
    private final PointsPaper pointsPaper;
    private final MeansPaper meansPaper;
    private final Logged logged;

    RecordingPapers(
            Office office,
            RecordingForms forms,
            SurveillancePoints points,
            PointsPaper pointsPaper,
            MeansPaper meansPaper,
            Logged logged) {
        this.office = office;
        this.forms = forms;
        this.points = points;
        this.pointsPaper = pointsPaper;
        this.meansPaper = meansPaper;
        this.logged = logged;
    }

    /** What of the rooms below heads a paper. */
    @Component
    record Office(Registrations registrations, Exams exams, InstitutionCalendar calendar, Clock clock) {

        /** The institution profile most exams have; the paper's form and zone are its. */
        String profile(RegistrationId institution) {
            return exams.ofRegistration(institution).stream()
                    .collect(Collectors.groupingBy(Exam::profile, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse("default");
        }
    }

    /** The journal and its paper. */
    @Component
    record Logged(DeviceLog log, LogPaper paper) {}

    /** Who asks for a paper of whom, in which language. */
    public record Order(RegistrationId institution, Locale locale, String compiler) {}

    public boolean knows(RegistrationId institution) {
        return office.registrations().find(institution).isPresent();
    }

    /** Today, where the institution is. */
    public LocalDate today(RegistrationId institution) {
        ZoneId zone = office.calendar().zone(office.profile(institution));
        return LocalDate.ofInstant(office.clock().instant(), zone);
    }

    /**
     * The list of points under surveillance by days and shifts (R1-027).
     *
     * @param exams all of the order's institution
     * @param unit name of the only unit covered; empty for all
     */
    public Paper points(Order order, List<Exam> exams, String unit, Span span) {
        return pointsPaper.of(heading(order), unit, span, points.of(exams, span));
    }

    /** The list of means that restrict access (R1-024). */
    public Paper means(Order order) {
        return meansPaper.of(heading(order), order.institution());
    }

    /** The journal of actions on recording devices (R1-025). */
    public Paper log(Order order, Span span) {
        Heading heading = heading(order);
        return logged.paper()
                .of(
                        heading,
                        span,
                        logged.log().of(order.institution(), span.begin(heading.zone()), span.end(heading.zone())));
    }

    /** What stands at the foot of a paper that is registered nowhere. */
    public String foot(Order order) {
        Heading heading = heading(order);
        return forms.word("recording-papers.foot", heading, forms.moment(heading.compiled(), heading));
    }

    private Heading heading(Order order) {
        String profile = office.profile(order.institution());
        return new Heading(
                office.registrations()
                        .find(order.institution())
                        .map(Registration::name)
                        .orElse("—"),
                profile,
                office.calendar().zone(profile),
                order.locale(),
                order.compiler(),
                office.clock().instant());
    }
}
