package app.vigil.exam.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.lti.Registration;
import app.vigil.people.Units;
import app.vigil.shared.VigilSettings;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Everything template {@code exam/form} reads; deep linking and the settings page share it. */
@Component
class ExamFormView {

    private final VigilSettings settings;
    private final ExamProfiles profiles;
    private final Units units;
    private final InstitutionCalendar calendar;

    ExamFormView(ExamProfiles profiles, Units units, InstitutionCalendar calendar, VigilSettings settings) {
        this.settings = settings;
        this.profiles = profiles;
        this.units = units;
        this.calendar = calendar;
    }

    /** An option of a select. */
    record Choice(String value, String label) {}

    /** Lines of the rule table under one heading. */
    record RuleGroup(String code, List<Rule> rules) {}

    void describe(
            ModelAndView page,
            ExamForm form,
            Map<String, Complaints.Complaint> complaints,
            Registration registration,
            Locale locale) {
        page.addObject("form", form);
        page.addObject("complaints", complaints);
        page.addObject("ruleGroups", List.of(group(Rule.Kind.PERMISSION), group(Rule.Kind.CONDITION)));
        page.addObject(
                "kinds", Arrays.stream(ExamKind.values()).map(ExamKind::code).toList());
        page.addObject(
                "modes",
                Arrays.stream(ProctoringMode.values()).map(ProctoringMode::code).toList());
        page.addObject(
                "presentations",
                Arrays.stream(QuizPresentation.values())
                        .map(QuizPresentation::code)
                        .toList());
        page.addObject(
                "qualities",
                Arrays.stream(QualityProfile.values()).map(QualityProfile::code).toList());
        page.addObject("profiles", profileChoices(locale));
        page.addObject("units", unitChoices(registration));
        page.addObject("platformOrigins", String.join(", ", registration.origins()));
        page.addObject("toolAddress", settings.publicUrl().toString());
        ZoneId zone = zone(form);
        page.addObject("zone", zone.getId());
        page.addObject("preview", StudentPreview.of(form, zone, locale));
    }

    StudentPreview preview(ExamForm form, Locale locale) {
        return StudentPreview.of(form, zone(form), locale);
    }

    private ZoneId zone(ExamForm form) {
        return calendar.zone(profiles.knows(form.profile()) ? form.profile() : ExamProfiles.DEFAULT);
    }

    private static RuleGroup group(Rule.Kind kind) {
        List<Rule> rules =
                Arrays.stream(Rule.values()).filter(rule -> rule.kind() == kind).toList();
        return new RuleGroup(kind.name().toLowerCase(Locale.ROOT), rules);
    }

    private List<Choice> profileChoices(Locale locale) {
        return profiles.names().stream()
                .map(name -> new Choice(name, profiles.of(name).labelIn(locale)))
                .toList();
    }

    private List<Choice> unitChoices(Registration registration) {
        return units.of(registration.id()).stream()
                .map(unit -> new Choice(unit.id().toString(), unit.inTree()))
                .toList();
    }
}
