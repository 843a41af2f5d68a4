package app.vigil.decision;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.decision.ConfirmedMarks.Filled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfirmedMarksTest {

    private final ConfirmedMarks marks = new ConfirmedMarks(
            List.of("00:10:00 (11:10:00) — Телефон (на столе)", "01:02:03 (12:02:03) — Голоса"),
            List.of(
                    new Filled(Duration.ofMinutes(10), Set.of("Телефон: на столе", "A phone: на столе")),
                    new Filled(Duration.ofSeconds(3723), Set.of("Голоса", "Voices [of \\E others]"))));

    @Test
    @DisplayName("R2-066 what the page filled into the comment from the marks is not said beside them once more")
    void leavesOutWhatTheMarksSay() {
        assertThat(marks.beside("00:10:00–00:10:12 Телефон: на столе\n01:02:03–… Голоса"))
                .isEmpty();
        assertThat(marks.beside("Смотрел вниз.\r\n00:10:02–00:10:12 A phone: на столе\r\nСнят с испытания"))
                .isEqualTo("Смотрел вниз.\r\nСнят с испытания");
        assertThat(marks.beside("01:02:03–01:02:09 Voices [of \\E others]")).isEmpty();
    }

    @Test
    @DisplayName("R2-066 words of the reviewer's own stay as they are, whatever they begin like")
    void keepsWhatTheReviewerSays() {
        for (String own : List.of(
                "",
                "Телефон: на столе",
                "00:10:00–00:10:12 Телефон: на столе, показал преподавателю",
                "00:12:00–00:12:12 Телефон: на столе",
                "В 00:10:00–00:10:12 Телефон: на столе",
                "00:10:00–00:10:12 Голоса")) {
            assertThat(marks.beside(own)).isEqualTo(own);
        }
    }
}
