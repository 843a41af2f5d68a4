package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships;
import app.vigil.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and their course roles in two tables. */
@Component
class JdbcPeople implements People {

    private static final String PERSON =
            "select id, registration, subject, display_name, email, sourced_id from person ";

    private static final String TEACHES =
            "coalesce(teaches_by_launch, teaches_by_list) and coalesce(teaches_by_list, teaches_by_launch)";

    /** To the hour is enough for when somebody was seen last. */
    private static final Duration SEEN_PRECISION = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Person remember(Launch launch) {
        LaunchUser user = launch.core().user();
        Seen seen = new Seen(
                launch.core().registration(),
                user.subject(),
                DisplayNames.of(user),
                cut(user.email(), 320),
                cut(user.sourcedId(), 255),
                now());
        String course = launch.core().context().map(LaunchContext::id).orElse("");
        boolean teaches = teaches(launch.core().roles());
        return known(seen, course)
                .filter(known -> known.says(seen) && (course.isEmpty() || known.says(teaches, seen.at())))
                .map(Known::person)
                .orElseGet(() -> write(seen, course, teaches));
    }

    private Person write(Seen seen, String course, boolean teaches) {
        Person person = remember(seen);
        if (!course.isEmpty()) {
            rememberRole(new CourseRole(person, course, teaches, seen.at()), "teaches_by_launch");
        }
        return person;
    }

    /** Most launches say what was known: then this is all they ask of the database. */
    private Optional<Known> known(Seen seen, String course) {
        return jdbc.sql("""
                        select p.id, p.registration, p.subject, p.display_name, p.email, p.sourced_id, p.seen_at,
                               r.teaches_by_launch, r.seen_at as role_seen_at
                        from person p left join course_role r on r.person = p.id and r.context_id = :context
                        where p.registration = :registration and p.subject = :subject""")
                .param("context", course)
                .param("registration", seen.registration().value())
                .param("subject", seen.subject())
                .query((row, number) -> new Known(
                        person(row, number),
                        row.getObject("seen_at", OffsetDateTime.class),
                        row.getObject("teaches_by_launch", Boolean.class),
                        row.getObject("role_seen_at", OffsetDateTime.class)))
                .optional();
    }

    @Override
    public Person remember(RegistrationId registration, String contextId, Memberships.Member member) {
        Seen seen =
                new Seen(registration, member.userId(), DisplayNames.of(member), cut(member.email(), 320), null, now());
        Person person = remember(seen);
        rememberRole(new CourseRole(person, contextId, teaches(member.roles()), seen.at()), "teaches_by_list");
        return person;
    }

    private static boolean teaches(Set<Role> roles) {
        return roles.contains(Role.INSTRUCTOR) && !roles.contains(Role.TEACHING_ASSISTANT);
    }

    private Person remember(Seen seen) {
        return refresh(seen).orElseGet(() -> {
            try {
                return insert(seen);
            } catch (DuplicateKeyException insertedMeanwhile) {
                return refresh(seen).orElseThrow(() -> insertedMeanwhile);
            }
        });
    }

    private Optional<Person> refresh(Seen seen) {
        // A message that withholds name, e-mail or number takes nothing away from what an earlier one told.
        int updated = jdbc.sql("""
                        update person set display_name = coalesce(:name, display_name),
                            email = coalesce(:email, email), sourced_id = coalesce(:sourced, sourced_id), seen_at = :at
                        where registration = :registration and subject = :subject""")
                .param("name", seen.name(), java.sql.Types.VARCHAR)
                .param("email", seen.email(), java.sql.Types.VARCHAR)
                .param("sourced", seen.sourcedId(), java.sql.Types.VARCHAR)
                .param("at", seen.at())
                .param("registration", seen.registration().value())
                .param("subject", seen.subject())
                .update();
        return updated == 0 ? Optional.empty() : find(seen.registration(), seen.subject());
    }

    private Person insert(Seen seen) {
        PersonId id = new PersonId(UUID.randomUUID());
        Person person = new Person(
                id,
                seen.registration(),
                seen.subject(),
                DisplayNames.orSubject(seen.name(), seen.subject()),
                seen.email(),
                seen.sourcedId());
        jdbc.sql("""
                        insert into person (id, registration, subject, display_name, email, sourced_id, seen_at)
                        values (:id, :registration, :subject, :name, :email, :sourced, :at)""")
                .param("id", id.value())
                .param("registration", seen.registration().value())
                .param("subject", seen.subject())
                .param("name", person.displayName())
                .param("email", seen.email(), java.sql.Types.VARCHAR)
                .param("sourced", seen.sourcedId(), java.sql.Types.VARCHAR)
                .param("at", seen.at())
                .update();
        return person;
    }

    private void rememberRole(CourseRole role, String column) {
        if (updateRole(role, column) == 0) {
            try {
                jdbc.sql("insert into course_role (person, registration, context_id, " + column
                                + ", seen_at) values (:person, :registration, :context, :teaches, :at)")
                        .params(role.parameters())
                        .param("registration", role.person().registration().value())
                        .update();
            } catch (DuplicateKeyException insertedMeanwhile) {
                updateRole(role, column);
            }
        }
    }

    private int updateRole(CourseRole role, String column) {
        return jdbc.sql("update course_role set " + column
                        + " = :teaches, seen_at = :at where person = :person and context_id = :context")
                .params(role.parameters())
                .update();
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return jdbc.sql(PERSON + "where id = :id")
                .param("id", id.value())
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public Optional<Person> find(RegistrationId registration, String subject) {
        return jdbc.sql(PERSON + "where registration = :registration and subject = :subject")
                .param("registration", registration.value())
                .param("subject", subject)
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(PERSON + "where id in (:ids)")
                .param("ids", ids.stream().map(PersonId::value).distinct().toList())
                .query(JdbcPeople::person)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public List<Person> ofCourse(RegistrationId registration, String contextId) {
        return jdbc.sql(PERSON + """
                        where id in (select person from course_role
                                     where registration = :registration and context_id = :context)
                        order by display_name, id""")
                .param("registration", registration.value())
                .param("context", contextId)
                .query(JdbcPeople::person)
                .list();
    }

    @Override
    public List<Person> search(RegistrationId registration, String text, int limit) {
        String pattern = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        return jdbc.sql(PERSON + """
                        where registration = :registration
                          and (lower(display_name) like :pattern escape '!'
                               or lower(coalesce(email, '')) like :pattern escape '!')
                        order by display_name, id fetch first :limit rows only""")
                .param("registration", registration.value())
                .param("pattern", pattern)
                .param("limit", limit)
                .query(JdbcPeople::person)
                .list();
    }

    @Override
    public boolean teaches(PersonId person, RegistrationId registration, String contextId) {
        return jdbc.sql("""
                        select 1 from course_role
                        where person = :person and registration = :registration and context_id = :context
                          and \
                        """ + TEACHES)
                .param("person", person.value())
                .param("registration", registration.value())
                .param("context", contextId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public Set<PersonId> teachersOf(RegistrationId registration, String contextId) {
        return Set.copyOf(jdbc.sql("select person from course_role"
                        + " where registration = :registration and context_id = :context and " + TEACHES)
                .param("registration", registration.value())
                .param("context", contextId)
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .list());
    }

    @Override
    public Set<String> coursesTaughtBy(PersonId person) {
        return Set.copyOf(jdbc.sql("select context_id from course_role where person = :person and " + TEACHES)
                .param("person", person.value())
                .query(String.class)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null ? null : text.substring(0, Math.min(length, text.length()));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getString("subject"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("sourced_id"));
    }

    private record Seen(
            RegistrationId registration,
            String subject,
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedId,
            OffsetDateTime at) {}

    /** A person as stored, with the role in one course where there is one. */
    private record Known(
            Person person,
            OffsetDateTime seenAt,
            @Nullable Boolean teaches,
            @Nullable OffsetDateTime roleSeenAt) {

        boolean says(Seen seen) {
            return (seen.name() == null || seen.name().equals(person.displayName()))
                    && (seen.email() == null || seen.email().equals(person.email()))
                    && (seen.sourcedId() == null || seen.sourcedId().equals(person.sourcedId()))
                    && lately(seenAt, seen.at());
        }

        boolean says(boolean teachesNow, OffsetDateTime at) {
            return teaches != null && teaches == teachesNow && roleSeenAt != null && lately(roleSeenAt, at);
        }

        private static boolean lately(OffsetDateTime then, OffsetDateTime now) {
            return then.plus(SEEN_PRECISION).isAfter(now);
        }
    }

    private record CourseRole(Person person, String contextId, boolean teaches, OffsetDateTime at) {

        Map<String, Object> parameters() {
            return Map.of("person", person.id().value(), "context", contextId, "teaches", teaches, "at", at);
        }
    }
}
