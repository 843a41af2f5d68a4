package app.vigil.exam;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates exams and changes their settings, keeping every version (R2-024: set for each exam). */
public interface ExamSetup {

    /** Creates the exam with version 1; publishes {@link ExamSettingsSaved}. */
    Exam create(Course course, ExamSettings settings, PersonId by);

    /**
     * Saves a new version unless nothing differs; publishes {@link ExamSettingsSaved}. Fails with problem
     * {@code exam-changed-meanwhile} when {@code basedOn} is not the newest version any more.
     */
    Exam change(ExamId exam, int basedOn, ExamSettings settings, PersonId by);

    /** Every version, newest first. */
    List<Version> history(ExamId exam);

    /**
     * The course an exam is created in.
     *
     * @param memberships address of its membership service, when the platform offers one
     */
    record Course(
            RegistrationId registration,
            String contextId,
            String title,
            @Nullable URI memberships) {}

    /** Settings as they once were, and who saved them. */
    record Version(int number, Instant at, PersonId by, ExamSettings settings) {}
}
