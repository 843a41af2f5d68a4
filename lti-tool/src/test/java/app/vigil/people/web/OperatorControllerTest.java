package app.vigil.people.web;

import static app.vigil.testing.TestViewers.as;
import static app.vigil.testing.TestViewers.stranger;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.OperatorTokens;
import app.vigil.people.OperatorCommand;
import app.vigil.testing.SettableClock;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@VigilTest
class OperatorControllerTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private OperatorTokens tokens;

    @Autowired
    private SettableClock clock;

    @Test
    void lookingAtTheLinkDoesNotUseItUp() throws Exception {
        String token = token();
        for (int previews = 0; previews < 2; previews++) {
            mvc.perform(get("/operator/enter").param("token", token))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString(token)));
        }

        enter(token).andExpect(status().isSeeOther()).andExpect(header().string("Location", "/admin"));
    }

    @Test
    void theLinkWorksOnce() throws Exception {
        String token = token();
        enter(token).andExpect(status().isSeeOther());

        enter(token).andExpect(status().isGone()).andExpect(jsonPath("$.code").value("operator-link-used"));
    }

    @Test
    void theLinkExpires() throws Exception {
        String token = token();
        clock.tick(Duration.ofMinutes(61));

        enter(token).andExpect(status().isGone());
        mvc.perform(get("/operator/enter").param("token", token)).andExpect(status().isGone());
    }

    @Test
    void aTokenForSomethingElseOpensNothing() throws Exception {
        enter(tokens.issue("invitation", Duration.ofHours(1))).andExpect(status().isGone());
        enter("nonsense").andExpect(status().isGone());
    }

    @Test
    void theOperatorSeesTheAdministration() throws Exception {
        Cookie session = enter(token()).andReturn().getResponse().getCookies()[0];

        mvc.perform(get("/admin").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("data-test=\"admin-connect\"")));
        mvc.perform(get("/admin/audit").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("bi-check-circle-fill")));
        mvc.perform(get("/desk").cookie(session))
                .andExpect(content().string(Matchers.containsString("href=\"/admin\"")));
    }

    @Test
    void nobodyElseSeesTheAdministration() throws Exception {
        mvc.perform(get("/admin").with(as(stranger()))).andExpect(status().isForbidden());
        mvc.perform(get("/admin/audit").with(as(stranger()))).andExpect(status().isForbidden());
        mvc.perform(get("/admin")).andExpect(status().isUnauthorized());
    }

    private String token() {
        return tokens.issue(OperatorCommand.SESSION_PURPOSE, Duration.ofHours(1));
    }

    private ResultActions enter(String token) throws Exception {
        return mvc.perform(post("/operator/enter").param("token", token));
    }
}
