package app.vigil.document;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.web.IcuMessages;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfDocumentsTest {

    private static final String UKRAINIAN = "Ґудзь Їжакевич Єва Іллівна";
    private static final String RUSSIAN = "Щёлоков Объёмный Эдуард";

    private final PdfDocuments documents = new PdfDocuments(new IcuMessages());

    @Test
    void embedsFontsThatHaveRussianAndUkrainianLetters() throws IOException {
        try (PDDocument pdf = render(1)) {
            String text = new PDFTextStripper().getText(pdf);

            assertThat(text).contains(UKRAINIAN, RUSSIAN).doesNotContain("#");
            pdf.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(name -> assertThat(embedded(pdf, name)).isTrue());
        }
    }

    @Test
    void repeatsTableHeadsAndNumbersThePages() throws IOException {
        try (PDDocument pdf = render(120)) {
            int pages = pdf.getNumberOfPages();
            String text = new PDFTextStripper().getText(pdf);

            assertThat(pages).isGreaterThan(1);
            assertThat(text.split("Голова таблиці", -1)).hasSize(pages + 1);
            assertThat(text).contains("1 / " + pages, pages + " / " + pages);
        }
    }

    @Test
    void escapesWhatPeopleWrote() throws IOException {
        Map<String, Object> model =
                Map.of("title", "x", "head", "<b>&", "cells", java.util.List.of("<img src='http://localhost/x'>"));
        try (PDDocument pdf = Loader.loadPDF(documents.pdf("sample", Locale.ENGLISH, model))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<b>&", "<img src='http://localhost/x'>");
        }
    }

    private PDDocument render(int rows) throws IOException {
        Map<String, Object> model = Map.of(
                "title",
                "Протокол",
                "head",
                "Голова таблиці",
                "cells",
                IntStream.range(0, rows)
                        .mapToObj(row -> row % 2 == 0 ? UKRAINIAN + " " + RUSSIAN : "long " + row)
                        .toList());
        return Loader.loadPDF(documents.pdf("sample", Locale.of("uk"), model));
    }

    private static boolean embedded(PDDocument pdf, org.apache.pdfbox.cos.COSName name) {
        try {
            return pdf.getPage(0).getResources().getFont(name).isEmbedded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
