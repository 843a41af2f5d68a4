package app.vigil.decision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.mock.web.MockHttpServletResponse;

/** What papers answer, read. */
final class PaperAnswers {

    private PaperAnswers() {}

    static String registered(MockHttpServletResponse answer) throws Exception {
        redirected(answer);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    static void redirected(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(302);
    }

    static void assertRefused(MockHttpServletResponse answer, String code) throws Exception {
        assertThat(answer.getStatus()).isGreaterThanOrEqualTo(400);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains(code);
    }

    static String text(byte[] bytes) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
