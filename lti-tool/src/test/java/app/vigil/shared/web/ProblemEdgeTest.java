package app.vigil.shared.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.testing.VigilTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ViewResolver;

/** What nobody foresaw is told with a code and a reference, never with the exception's own words. */
@VigilTest
class ProblemEdgeTest {

    private static final String SECRET = "secret password of the database";

    @Autowired
    private ProblemEdge edge;

    @Autowired
    @Qualifier("thymeleafViewResolver")
    private ViewResolver views;

    private MockMvc http;

    @BeforeEach
    void start() {
        http = MockMvcBuilders.standaloneSetup(new Doors())
                .setControllerAdvice(edge)
                // As a lambda, or it would be initialised for a second context.
                .setViewResolvers(views::resolveViewName)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"/page, application/json", "/api/door, application/json", "/api/door, text/html"})
    void tellsAProgramNothingOfAnUnknownException(String door, String accepted) throws Exception {
        http.perform(get(door).accept(accepted))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("unexpected"))
                .andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }

    @Test
    void tellsAPersonNothingOfAnUnknownException() throws Exception {
        http.perform(get("/page").accept(MediaType.TEXT_HTML).header("Accept-Language", "en"))
                .andExpect(status().isInternalServerError())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(containsString("data-test=\"problem-detail\"")))
                .andExpect(content().string(containsString("unexpected")))
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }

    @RestController
    static class Doors {

        @GetMapping({"/page", "/api/door"})
        String fail() {
            throw new IllegalStateException(SECRET);
        }
    }
}
