package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.sitting.ExamRoll;
import app.vigil.sitting.SessionProtocols;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What examinees of an exam reported and contest, each with the way to the protocol of the session (R4-013). */
@Component
public class Disputes {

    private final ExamRoll roll;
    private final Sittings sittings;
    private final People people;
    private final SessionProtocols protocols;

    Disputes(ExamRoll roll, Sittings sittings, People people, SessionProtocols protocols) {
        this.roll = roll;
        this.sittings = sittings;
        this.people = people;
        this.protocols = protocols;
    }

    /** @param protocol address of the session's protocol; null for a reader who may not see it */
    public record Dispute(
            String examinee,
            Instant at,
            String words,
            @Nullable String protocol) {}

    /** Newest first. */
    public List<Dispute> of(Exam exam, PersonId reader) {
        Map<SittingId, List<ExamRoll.ReportedProblem>> problems = roll.problems(exam.id());
        List<Sitting> concerned = sittings.findAll(problems.keySet());
        Map<PersonId, Person> names =
                people.findAll(concerned.stream().map(Sitting::examinee).toList());
        Map<SittingId, String> addresses = protocols.addresses(reader, exam.id(), concerned);
        return concerned.stream()
                .flatMap(sitting -> problems.getOrDefault(sitting.id(), List.of()).stream()
                        .map(problem -> new Dispute(
                                name(names.get(sitting.examinee())),
                                problem.reportedAt(),
                                problem.words(),
                                addresses.get(sitting.id()))))
                .sorted(Comparator.comparing(Dispute::at).reversed())
                .toList();
    }

    private static String name(@Nullable Person person) {
        return person == null ? "—" : person.displayName();
    }
}
