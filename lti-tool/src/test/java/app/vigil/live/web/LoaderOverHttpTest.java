package app.vigil.live.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.CaptureRooms;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.VigilTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@VigilTest
@Import(CaptureRooms.class)
class LoaderOverHttpTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private KnownSittings sittings;

    @Test
    void letsRegisteredPlatformsSendAcrossOriginsWithoutCookies() {
        assertThat(preflight(CaptureRooms.PLATFORM))
                .hasStatusOk()
                .hasHeader("Access-Control-Allow-Origin", CaptureRooms.PLATFORM)
                .hasHeader("Access-Control-Allow-Methods", "POST")
                .doesNotContainHeader("Access-Control-Allow-Credentials");
        assertThat(preflight("https://elsewhere.example"))
                .hasStatus(403)
                .doesNotContainHeader("Access-Control-Allow-Origin");
    }

    @Test
    void carriesSignalsOneWayAndNoticesTheOther() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        assertThat(http.perform(post("/api/sittings/{id}/notices", sitting.id())
                        .with(as(sitting.examinee()))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"Return to the test\",\"level\":\"warning\"}")))
                .hasStatusOk();

        assertThat(report(sitting.id().toString(), "hidden"))
                .hasStatusOk()
                .hasHeader("Access-Control-Allow-Origin", CaptureRooms.PLATFORM)
                .bodyJson()
                .extractingPath("$.notices[0].text")
                .isEqualTo("Return to the test");
        assertThat(http.perform(get("/api/sittings/{id}/signals?after=0&waitSeconds=0", sitting.id())
                        .with(as(sitting.examinee()))))
                .bodyJson()
                .extractingPath("$.signals[*].type")
                .asArray()
                .containsExactly("hidden");
    }

    @Test
    void tellsALoaderWithoutARunningSittingToFallSilent() {
        Sitting over = sittings.add(SittingState.FINISHED);

        assertThat(report(over.id().toString(), "hidden"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.ended")
                .isEqualTo(true);
    }

    @Test
    void refusesWhatIsNoSignal() {
        Sitting sitting = sittings.add(SittingState.RUNNING);

        assertThat(report(sitting.id().toString(), "whistle")).hasStatus(400);
        assertThat(report(sitting.id().toString(), "x".repeat(70_000))).hasStatus(413);
    }

    @Test
    void slowsDownAPageThatFloods() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        for (int count = 0; count < 100; count++) {
            assertThat(report(sitting.id().toString(), "focus")).hasStatusOk();
        }

        assertThat(report(sitting.id().toString(), "focus")).hasStatus(429);
    }

    @Test
    void keepsSignalsFromEverybodyElse() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        Sitting other = sittings.add(SittingState.RUNNING);

        assertThat(http.perform(get("/api/sittings/{id}/signals", sitting.id()).with(as(other.examinee()))))
                .hasStatus(403);
    }

    private MvcTestResult report(String token, String type) {
        return http.perform(post("/api/loader/signals")
                .header("Origin", CaptureRooms.PLATFORM)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"page":"%s","noticesAfter":0,"signals":[{"seq":1,"type":"%s","at":5}]}""".formatted(UUID.randomUUID(), type)));
    }

    private MvcTestResult preflight(String origin) {
        return http.perform(options("/api/loader/signals")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type"));
    }
}
