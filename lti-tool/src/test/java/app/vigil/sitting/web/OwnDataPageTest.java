package app.vigil.sitting.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.Role;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@Import(StandingRooms.class)
class OwnDataPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private People people;

    @Test
    @DisplayName("R2-042 everybody sees what the LMS told of them, and what it did not tell")
    void showsWhatThePlatformTold() throws Exception {
        PersonId told = people.remember(TestLaunches.of(Role.LEARNER)
                        .name("Ґудзь Єва")
                        .subject("subject-7")
                        .sourcedId("З-0417")
                        .launch())
                .id();

        assertThat(page(told)).contains("Ґудзь Єва", "subject-7", "З-0417", "не сообщено");
        assertThat(page(rooms.person("Щёголева Юлия", "s@example.org")))
                .contains("Щёголева Юлия", "s@example.org")
                .doesNotContain("З-0417", "Ґудзь");
    }

    private String page(PersonId viewer) throws Exception {
        return mvc.perform(get("/my-data").with(as(viewer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
