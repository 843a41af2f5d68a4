package app.vigil.sitting.web;

import static app.vigil.testing.TestViewers.as;
import static app.vigil.testing.TestViewers.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.PlatformValues;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.people.Administration;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Instruction;
import app.vigil.sitting.Instructions;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@VigilTest
class InstructionPagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Connections connections;

    @Autowired
    private People people;

    @Autowired
    private Units units;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Instructions instructions;

    private RegistrationId registration;
    private PersonId coordinator;

    @BeforeEach
    void connectAnInstitution() {
        registration = connect();
        coordinator = appointed(
                Duty.COORDINATOR, units.add(registration, "Заочное отделение").id());
    }

    @Test
    @DisplayName("R2-075, R2-028 a coordinator enters a version by date and order; all versions stay on one page")
    void entersVersions() throws Exception {
        String first = issue("memo", "2026-01-10", "№ 5", "Приходите вовремя", "")
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(first).isEqualTo(page() + "?issued");
        issue("memo", "2026-02-10", "", "", "https://university.example/memo");

        List<Instruction> kept = instructions.of(registration);
        assertThat(kept).extracting(Instruction::version).containsExactly(2, 1);
        shown("")
                .andExpect(content().string(containsString("data-version=\"1\" data-state=\"replaced\"")))
                .andExpect(content().string(containsString("data-version=\"2\" data-state=\"holds\"")))
                .andExpect(content().string(containsString("№ 5")))
                .andExpect(content().string(containsString("Приходите вовремя")))
                .andExpect(content().string(containsString("Координатор Клара")))
                .andExpect(content().string(containsString("href=\"https://university.example/memo\"")));
        shown("?from=" + kept.getLast().id())
                .andExpect(content().string(containsString("data-test=\"words-ru\">Приходите вовремя</textarea>")));
    }

    @Test
    @DisplayName(
            "R2-075 what would never hold, says nothing or leads elsewhere than to https is refused, and stays typed")
    void refusesWhatIsWrong() throws Exception {
        issue("memo", "2026-02-10", "", "Первая", "");
        refused("memo", "2026-02-09", "Раньше", "", "более поздней датой");
        refused("memo", "2026-02-11", "", "", "хотя бы на одном языке");
        refused("memo", "завтра", "Набрано", "", "с какого дня");
        refused("poster", "2026-02-11", "Набрано", "", "какой это документ");
        refused("memo", "2026-02-11", "Набрано", "javascript:alert(1)", "https://");
        refused("memo", "2026-02-11", "Набрано", "http://university.example", "https://");
        refused("memo", "2026-02-11", "я".repeat(20_001), "", "20 000");
        assertThat(instructions.of(registration)).hasSize(1);
        issue("test", "2026-02-09", "", "Другой документ", "");
        assertThat(instructions.of(registration)).hasSize(2);
    }

    @Test
    @DisplayName(
            "R2-075 administrators and coordinators of the institution, and nobody of another or with another duty")
    void refusesEverybodyElse() throws Exception {
        PersonId administrator =
                appointed(Duty.ADMINISTRATOR, units.root(registration).id());
        PersonId proctor = appointed(Duty.PROCTOR, units.root(registration).id());
        RegistrationId elsewhere = connect();

        mvc.perform(get(page()).with(as(administrator))).andExpect(status().isOk());
        mvc.perform(get(page()).with(as(operator()))).andExpect(status().isOk());
        mvc.perform(get(page()).with(as(proctor))).andExpect(status().isForbidden());
        mvc.perform(get("/instructions/" + elsewhere).with(as(coordinator))).andExpect(status().isForbidden());
        mvc.perform(post("/instructions/" + elsewhere).with(csrf()).with(as(administrator)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/desk").with(as(coordinator))).andExpect(content().string(containsString(page())));
        mvc.perform(get("/desk").with(as(proctor))).andExpect(content().string(not(containsString(page()))));
        mvc.perform(get("/admin").with(as(administrator))).andExpect(content().string(containsString(page())));
    }

    private void refused(String kind, String from, String words, String address, String because) throws Exception {
        issue(kind, from, "", words, address)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString(because)))
                .andExpect(content().string(containsString(words)));
    }

    private ResultActions issue(String kind, String from, String order, String words, String address) throws Exception {
        return mvc.perform(post(page() + "?lang=ru")
                .param("kind", kind)
                .param("validFrom", from)
                .param("orderNumber", order)
                .param("words-ru", words)
                .param("address-ru", address)
                .with(csrf())
                .with(as(coordinator)));
    }

    private ResultActions shown(String query) throws Exception {
        return mvc.perform(get(page() + query).with(as(coordinator))).andExpect(status().isOk());
    }

    private String page() {
        return "/instructions/" + registration;
    }

    private PersonId appointed(Duty duty, UnitId unit) {
        PersonId person = people.remember(TestLaunches.of(Role.TEACHING_ASSISTANT)
                        .registration(registration)
                        .name("Координатор Клара")
                        .launch())
                .id();
        appointments.appoint(new Appointing(
                person, duty, new Scope.Unit(unit), "1-к", LocalDate.of(2026, 9, 1), Administration.OPERATOR));
        return person;
    }

    private RegistrationId connect() {
        String issuer = "https://" + UUID.randomUUID() + ".example";
        return connections
                .connect(new PlatformValues(
                        "Academy",
                        issuer,
                        "client-1",
                        URI.create(issuer + "/auth"),
                        URI.create(issuer + "/token"),
                        URI.create(issuer + "/keys"),
                        "1"))
                .id();
    }
}
