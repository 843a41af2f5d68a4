package app.vigil.shared.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.testing.VigilTest;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The container's own way to an error ends at our page; the server's journey shows that it leads there. */
@VigilTest
class ErrorPageTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void whatFailsOutsideAHandlerIsToldOnOurPage() throws Exception {
        mvc.perform(get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .header("Accept-Language", "uk")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(
                                RequestDispatcher.ERROR_EXCEPTION,
                                new IllegalStateException("secret password of the database")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(containsString("lang=\"uk\"")))
                .andExpect(content().string(containsString("data-test=\"problem-detail\"")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void aRefusalOfTheContainerKeepsItsStatus() throws Exception {
        mvc.perform(get("/error")
                        .accept(MediaType.APPLICATION_JSON)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 400))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("invalid-request"));
    }

    @Test
    void whoAsksForThePageItselfFindsNothing() throws Exception {
        mvc.perform(get("/error").accept(MediaType.TEXT_HTML)).andExpect(status().isNotFound());
    }
}
