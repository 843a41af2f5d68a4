package app.vigil.people;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units in one table; the root is made when first asked for and is called like the platform, whenever that is renamed. */
@Component
class JdbcUnits implements Units {

    private static final String UNIT = "select id, registration, name, parent from organisational_unit ";
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
                UnitId id = insert(registration, cut(name), null);
                return new OrganisationalUnit(id, registration, cut(name), List.of());
            } catch (DuplicateKeyException madeMeanwhile) {
                return findRoot(registration).orElseThrow(() -> madeMeanwhile);
            }
        });
    }

    private Optional<OrganisationalUnit> findRoot(RegistrationId registration) {
        return jdbc.sql(UNIT + "where root_of = :registration")
                .param("registration", registration.value())
                .query(JdbcUnits::row)
                .optional()
                .map(row -> unit(row, List.of()));
    }

    @Override
    public List<OrganisationalUnit> of(RegistrationId registration) {
        return under(root(registration).id());
    }

    @Override
    public Optional<OrganisationalUnit> find(UnitId id) {
        List<Row> beside = withAllBeside(id);
        return beside.stream().filter(row -> row.id().equals(id)).findFirst().map(row -> unit(row, above(row, beside)));
    }

    @Override
    public List<OrganisationalUnit> under(UnitId id) {
        List<Row> beside = withAllBeside(id);
        List<OrganisationalUnit> ordered = new ArrayList<>();
        beside.stream()
                .filter(row -> row.id().equals(id))
                .forEach(row -> add(ordered, row, above(row, beside), beside));
        return ordered;
    }

    /** All units of the institution this one is of. */
    private List<Row> withAllBeside(UnitId id) {
        return jdbc.sql(UNIT + """
                        where registration = (select registration from organisational_unit where id = :id)
                        order by name""")
                .param("id", id.value())
                .query(JdbcUnits::row)
                .list();
    }

    private static List<UnitId> above(Row row, List<Row> all) {
        List<UnitId> above = new ArrayList<>();
        for (UnitId parent = row.parent(); parent != null; ) {
            above.add(parent);
            UnitId looked = parent;
            parent = all.stream()
                    .filter(one -> one.id().equals(looked))
                    .findFirst()
                    .map(Row::parent)
                    .orElse(null);
        }
        return above;
    }

    @Override
    public OrganisationalUnit add(RegistrationId registration, String name, UnitId parent) {
        if (name.isBlank()) {
            throw new ProblemException(PeopleProblem.UNIT_NAME_MISSING);
        }
        OrganisationalUnit above = of(registration, parent);
        try {
            UnitId id = insert(registration, cut(name.strip()), parent);
            return new OrganisationalUnit(id, registration, cut(name.strip()), upwards(above));
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(PeopleProblem.UNIT_NAME_TAKEN)
                    .with("registration", registration)
                    .causedBy(taken);
        }
    }

    @Override
    @Transactional
    public void move(UnitId id, UnitId parent) {
        RegistrationId registration = find(id).filter(unit -> !unit.root())
                .map(OrganisationalUnit::registration)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("unit", id));
        lockAll(registration);
        if (of(registration, parent).within(id)) {
            throw new ProblemException(PeopleProblem.UNIT_WITHIN_ITSELF).with("unit", id);
        }
        jdbc.sql("update organisational_unit set parent = :parent where id = :id")
                .param("parent", parent.value())
                .param("id", id.value())
                .update();
    }

    /** Two moves at once could make each part of the other. */
    private void lockAll(RegistrationId registration) {
        jdbc.sql("select id from organisational_unit where registration = :registration for update")
                .param("registration", registration.value())
                .query(UUID.class)
                .list();
    }

    private OrganisationalUnit of(RegistrationId registration, UnitId id) {
        return find(id).filter(unit -> unit.registration().equals(registration))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("unit", id));
    }

    private UnitId insert(RegistrationId registration, String name, @Nullable UnitId parent) {
        UnitId id = new UnitId(UUID.randomUUID());
        jdbc.sql("""
                        insert into organisational_unit (id, registration, name, root_of, parent)
                        values (:id, :registration, :name, :rootOf, :parent)""")
                .param("id", id.value())
                .param("registration", registration.value())
                .param("name", name)
                .param("rootOf", parent == null ? registration.value() : null)
                .param("parent", parent == null ? null : parent.value())
                .update();
        return id;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    private record Row(
            UnitId id,
            RegistrationId registration,
            String name,
            @Nullable UnitId parent) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID parent = row.getObject("parent", UUID.class);
        return new Row(
                new UnitId(row.getObject("id", UUID.class)),
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getString("name"),
                parent == null ? null : new UnitId(parent));
    }

    /** Each before its parts, those in the order they come in. */
    private void add(List<OrganisationalUnit> ordered, Row row, List<UnitId> above, List<Row> rows) {
        OrganisationalUnit unit = unit(row, above);
        ordered.add(unit);
        rows.stream()
                .filter(part -> row.id().equals(part.parent()))
                .forEach(part -> add(ordered, part, upwards(unit), rows));
    }

    private static List<UnitId> upwards(OrganisationalUnit unit) {
        return Stream.concat(Stream.of(unit.id()), unit.above().stream()).toList();
    }

    private OrganisationalUnit unit(Row row, List<UnitId> above) {
        String name = above.isEmpty()
                ? registrations
                        .find(row.registration())
                        .map(found -> cut(found.name()))
                        .orElse(row.name())
                : row.name();
        return new OrganisationalUnit(row.id(), row.registration(), name, above);
    }
}
