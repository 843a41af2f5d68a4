package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import org.springframework.stereotype.Component;

/** Finds the lane in which an examinee's scores go. */
@Component
class Addressees {

    private final Outbox outbox;
    private final People people;

    Addressees(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    Lane lane(ExamId exam, ItemKind kind, PersonId examinee) {
        String userId = people.find(examinee)
                .map(Person::subject)
                .orElseThrow(() -> new IllegalStateException("no person " + examinee + " to send a score for"));
        return outbox.lane(exam, kind, userId);
    }
}
