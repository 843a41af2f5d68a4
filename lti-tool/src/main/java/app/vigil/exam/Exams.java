package app.vigil.exam;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.UnitId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Proctored exams. */
public interface Exams {

    Optional<Exam> find(ExamId id);

    /**
     * The exam a resource link launch belongs to, by its custom parameter {@code exam} within the same registration and
     * course: a link copied into another course belongs to no exam. Keeps the platform's addresses of the launch and
     * publishes {@link ExamLinked} when they are new.
     */
    Optional<Exam> of(ResourceLinkLaunch launch);

    /**
     * The exam a launch for proctoring belongs to: by its custom parameter {@code exam} as above, else the one that began
     * with the first such launch of this resource link, with what the institution's default profile presets. Keeps the
     * platform's addresses of the launch, its gradebook among them, as above.
     */
    Optional<Exam> of(StartProctoringLaunch launch);

    List<Exam> ofContext(RegistrationId registration, String contextId);

    List<Exam> findAll(Collection<ExamId> ids);

    /** All exams of an institution, newest first. */
    List<Exam> ofRegistration(RegistrationId registration);

    /** All exams of these units, newest first. */
    List<Exam> ofUnits(Collection<UnitId> units);
}
