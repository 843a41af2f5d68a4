package app.vigil.exam;

import app.vigil.shared.PersonId;
import java.util.List;

/** Who stands how to an exam; the base of every room's access rules. */
public interface ExamAccess {

    /** Teacher of the course, or administrator. */
    boolean manages(PersonId person, ExamId exam);

    /** All exams the person manages, newest first. */
    List<Exam> managed(PersonId person);

    /** Appointed proctor of the exam or its unit, and not a teacher of the course (R2-003). */
    boolean proctors(PersonId person, ExamId exam);

    /** Appointed to decide for the exam or its unit (R2-047, R2-048); for a final exam itself (R2-049). */
    boolean decides(PersonId person, ExamId exam);

    /** Appointed to copy and issue recordings of the exam or its unit (R1-028). */
    boolean keepsRecords(PersonId person, ExamId exam);
}
