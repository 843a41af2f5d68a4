package app.vigil.people.web;

import static app.vigil.testing.TestViewers.as;
import static app.vigil.testing.TestViewers.stranger;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.testing.VigilTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
class OwnAddressTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void leadsToTheDesk() throws Exception {
        mvc.perform(get("/").with(as(stranger()))).andExpect(redirectedUrl("/desk"));
    }

    @Test
    void tellsWhoeverIsNotSignedInWhereToEnter() throws Exception {
        mvc.perform(get("/").accept(MediaType.TEXT_HTML))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string(Matchers.containsString("sign-in-required")));
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() throws Exception {
        mvc.perform(get("/nowhere").accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("not-found")));
    }
}
