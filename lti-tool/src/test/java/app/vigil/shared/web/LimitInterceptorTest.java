package app.vigil.shared.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.shared.LimitSettings;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.RequestLimits;
import app.vigil.testing.SettableClock;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class LimitInterceptorTest {

    private MockMvc mvc;

    @BeforeEach
    void start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, SettableClock::atFriday);
        context.registerBean(LimitSettings.class, () -> new LimitSettings(2, 2));
        context.register(RequestLimits.class, LimitInterceptor.class);
        context.refresh();
        mvc = MockMvcBuilders.standaloneSetup(new Doors())
                .addInterceptors(context.getBean(LimitInterceptor.class))
                .setControllerAdvice(new ProblemEdge(new IcuMessages()))
                .build();
    }

    @Test
    void answersTooManyRequestsOfOneAddressWithTheTimeToWait() throws Exception {
        mvc.perform(get("/open")).andExpect(status().isOk());
        mvc.perform(get("/open")).andExpect(status().isOk());
        mvc.perform(get("/open").header("Accept-Language", "uk"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(jsonPath("$.code").value("too-many-requests"))
                .andExpect(jsonPath("$.title").value("Забагато запитів"));
        mvc.perform(get("/open").with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                }))
                .andExpect(status().isOk());
    }

    @Test
    void countsNeitherClosedDoorsNorThoseThatCountThemselves() throws Exception {
        for (int request = 0; request < 10; request++) {
            mvc.perform(get("/closed")).andExpect(status().isOk());
            mvc.perform(get("/counting")).andExpect(status().isOk());
        }
    }

    @RestController
    static class Doors {

        @GetMapping("/open")
        @OpenEndpoint(because = "a test")
        String open() {
            return "";
        }

        @GetMapping("/closed")
        String closed() {
            return "";
        }

        @GetMapping("/counting")
        @OpenEndpoint(because = "a test", limitedByItself = true)
        String counting() {
            return "";
        }
    }
}
