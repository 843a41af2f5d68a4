package app.vigil.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.people.People;
import app.vigil.people.Windows;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.SettableClock;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;

@VigilTest
class WindowControllerTest {

    private static final Pattern TICKET = Pattern.compile("value=\"([A-Za-z0-9_-]+)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Windows windows;

    @Autowired
    private People people;

    @Autowired
    private SettableClock clock;

    private String ticket;
    private String frame;

    @BeforeEach
    void launch() {
        ResourceLinkLaunch launch =
                TestLaunches.of(Role.INSTRUCTOR).name("Olena Kovalenko").launch();
        String both = windows.ticket(launch, people.remember(launch), "/desk");
        ticket = both.substring(0, both.indexOf('.'));
        frame = both.substring(both.indexOf('.') + 1);
    }

    @Test
    void aTicketOpensTheWindowOfItsPerson() throws Exception {
        MvcResult entered = enter(ticket)
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/desk"))
                .andReturn();

        mvc.perform(get("/desk").cookie(session(entered)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Вітаємо, Olena Kovalenko")))
                .andExpect(content().string(Matchers.containsString("data-test=\"desk-empty\"")));
    }

    @Test
    void aTicketWorksOnce() throws Exception {
        enter(ticket).andExpect(status().isSeeOther());

        enter(ticket).andExpect(status().isGone()).andExpect(jsonPath("$.code").value("window-ticket-used"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aTicketPostedByAnotherSiteSignsNobodyIn(String site) throws Exception {
        mvc.perform(post("/enter").param("ticket", ticket).header("Sec-Fetch-Site", site))
                .andExpect(status().isForbidden())
                .andExpect(cookie().doesNotExist("SESSION"))
                .andExpect(jsonPath("$.code").value("window-from-elsewhere"));

        mvc.perform(post("/enter").param("ticket", ticket).header("Sec-Fetch-Site", "same-origin"))
                .andExpect(status().isSeeOther());
    }

    @Test
    void aTicketOpensOneSessionOfFiftyAtOnce() throws Exception {
        assertThat(AllAtOnce.winners(
                        () -> enter(ticket).andReturn().getResponse().getStatus() == 303))
                .isOne();
    }

    @Test
    void aTicketExpiresAfterAMinute() throws Exception {
        clock.tick(Duration.ofSeconds(61));

        enter(ticket).andExpect(status().isGone());
    }

    @Test
    void aUsedTicketCannotBeSwappedForAnother() throws Exception {
        enter(ticket).andExpect(status().isSeeOther());

        assertThat(renew(ticket).getResponse().getStatus()).isEqualTo(286);
    }

    @Test
    void theOpenFrameGetsFreshTicketsAfterOneWasUsed() throws Exception {
        enter(ticket).andExpect(status().isSeeOther());
        clock.tick(Duration.ofHours(3));

        Matcher fresh = TICKET.matcher(renew(frame).getResponse().getContentAsString());
        assertThat(fresh.find()).isTrue();
        enter(fresh.group(1)).andExpect(status().isSeeOther());
    }

    @Test
    void theFrameGetsNothingFourHoursAfterTheLaunch() throws Exception {
        clock.tick(Duration.ofHours(4).plusSeconds(1));

        MvcResult late = renew(frame);
        assertThat(late.getResponse().getStatus()).isEqualTo(286);
        assertThat(late.getResponse().getContentAsString()).contains("window-too-old");
    }

    @Test
    void aNewPersonEndsTheSessionOfTheFormerOne() throws Exception {
        Cookie former = session(enter(ticket).andReturn());
        launch();
        Cookie newer =
                session(mvc.perform(post("/enter").param("ticket", ticket).cookie(former))
                        .andReturn());

        assertThat(newer.getValue()).isNotEqualTo(former.getValue());
        mvc.perform(get("/admin").cookie(former)).andExpect(status().isUnauthorized());
    }

    @Test
    void theFrameNeedsNoCookieAndSetsNone() throws Exception {
        assertThat(renew(frame).getResponse().getCookies()).isEmpty();
    }

    @Test
    void theFrameKeepsTheLanguageTheWindowWasGiven() throws Exception {
        Cookie window = session(enter(ticket).andReturn());
        mvc.perform(get("/desk").param("lang", "en").cookie(window)).andExpect(status().isOk());

        mvc.perform(
                post("/enter/renew").param("frame", frame).param("lang", "ru").cookie(window));

        mvc.perform(get("/desk").cookie(window))
                .andExpect(content().string(Matchers.containsString("Hello, Olena Kovalenko")));
    }

    @Test
    void pagesOfOneSessionThatComeAtOnceAllAnswer() throws Exception {
        Cookie window = session(enter(ticket).andReturn());

        assertThat(AllAtOnce.winners(
                        () -> mvc.perform(get("/desk").param("lang", "uk").cookie(window))
                                        .andReturn()
                                        .getResponse()
                                        .getStatus()
                                == 200))
                .isEqualTo(50);
    }

    private ResultActions enter(String value) throws Exception {
        return mvc.perform(post("/enter").param("ticket", value));
    }

    private MvcResult renew(String token) throws Exception {
        return mvc.perform(post("/enter/renew").param("frame", token)).andReturn();
    }

    private static Cookie session(MvcResult result) {
        // The mock server knows no cookie settings, so the session's cookie has the framework's own name here.
        assertThat(result.getResponse().getCookies()).hasSize(1);
        return result.getResponse().getCookies()[0];
    }
}
