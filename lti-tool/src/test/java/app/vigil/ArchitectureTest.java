package app.vigil;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules of the architecture and the coding rules a machine can check. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.vigil");

    @Test
    void roomsUseOnlyTheRoomsBelow() {
        ApplicationModules.of(VigilApplication.class).verify();
    }

    /** Fit to be a library of its own: the standard, and nothing of proctoring. */
    @Test
    void ltiKnowsNothingButTheFoundation() {
        noClasses()
                .that()
                .resideInAPackage("app.vigil.lti..")
                .should()
                .dependOnClassesThat(resideInAPackage("app.vigil..")
                        .and(resideOutsideOfPackages("app.vigil.lti..", "app.vigil.shared..", "app.vigil.audit..")))
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        for (Class<?> type : new Class<?>[] {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        }) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.vigil.shared.Foundation")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    /** Such a stream keeps its database connection until it is closed, and nothing reminds of that. */
    @Test
    void rowsAreReadAsListsNotAsOpenStreams() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CLASSES);
    }

    @Test
    void controllersLiveInTheWebPackageOfTheirRoom() {
        classes()
                .that()
                .areMetaAnnotatedWith(org.springframework.stereotype.Controller.class)
                .should()
                .resideInAPackage("..web..")
                .check(CLASSES);
    }
}
