package app.vigil.people;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units in one table; the root is made when first asked for and is called like the platform, whenever that is renamed. */
@Component
class JdbcUnits implements Units {

    private static final String UNIT = "select id, registration, name, root_of from organisational_unit ";
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Registrations registrations;

    JdbcUnits(JdbcClient jdbc, Registrations registrations) {
        this.jdbc = jdbc;
        this.registrations = registrations;
    }

    @Override
    public OrganisationalUnit root(RegistrationId registration) {
        return findRoot(registration).orElseGet(() -> {
            String name = registrations
                    .find(registration)
                    .map(Registration::name)
                    .orElseThrow(
                            () -> new ProblemException(CommonProblem.NOT_FOUND).with("registration", registration));
            try {
                return insert(new OrganisationalUnit(fresh(), registration, cut(name), true));
            } catch (DuplicateKeyException madeMeanwhile) {
                return findRoot(registration).orElseThrow(() -> madeMeanwhile);
            }
        });
    }

    private Optional<OrganisationalUnit> findRoot(RegistrationId registration) {
        return jdbc.sql(UNIT + "where root_of = :registration")
                .param("registration", registration.value())
                .query(this::unit)
                .optional();
    }

    @Override
    public List<OrganisationalUnit> of(RegistrationId registration) {
        OrganisationalUnit root = root(registration);
        List<OrganisationalUnit> others = jdbc.sql(
                        UNIT + "where registration = :registration and root_of is null order by name")
                .param("registration", registration.value())
                .query(this::unit)
                .list();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(root), others.stream())
                .toList();
    }

    @Override
    public Optional<OrganisationalUnit> find(UnitId id) {
        return jdbc.sql(UNIT + "where id = :id")
                .param("id", id.value())
                .query(this::unit)
                .optional();
    }

    @Override
    public OrganisationalUnit add(RegistrationId registration, String name) {
        if (name.isBlank()) {
            throw new ProblemException(PeopleProblem.UNIT_NAME_MISSING);
        }
        root(registration); // refuses an institution nobody knows
        try {
            return insert(new OrganisationalUnit(fresh(), registration, cut(name.strip()), false));
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(PeopleProblem.UNIT_NAME_TAKEN)
                    .with("registration", registration)
                    .causedBy(taken);
        }
    }

    private OrganisationalUnit insert(OrganisationalUnit unit) {
        jdbc.sql("""
                        insert into organisational_unit (id, registration, name, root_of)
                        values (:id, :registration, :name, :rootOf)""")
                .param("id", unit.id().value())
                .param("registration", unit.registration().value())
                .param("name", unit.name())
                .param("rootOf", unit.root() ? unit.registration().value() : null)
                .update();
        return unit;
    }

    private static UnitId fresh() {
        return new UnitId(UUID.randomUUID());
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    private OrganisationalUnit unit(ResultSet row, int number) throws SQLException {
        RegistrationId registration = new RegistrationId(row.getObject("registration", UUID.class));
        boolean root = row.getObject("root_of") != null;
        String stored = row.getString("name");
        return new OrganisationalUnit(
                new UnitId(row.getObject("id", UUID.class)),
                registration,
                root
                        ? registrations
                                .find(registration)
                                .map(found -> cut(found.name()))
                                .orElse(stored)
                        : stored,
                root);
    }
}
