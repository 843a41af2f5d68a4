package app.vigil.evidence.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.people.Administration;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organises at least one exam: teaches its course, coordinates it, or administers the institution. */
@Component
class OrganisesSomeExam implements AccessRule {

    private final Administration administration;
    private final ExamAccess access;
    private final ExamsOnDuty onDuty;
    private final Institutions institutions;

    OrganisesSomeExam(Administration administration, ExamAccess access, ExamsOnDuty onDuty, Institutions institutions) {
        this.administration = administration;
        this.access = access;
        this.onDuty = onDuty;
        this.institutions = institutions;
    }

    /** Institutions and their exams. */
    @Component
    record Institutions(Registrations registrations, Exams exams, People people) {}

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return administration.administersAny(viewer)
                || onDuty.appointed(viewer.id(), Duty.COORDINATOR)
                || !access.managed(viewer.id()).isEmpty();
    }

    /** Whether the institution's other papers are this viewer's, too. */
    boolean administers(Viewer viewer, RegistrationId institution) {
        return administration.administers(viewer, institution);
    }

    /** The viewer's own institution; the operator, who belongs to none, names one. */
    Optional<RegistrationId> institutionOf(Viewer viewer, @Nullable RegistrationId named) {
        if (!viewer.operator()) {
            return institutions.people().find(viewer.id()).map(Person::registration);
        }
        return named != null
                ? institutions.registrations().find(named).map(Registration::id)
                : institutions.registrations().all().stream()
                        .map(Registration::id)
                        .findFirst();
    }

    /** What the viewer organises in the institution. */
    List<Exam> examsOf(Viewer viewer, RegistrationId institution) {
        if (administers(viewer, institution)) {
            return institutions.exams().ofRegistration(institution);
        }
        return Stream.concat(access.managed(viewer.id()).stream(), onDuty.ofCoordinator(viewer.id()).stream())
                .filter(exam -> exam.registration().equals(institution))
                .distinct()
                .toList();
    }
}
