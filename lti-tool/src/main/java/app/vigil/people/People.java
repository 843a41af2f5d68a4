package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.nrps.Memberships;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People of an institution and what they are in its courses. */
public interface People {

    /** Creates or refreshes the person and the role in the course of a launch. */
    Person remember(Launch launch);

    /** Creates or refreshes a person of a membership list. */
    Person remember(RegistrationId registration, String contextId, Memberships.Member member);

    Optional<Person> find(PersonId id);

    /** Whoever the platform calls so, when known here already. */
    Optional<Person> find(RegistrationId registration, String subject);

    Map<PersonId, Person> findAll(Collection<PersonId> ids);

    /** Everybody known in a course, by name. */
    List<Person> ofCourse(RegistrationId registration, String contextId);

    /** People of an institution whose name or e-mail contains the text, by name, at most {@code limit}. */
    List<Person> search(RegistrationId registration, String text, int limit);

    /**
     * Teaches the course: instructor, not merely teaching assistant (R2-003 keeps them off review). The launch says so;
     * where a membership list is known, it must agree, since Moodle calls a non-editing teacher an instructor in
     * launches only.
     */
    boolean teaches(PersonId person, RegistrationId registration, String contextId);

    /** Everybody who {@link #teaches} the course. */
    Set<PersonId> teachersOf(RegistrationId registration, String contextId);

    /** The contexts of all courses the person {@link #teaches}. */
    Set<String> coursesTaughtBy(PersonId person);
}
