package app.vigil.testing;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who stands how to an exam because a test says so. */
public final class KnownExamAccess implements ExamAccess {

    private final Set<Standing> proctors = ConcurrentHashMap.newKeySet();
    private final Set<Standing> deciders = ConcurrentHashMap.newKeySet();
    private final Set<Standing> keepers = ConcurrentHashMap.newKeySet();
    private final Set<Standing> teachers = ConcurrentHashMap.newKeySet();

    public void addRecordsKeeper(PersonId person, ExamId exam) {
        keepers.add(new Standing(person, exam));
    }

    public void addProctor(PersonId person, ExamId exam) {
        proctors.add(new Standing(person, exam));
    }

    public void addDecisionMaker(PersonId person, ExamId exam) {
        deciders.add(new Standing(person, exam));
    }

    public void addTeacher(PersonId person, ExamId exam) {
        teachers.add(new Standing(person, exam));
    }

    @Override
    public boolean manages(PersonId person, ExamId exam) {
        return teachers.contains(new Standing(person, exam));
    }

    @Override
    public List<Exam> managed(PersonId person) {
        return List.of();
    }

    @Override
    public boolean proctors(PersonId person, ExamId exam) {
        return proctors.contains(new Standing(person, exam));
    }

    @Override
    public boolean decides(PersonId person, ExamId exam) {
        return deciders.contains(new Standing(person, exam));
    }

    @Override
    public boolean keepsRecords(PersonId person, ExamId exam) {
        return keepers.contains(new Standing(person, exam));
    }

    private record Standing(PersonId person, ExamId exam) {}
}
