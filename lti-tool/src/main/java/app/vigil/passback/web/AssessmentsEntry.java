package app.vigil.passback.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.people.DeskEntries;
import app.vigil.shared.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads proctors and teachers to the attempts that run on the platform's side, once there are any. */
@Component
class AssessmentsEntry implements DeskEntries {

    private final Exams exams;
    private final ExamAccess access;
    private final AssessmentList list;

    AssessmentsEntry(Exams exams, ExamAccess access, AssessmentList list) {
        this.exams = exams;
        this.access = access;
        this.list = list;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        if (examId == null) {
            return List.of();
        }
        ExamId exam = ExamId.of(examId);
        PersonId person = visitor.viewer().id();
        boolean mine = access.manages(person, exam) || access.proctors(person, exam);
        return mine && exams.find(exam).filter(list::any).isPresent()
                ? List.of(new Entry("passback.assessments.entry", List.of(), path(exam), "sliders2", 0))
                : List.of();
    }

    private static String path(ExamId exam) {
        return "/passback/" + exam + "/assessments";
    }
}
