package app.vigil.people.web;

import static app.vigil.testing.TestViewers.as;
import static app.vigil.testing.TestViewers.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.PlatformValues;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.people.Administration;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@VigilTest
class UnitControllerTest {

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

    private RegistrationId registration;
    private OrganisationalUnit root;
    private Person administrator;

    @BeforeEach
    void connectAPlatform() {
        registration = connect();
        root = units.root(registration);
        administrator = person("Iryna Boss");
        appointments.appoint(new Appointing(
                administrator.id(),
                Duty.ADMINISTRATOR,
                new Scope.Unit(root.id()),
                "1-k",
                LocalDate.of(2026, 11, 2),
                Administration.OPERATOR));
    }

    @Test
    @DisplayName("R2-008 an administrator appoints a proctor for a unit by order number and date")
    void appointsForAUnit() throws Exception {
        Person proctor = person("Petro Watcher");
        mvc.perform(post(page(registration) + "/units")
                        .param("name", "Law")
                        .with(csrf())
                        .with(as(administrator.id())))
                .andExpect(status().is3xxRedirection());
        OrganisationalUnit law = units.of(registration).getLast();

        mvc.perform(order(page(law) + "/appointments", proctor).with(as(administrator.id())))
                .andExpect(redirectedUrl(page(law)));

        mvc.perform(get(page(law)).with(as(administrator.id())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Petro Watcher")))
                .andExpect(content().string(Matchers.containsString("No. 12-k of 2 Nov 2026")));
        Appointment made = appointments.at(new Scope.Unit(law.id())).getFirst();
        mvc.perform(post(page(law) + "/appointments/" + made.id() + "/end")
                        .with(csrf())
                        .with(as(administrator.id())))
                .andExpect(redirectedUrl(page(law)));
        assertThat(appointments.of(proctor.id())).isEmpty();
    }

    @Test
    @DisplayName("R2-010 an administrator adds a unit as part of another and moves it, within the own institution")
    void buildsLevels() throws Exception {
        OrganisationalUnit law = units.add(registration, "Law");
        OrganisationalUnit physics = units.add(registration, "Physics");
        mvc.perform(post(page(registration) + "/units")
                        .param("name", "Civil law")
                        .param("parent", law.id().toString())
                        .with(csrf())
                        .with(as(administrator.id())))
                .andExpect(status().is3xxRedirection());
        OrganisationalUnit civil = units.under(law.id()).getLast();
        assertThat(civil.name()).isEqualTo("Civil law");
        mvc.perform(get(page(civil)).with(as(administrator.id())))
                .andExpect(content().string(Matchers.containsString("unit-move")));

        mvc.perform(moving(civil, physics).with(as(administrator.id()))).andExpect(redirectedUrl(page(civil)));

        assertThat(units.find(civil.id()).orElseThrow().within(physics.id())).isTrue();
        mvc.perform(moving(physics, civil).with(as(administrator.id())))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("unit-within-itself"));
        OrganisationalUnit foreign = units.root(connect());
        mvc.perform(moving(civil, foreign).with(as(administrator.id()))).andExpect(status().isNotFound());
        mvc.perform(moving(civil, physics).with(as(person("Petro Watcher").id())))
                .andExpect(status().isForbidden());
    }

    private static MockHttpServletRequestBuilder moving(OrganisationalUnit unit, OrganisationalUnit parent) {
        return post(page(unit) + "/parent")
                .param("parent", parent.id().toString())
                .with(csrf());
    }

    @Test
    void onlyASearchFindsNobody() throws Exception {
        OrganisationalUnit empty = units.root(connect());
        mvc.perform(get(page(empty)).with(as(operator())))
                .andExpect(content().string(Matchers.containsString("Nobody is known here yet.")));
        mvc.perform(get(page(empty)).param("name", "Zebediah").with(as(operator())))
                .andExpect(content().string(Matchers.containsString("Nobody was found.")));
    }

    @Test
    void anAdministratorSeesTheOwnInstitutionOnly() throws Exception {
        RegistrationId foreign = connect();

        mvc.perform(get("/admin").with(as(administrator.id())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(page(registration))))
                .andExpect(content().string(Matchers.not(Matchers.containsString(page(foreign)))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("admin-connect"))));
        mvc.perform(get(page(registration)).with(as(administrator.id()))).andExpect(redirectedUrl(page(root)));
    }

    @Test
    void refusesAnOrderWithoutItsNumber() throws Exception {
        mvc.perform(post(page(root) + "/appointments")
                        .param("person", administrator.id().toString())
                        .param("duty", "proctor")
                        .with(csrf())
                        .with(as(operator())))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("appointment-incomplete"));
    }

    @Test
    void anAdministratorHasNoRightInAnotherInstitution() throws Exception {
        OrganisationalUnit foreign = units.root(connect());

        mvc.perform(get(page(foreign)).with(as(administrator.id()))).andExpect(status().isForbidden());
        mvc.perform(order(page(foreign) + "/appointments", administrator).with(as(administrator.id())))
                .andExpect(status().isForbidden());
        mvc.perform(get(page(registration) + "/units/" + foreign.id()).with(as(administrator.id())))
                .andExpect(status().isNotFound());
    }

    @Test
    void doesNotEndAnAppointmentOfAnotherUnit() throws Exception {
        OrganisationalUnit law = units.add(registration, "Law");
        Appointment ofTheRoot = appointments.of(administrator.id()).getFirst();

        mvc.perform(post(page(law) + "/appointments/" + ofTheRoot.id() + "/end")
                        .with(csrf())
                        .with(as(operator())))
                .andExpect(status().isNotFound());
    }

    @Test
    void aProctorIsNoAdministrator() throws Exception {
        Person proctor = person("Petro Watcher");
        mvc.perform(order(page(root) + "/appointments", proctor).with(as(operator())))
                .andExpect(redirectedUrl(page(root)));

        mvc.perform(get(page(root)).with(as(proctor.id()))).andExpect(status().isForbidden());
        mvc.perform(get("/admin").with(as(proctor.id()))).andExpect(status().isForbidden());
    }

    private static MockHttpServletRequestBuilder order(String address, Person person) {
        return post(address)
                .param("person", person.id().toString())
                .param("duty", "proctor")
                .param("orderNumber", "12-k")
                .param("orderDate", "2026-11-02")
                .with(csrf());
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

    private Person person(String name) {
        return people.remember(TestLaunches.of(Role.TEACHING_ASSISTANT)
                .registration(registration)
                .name(name)
                .launch());
    }

    private static String page(RegistrationId registration) {
        return "/admin/institutions/" + registration;
    }

    private static String page(OrganisationalUnit unit) {
        return page(unit.registration()) + "/units/" + unit.id();
    }
}
