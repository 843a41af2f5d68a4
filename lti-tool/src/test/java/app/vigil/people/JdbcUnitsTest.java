package app.vigil.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class JdbcUnitsTest {

    @Parameter
    Database database;

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private JdbcUnits units;

    @BeforeEach
    void setUp() {
        units = new JdbcUnits(database.fresh().jdbc(), KnownPlatform.called("Academy"));
    }

    @Test
    @DisplayName("R2-010 an institution has a root unit from the start, and may have more")
    void everyInstitutionHasARoot() {
        OrganisationalUnit root = units.root(registration);
        OrganisationalUnit faculty = units.add(registration, " Faculty of Law ");

        assertThat(root.name()).isEqualTo("Academy");
        assertThat(units.root(registration)).isEqualTo(root);
        assertThat(units.of(registration)).containsExactly(root, faculty);
        assertThat(units.find(faculty.id())).contains(faculty);
        assertThat(faculty.name()).isEqualTo("Faculty of Law");
    }

    @Test
    @DisplayName("R2-010 a unit is part of another one, in as many levels as the institution has")
    void unitsHaveLevels() {
        OrganisationalUnit root = units.root(registration);
        OrganisationalUnit law = units.add(registration, "Institute of Law");
        OrganisationalUnit branch = units.add(registration, "Branch in the North");
        OrganisationalUnit economics = units.add(registration, "Institute of Economics", branch.id());
        OrganisationalUnit finance = units.add(registration, "Chair of Finance", economics.id());

        assertThat(units.of(registration)).containsExactly(root, branch, economics, finance, law);
        assertThat(finance.above()).containsExactly(economics.id(), branch.id(), root.id());
        assertThat(units.find(finance.id())).contains(finance);
        assertThat(units.under(branch.id())).containsExactly(branch, economics, finance);
        assertThat(finance.within(branch.id())).isTrue();
        assertThat(branch.within(finance.id())).isFalse();
        assertThat(law.within(branch.id())).isFalse();
    }

    @Test
    @DisplayName("R2-010 a unit moves with what is part of it, and never into itself or another institution")
    void unitsMove() {
        OrganisationalUnit branch = units.add(registration, "Branch");
        UnitId economics = units.add(registration, "Economics", branch.id()).id();
        UnitId finance = units.add(registration, "Finance", economics).id();
        UnitId law = units.add(registration, "Law").id();

        units.move(economics, law);

        assertThat(units.find(finance).orElseThrow().above())
                .containsExactly(economics, law, units.root(registration).id());
        assertThat(units.under(branch.id())).containsExactly(branch);
        refuses(PeopleProblem.UNIT_WITHIN_ITSELF, () -> units.move(law, finance));
        refuses(PeopleProblem.UNIT_WITHIN_ITSELF, () -> units.move(law, law));
        UnitId foreign = units.root(new RegistrationId(UUID.randomUUID())).id();
        refuses(CommonProblem.NOT_FOUND, () -> units.move(law, foreign));
        refuses(CommonProblem.NOT_FOUND, () -> units.move(foreign, law));
        refuses(CommonProblem.NOT_FOUND, () -> units.add(registration, "Guest", foreign));
    }

    private static void refuses(Problem problem, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void theRootIsCalledLikeThePlatformAlsoAfterItWasRenamed() {
        Database.Connection connection = database.fresh();
        OrganisationalUnit root =
                new JdbcUnits(connection.jdbc(), KnownPlatform.called("127.0.0.1")).root(registration);
        JdbcUnits renamed = new JdbcUnits(connection.jdbc(), KnownPlatform.called("Academy"));

        assertThat(renamed.find(root.id())).map(OrganisationalUnit::name).contains("Academy");
        assertThat(renamed.root(registration).name()).isEqualTo("Academy");
    }

    @Test
    void refusesTheSameNameTwice() {
        units.add(registration, "Faculty of Law");

        refuses(PeopleProblem.UNIT_NAME_TAKEN, () -> units.add(registration, "Faculty of Law"));
        assertThat(units.add(new RegistrationId(UUID.randomUUID()), "Faculty of Law"))
                .isNotNull();
    }
}
