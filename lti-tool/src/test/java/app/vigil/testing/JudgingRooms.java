package app.vigil.testing;

import app.vigil.evidence.Recordings;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.incident.Incidents;
import app.vigil.people.Appointments;
import app.vigil.people.People;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Calendar, documents, review and decision with the real edge and a real database, on {@link RoomsBelow}. */
@Configuration(proxyBeanMethods = false)
@TestComponent
@EnableAutoConfiguration
@ComponentScan({
    "app.vigil.shared",
    "app.vigil.audit",
    "app.vigil.calendar",
    "app.vigil.document",
    "app.vigil.review",
    "app.vigil.decision"
})
@ConfigurationPropertiesScan({
    "app.vigil.shared",
    "app.vigil.calendar",
    "app.vigil.document",
    "app.vigil.review",
    "app.vigil.decision"
})
@Import(ExamsOnDuty.class)
public class JudgingRooms {

    /** Signs a request in. */
    public static RequestPostProcessor as(PersonId person) {
        Viewer viewer = new Viewer(person, "Зритель", Locale.of("ru"), false);
        return SecurityMockMvcRequestPostProcessors.authentication(
                new PreAuthenticatedAuthenticationToken(viewer, "", List.of()));
    }

    @Bean
    RoomsBelow roomsBelow() {
        return new RoomsBelow();
    }

    @Bean
    DataSource dataSource() {
        return Database.H2.empty();
    }

    @Bean
    Sittings sittings(RoomsBelow rooms) {
        return rooms.sittings();
    }

    @Bean
    Exams exams(RoomsBelow rooms) {
        return rooms.exams();
    }

    @Bean
    ExamAccess examAccess(RoomsBelow rooms) {
        return rooms.access();
    }

    @Bean
    Appointments appointments(RoomsBelow rooms) {
        return rooms.appointments();
    }

    @Bean
    People people(RoomsBelow rooms) {
        return rooms.people();
    }

    @Bean
    Incidents incidents(RoomsBelow rooms) {
        return rooms.incidents();
    }

    @Bean
    Units units() {
        return Mockito.mock(Units.class);
    }

    @Bean
    Recordings recordings() {
        Recordings recordings = Mockito.mock(Recordings.class);
        Mockito.when(recordings.summary(Mockito.any()))
                .thenReturn(new Recordings.Summary(
                        Optional.of(RoomsBelow.BEGIN), Duration.ofMinutes(90), true, true, List.of()));
        Mockito.when(recordings.startedAt(Mockito.any()))
                .thenAnswer(call -> call.<Collection<SittingId>>getArgument(0).stream()
                        .collect(Collectors.toMap(id -> id, id -> RoomsBelow.BEGIN)));
        return recordings;
    }
}
