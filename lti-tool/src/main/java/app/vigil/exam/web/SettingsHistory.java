package app.vigil.exam.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamSetup;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who changed what, and when. */
@Component
class SettingsHistory {

    private final ExamSetup setup;
    private final People people;
    private final InstitutionCalendar calendar;

    SettingsHistory(ExamSetup setup, People people, InstitutionCalendar calendar) {
        this.setup = setup;
        this.people = people;
        this.calendar = calendar;
    }

    /**
     * @param at epoch milliseconds
     * @param changed message keys; empty for the first version
     */
    record Line(int version, long at, String who, List<String> changed) {}

    List<Line> of(Exam exam) {
        List<ExamSetup.Version> versions = setup.history(exam.id());
        Map<PersonId, Person> authors = people.findAll(
                versions.stream().map(ExamSetup.Version::by).distinct().toList());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            ExamSetup.Version version = versions.get(i);
            List<String> changed = i + 1 == versions.size()
                    ? List.of()
                    : ChangedSettings.between(versions.get(i + 1).settings(), version.settings());
            lines.add(new Line(version.number(), version.at().toEpochMilli(), name(authors, version.by()), changed));
        }
        return lines;
    }

    ZoneId zone(Exam exam) {
        return calendar.zone(exam.profile());
    }

    private static String name(Map<PersonId, Person> authors, PersonId author) {
        return Optional.ofNullable(authors.get(author)).map(Person::displayName).orElse("–");
    }
}
