package app.vigil.incident.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.shared.PersonId;
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
class MarksOverHttpTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private KnownSittings sittings;

    @Test
    void answersWithWhatWasAcceptedAndWhatWasNot() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        UUID id = UUID.randomUUID();

        assertThat(send(sitting, sitting.examinee(), """
                {"incidents":[{"id":"%s","rule":"active_window","startedAt":1000,"endedAt":null,"value":4.2,
                  "threshold":3,"unit":"s","confidence":1,"detector":"quiz-focus/1","source":"loader",
                  "noticeShownAt":null}]}""".formatted(id)))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("""
                        {"accepted":["%s"],"refused":[]}""".formatted(id));
    }

    @Test
    void takesMarksOfTheOwnSittingOnly() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        Sitting other = sittings.add(SittingState.RUNNING);

        assertThat(send(sitting, other.examinee(), "{\"incidents\":[]}")).hasStatus(403);
    }

    @Test
    void refusesABatchWithoutIds() {
        Sitting sitting = sittings.add(SittingState.RUNNING);

        assertThat(send(sitting, sitting.examinee(), "{\"incidents\":[{\"rule\":\"active_window\"}]}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("invalid-request");
    }

    @Test
    void refusesABodyOfMoreThanAMebibyte() {
        Sitting sitting = sittings.add(SittingState.RUNNING);
        String padding = " ".repeat(1024 * 1024);

        assertThat(send(sitting, sitting.examinee(), "{\"incidents\":[]" + padding + "}"))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("too-large");
        assertThat(send(sitting, sitting.examinee(), "{\"incidents\":[]" + padding.substring(100) + "}"))
                .hasStatusOk();
    }

    private MvcTestResult send(Sitting sitting, PersonId person, String body) {
        return http.perform(post("/api/sittings/{id}/incidents", sitting.id())
                .with(as(person))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
