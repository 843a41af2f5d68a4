package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.Optional;

/** Whether an examinee began the test, as the LMS's gradebook tells it (R2-065, status 6). Rooms above implement it. */
public interface TestBeginnings {

    /** Empty while no gradebook was read, or it does not name this examinee. */
    Optional<Boolean> begun(ExamId exam, PersonId examinee);
}
