package app.vigil.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.util.UUID;
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

        assertThatThrownBy(() -> units.add(registration, "Faculty of Law"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(PeopleProblem.UNIT_NAME_TAKEN));
        assertThat(units.add(new RegistrationId(UUID.randomUUID()), "Faculty of Law"))
                .isNotNull();
    }
}
