package app.vigil.exam;

import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How many proctors an exam with live proctoring takes: one for so many examinees tested at once (R2-013). */
@Component
public class ProctorNeed {

    private final ExamProfiles profiles;
    private final ExamStaff staff;
    private final People people;
    private final CourseMembers members;

    ProctorNeed(ExamProfiles profiles, ExamStaff staff, People people, CourseMembers members) {
        this.profiles = profiles;
        this.staff = staff;
        this.people = people;
        this.members = members;
    }

    /**
     * What the ratio asks for, and what there is.
     *
     * @param perProctor examinees that one proctor may watch at once
     * @param appointed who are appointed and may watch this exam (R2-003)
     */
    public record Need(int examinees, int perProctor, int needed, int appointed) {

        /** There are more examinees than these proctors may watch. */
        public boolean lacking() {
            return needed > appointed;
        }

        public int missing() {
            return Math.max(0, needed - appointed);
        }
    }

    /** Where all students of the course sit at once; empty for an exam that is watched afterwards. */
    public Optional<Need> ofCourse(Exam exam) {
        if (exam.mode() != ProctoringMode.SYNCHRONOUS) {
            return Optional.empty();
        }
        Set<PersonId> appointed =
                staff.of(exam).stream().map(one -> one.person()).collect(Collectors.toSet());
        long learners = members.of(exam.id()).stream()
                .filter(CourseMembers.Member::learner)
                .filter(member -> !appointed.contains(member.person().id()))
                .count();
        return of(exam, Math.toIntExact(learners));
    }

    /** For so many tested at this moment; empty for an exam that is watched afterwards. */
    public Optional<Need> of(Exam exam, int tested) {
        if (exam.mode() != ProctoringMode.SYNCHRONOUS) {
            return Optional.empty();
        }
        int perProctor = profiles.of(exam.profile()).examineesPerProctor();
        return Optional.of(new Need(tested, perProctor, Math.ceilDiv(tested, perProctor), watching(exam)));
    }

    private int watching(Exam exam) {
        Set<PersonId> teachers = people.teachersOf(exam.registration(), exam.contextId());
        List<PersonId> deciding = staff.holding(Duty.DECISION_MAKER, exam);
        return (int) staff.holding(Duty.PROCTOR, exam).stream()
                .filter(proctor -> !teachers.contains(proctor) && !deciding.contains(proctor))
                .count();
    }
}
