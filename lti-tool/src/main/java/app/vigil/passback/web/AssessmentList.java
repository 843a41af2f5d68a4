package app.vigil.passback.web;

import app.vigil.exam.Exam;
import app.vigil.lti.ControlAction;
import app.vigil.passback.Interventions;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The attempts of an exam that run on the platform's side, with what may be asked and what was. */
@Component
class AssessmentList {

    private final Sittings sittings;
    private final AssessmentDoor door;
    private final Interventions interventions;
    private final People people;

    AssessmentList(Sittings sittings, AssessmentDoor door, Interventions interventions, People people) {
        this.sittings = sittings;
        this.door = door;
        this.interventions = interventions;
        this.people = people;
    }

    /**
     * One attempt.
     *
     * @param actions that can be asked now; none once the sitting has ended
     */
    record Row(Sitting sitting, String examineeName, Set<ControlAction> actions, List<Interventions.Line> asked) {

        public boolean flags() {
            return actions.contains(ControlAction.FLAG);
        }

        public boolean givesTime() {
            return actions.contains(ControlAction.UPDATE);
        }
    }

    boolean any(Exam exam) {
        return sittings.ofExam(exam.id()).stream()
                .anyMatch(sitting -> door.attemptOf(sitting.id()).isPresent());
    }

    /** Own attempts are left out: nobody watches over a sitting of their own. */
    List<Row> of(Exam exam, PersonId viewer) {
        List<Sitting> attempts = sittings.ofExam(exam.id()).stream()
                .filter(sitting -> !sitting.examinee().equals(viewer))
                .filter(sitting -> door.attemptOf(sitting.id()).isPresent())
                .toList();
        Map<PersonId, Person> persons =
                people.findAll(attempts.stream().map(Sitting::examinee).toList());
        Map<SittingId, List<Interventions.Line>> asked =
                interventions.of(exam.id()).stream().collect(Collectors.groupingBy(Interventions.Line::sitting));
        return attempts.stream()
                .map(sitting -> new Row(
                        sitting,
                        Optional.ofNullable(persons.get(sitting.examinee()))
                                .map(Person::displayName)
                                .orElse(""),
                        possible(sitting),
                        asked.getOrDefault(sitting.id(), List.of())))
                .toList();
    }

    private Set<ControlAction> possible(Sitting sitting) {
        Set<ControlAction> possible = EnumSet.noneOf(ControlAction.class);
        for (ControlAction action : interventions.offered(sitting.id())) {
            boolean now = switch (action) {
                case PAUSE -> sitting.state() == SittingState.RUNNING;
                case RESUME -> sitting.state() == SittingState.PAUSED;
                case TERMINATE, UPDATE -> sitting.state().recording();
                // What a recording shows may be worth a flag after the end.
                case FLAG -> sitting.admittedAt() != null;
            };
            if (now) {
                possible.add(action);
            }
        }
        return possible;
    }
}
