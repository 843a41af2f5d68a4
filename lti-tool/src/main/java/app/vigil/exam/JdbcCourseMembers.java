package app.vigil.exam;

import app.vigil.lti.Role;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.nrps.Memberships;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps who was a member when the platform was last asked; names stay with the {@code people} room. */
@Repository
class JdbcCourseMembers implements CourseMembers {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Memberships memberships;
    private final People people;
    private final Clock clock;

    JdbcCourseMembers(
            JdbcClient jdbc, TransactionOperations transaction, Memberships memberships, People people, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.memberships = memberships;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The platform is asked outside the transaction: a slow answer must not hold a connection of the pool. So are people
     * remembered: who launches at that moment is inserted twice, and PostgreSQL would give the transaction up.
     */
    @Override
    public int refresh(Exam exam) {
        List<Memberships.Member> listed =
                ask(exam).stream().filter(Memberships.Member::active).toList();
        Map<PersonId, Boolean> learners = remember(exam, listed);
        transaction.executeWithoutResult(status -> replace(exam, learners));
        return listed.size();
    }

    private List<Memberships.Member> ask(Exam exam) {
        URI address = address(exam.id())
                .orElseThrow(() -> new ProblemException(ExamProblem.MEMBERS_ADDRESS_UNKNOWN).with("exam", exam.id()));
        try {
            return memberships.of(exam.registration(), address);
        } catch (PlatformFailure failure) {
            throw new ProblemException(ExamProblem.MEMBERS_NOT_READABLE)
                    .with("exam", exam.id())
                    .with("kind", failure.kind())
                    .causedBy(failure);
        }
    }

    private Optional<URI> address(ExamId exam) {
        return jdbc.sql("select memberships from exam where id = :exam and memberships is not null")
                .param("exam", exam.value())
                .query(String.class)
                .optional()
                .map(URI::create);
    }

    private Map<PersonId, Boolean> remember(Exam exam, List<Memberships.Member> listed) {
        Map<PersonId, Boolean> learners = new HashMap<>();
        for (Memberships.Member member : listed) {
            Person person = people.remember(exam.registration(), exam.contextId(), member);
            learners.put(person.id(), member.roles().contains(Role.LEARNER));
        }
        return learners;
    }

    private void replace(Exam exam, Map<PersonId, Boolean> learners) {
        UUID id = exam.id().value();
        // First of all, so that of two lists that come at once the later one replaces the other.
        jdbc.sql("update exam set members_read_at = :now where id = :exam")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("exam", id)
                .update();
        jdbc.sql("delete from exam_member where exam = :exam").param("exam", id).update();
        learners.forEach((person, learner) -> jdbc.sql(
                        "insert into exam_member (exam, person, learner) values (:exam, :person, :learner)")
                .param("exam", id)
                .param("person", person.value())
                .param("learner", learner)
                .update());
    }

    @Override
    public List<Member> of(ExamId exam) {
        Map<PersonId, Boolean> learners = new HashMap<>();
        jdbc.sql("select person, learner from exam_member where exam = :exam")
                .param("exam", exam.value())
                .query(row -> {
                    learners.put(new PersonId(row.getObject("person", UUID.class)), row.getBoolean("learner"));
                });
        return people.findAll(learners.keySet()).values().stream()
                .map(person -> new Member(person, Boolean.TRUE.equals(learners.get(person.id()))))
                .sorted(Comparator.comparing(member -> member.person().displayName()))
                .toList();
    }

    @Override
    public Optional<Instant> readAt(ExamId exam) {
        return jdbc.sql("select members_read_at from exam where id = :exam and members_read_at is not null")
                .param("exam", exam.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
