package app.vigil.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LaunchHandler;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.people.Appointments;
import app.vigil.people.DeskEntries;
import app.vigil.people.DeskEntries.Entry;
import app.vigil.people.ExamPlaces;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@VigilTest
class StaffLaunchesTest {

    @Autowired
    private People people;

    @Autowired
    private Windows windows;

    @Autowired
    private Appointments appointments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MessageSource messages;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ThymeleafViewResolver views;

    private final StaticListableBeanFactory rooms = new StaticListableBeanFactory();
    private StaffCard card;
    private StaffLaunches staff;

    @BeforeEach
    void setUp() {
        DeskEntries review = visitor -> visitor.examId() == null
                ? List.of()
                : List.of(new Entry("people.desk.administration", List.of(), "/x", "gear", 2));
        rooms.addBean("review", review);
        card = new StaffCard(
                people, windows, new Desk(rooms.getBeanProvider(DeskEntries.class), appointments, messages));
        staff = new StaffLaunches(card);
    }

    @Test
    void answersStaffAndLeavesLearnersToOthers() {
        assertThat(staff.accepts(TestLaunches.of(Role.INSTRUCTOR).launch())).isTrue();
        assertThat(staff.accepts(TestLaunches.of(Role.TEACHING_ASSISTANT).launch()))
                .isTrue();
        assertThat(staff.accepts(TestLaunches.of(Role.INSTITUTION_ADMINISTRATOR).launch()))
                .isTrue();
        assertThat(staff.accepts(TestLaunches.of(Role.LEARNER).launch())).isFalse();
        assertThat(staff.accepts(TestLaunches.of(Role.MENTOR).launch())).isFalse();
    }

    @Test
    void whoeverIsAppointedForTheExamIsStaffThereEvenAsLearner() {
        UUID exam = UUID.randomUUID();
        TestLaunches learner = TestLaunches.of(Role.LEARNER).custom("exam", exam.toString());
        Person person = people.remember(learner.launch());
        LaunchHandler appointed = new AppointedLaunches(
                people, appointments, new StaticListableBeanFactory().getBeanProvider(ExamPlaces.class), card);
        assertThat(appointed.accepts(learner.launch())).isFalse();

        jdbc.sql("""
                        insert into appointment (id, person, duty, exam, order_number, order_date, appointed_by, appointed_at)
                        values (:id, :person, 'proctor', :exam, '1-k', date '2026-11-02', :id,
                            timestamp with time zone '2026-11-02 08:00:00+00')""")
                .param("id", UUID.randomUUID())
                .param("person", person.id().value())
                .param("exam", exam)
                .update();

        assertThat(appointed.accepts(learner.launch())).isTrue();
        assertThat(appointed.accepts(learner.custom("exam", "7").launch())).isFalse();
    }

    @Test
    void remembersWhoLaunched() {
        ResourceLinkLaunch launch = launch().launch();
        staff.handle(launch);

        assertThat(people.search(launch.core().registration(), "Kovalenko", 1)).hasSize(1);
    }

    @Test
    @DisplayName("architecture, Launch: the framed page shows what there is to do and the way into a window")
    void showsTheWayIntoAWindow() throws Exception {
        ModelAndView answer = staff.handle(
                launch().custom("exam", UUID.randomUUID().toString()).launch());
        String page = render(answer);

        assertThat(page)
                .contains("Algebra test", "Вы: Olena Kovalenko", "Подключения, подразделения и люди", "2 ждут")
                .contains("hx-post=\"/enter/renew?lang=ru\"", "target=\"_blank\"", "rel=\"noopener\"")
                .doesNotContain("_csrf", "staff-nothing");
        assertThat(page.split("data-test=\"open-window\"", -1)).hasSize(3);
        String ticket = Objects.toString(answer.getModel().get("deskTicket"));
        String[] parts = ticket.split("\\.");
        assertThat(page)
                .contains("name=\"ticket\" value=\"" + parts[0] + "\"")
                .contains("hx-vals=\"{&quot;frame&quot;:&quot;" + parts[1] + "&quot;}\"");
    }

    @Test
    void saysSoWhenThereIsNothingToDo() throws Exception {
        assertThat(render(staff.handle(launch().launch()))).contains("data-test=\"staff-nothing\"");
    }

    private static TestLaunches launch() {
        return TestLaunches.of(Role.INSTRUCTOR).name("Olena Kovalenko").locale(Locale.of("ru"));
    }

    private String render(ModelAndView page) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(context.getServletContext());
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(Locale.of("ru")));
        MockHttpServletResponse response = new MockHttpServletResponse();
        Map<String, Object> model = page.addObject("language", "ru").getModel();
        Objects.requireNonNull(views.resolveViewName("people/card", Locale.of("ru")))
                .render(model, request, response);
        return response.getContentAsString();
    }
}
