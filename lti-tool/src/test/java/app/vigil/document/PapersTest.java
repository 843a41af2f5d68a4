package app.vigil.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.document.Paper.Box;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.document.PaperTemplate.Vocabulary;
import app.vigil.exam.Violation;
import app.vigil.shared.web.IcuMessages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R2-060")
class PapersTest {

    private static final String UKRAINIAN = "Ґудзь-Їжакевич Єва Іллівна";
    private static final String LONG = "Константинопольский-Верхневолжский Александр-Максимилиан Щёголевич";
    private static final String ADDRESS = "https://vigil.example/papers/check/2f1c9d54-0000-4000-8000-000000000001";

    private final PaperTemplates templates = new FilePaperTemplates(new DocumentSettings(null));
    private final Documents documents = new RenderedDocuments(new IcuMessages());

    @Test
    @DisplayName(
            "R2-060 sixty rows over pages: every page has the heads, its number and the version; letters are embedded")
    void printsAPaperOverPages() throws Exception {
        byte[] bytes = kept("protocol-60.pdf", documents.pdf(protocol("uk", 60)));
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            PDFTextStripper reader = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                String text = reader.getText(pdf).replaceAll("\\s+", " ");
                assertThat(text).contains("с. " + page + " із " + pages, "П-2026-0001", "версія aaaaaaaaaaaaaaaa");
                assertThat(text).containsAnyOf("Статус перевірки", "Перевірка справжності");
            }
            reader.setStartPage(1);
            assertThat(reader.getText(pdf).replaceAll("\\s+", " "))
                    .contains("Ґудзь-Їжакевич", "Константинопольский-", "Верхневолжский", ADDRESS)
                    .doesNotContain("#");
            pdf.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(name -> assertThat(embedded(pdf, name)).isTrue());
        }
        PdfAConformance.assertConforms(bytes);
    }

    @Test
    @DisplayName("R4-060 the act shows twenty boxes in two columns of ten, and keeps to PDF/A")
    void printsTwentyBoxes() throws Exception {
        for (String language : List.of("ru", "uk", "en")) {
            byte[] act = kept("act-" + language + ".pdf", documents.pdf(act(language)));
            PdfAConformance.assertConforms(act);
            try (PDDocument pdf = Loader.loadPDF(act)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(pdf).split("×", -1)).hasSize(3);
            }
        }
    }

    @Test
    @DisplayName(
            "R1-024, R1-025, R1-027, R2-046, R2-050, R2-051, R2-059, R2-068 every other form, over pages in three languages, keeps to PDF/A")
    void everyFormKeepsToTheStandard() throws Exception {
        for (String form : List.of(
                "protocol-admission",
                "result-sheet",
                "publication-list",
                "hand-over-register",
                "access-request",
                "surveillance-points",
                "access-means",
                "device-log")) {
            for (String language : List.of("ru", "uk", "en")) {
                byte[] pdf = kept(form + "-" + language + ".pdf", documents.pdf(filled(form, language)));
                PdfAConformance.assertConforms(pdf);
                try (PDDocument read = Loader.loadPDF(pdf)) {
                    assertThat(read.getNumberOfPages()).isGreaterThan(1);
                    assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", " "))
                            .contains("Їжакевич", "Ґудзь", "Щёголевич");
                }
            }
        }
    }

    private Paper filled(String form, String language) {
        PaperTemplate template = templates.of("default", form, Locale.of(language));
        List<Map<String, String>> rows = IntStream.range(0, 60)
                .mapToObj(number -> template.columns().stream()
                        .collect(Collectors.toMap(PaperTemplate.Field::field, column -> cell(column.field(), number))))
                .toList();
        Map<String, String> values = Map.of(
                "examinee", "П. І. Б.",
                "unit", "Факультет економіки та права",
                "exam", "Історія України",
                "identity", "Особу встановлено",
                "number", "0007/2026",
                "date", "22.11.2026");
        return template.fill(new Filling(
                        values,
                        rows,
                        List.of(),
                        Map.of("proctor", List.of(LONG), "decision-maker", List.of(UKRAINIAN))))
                .registered(new Paper.Registration("П-2026-0001", "22.11.2026", "c".repeat(64), ADDRESS));
    }

    private static String cell(String field, int number) {
        return switch (field) {
            case "row" -> Integer.toString(number + 1);
            case "name", "by", "paper", "examinee", "proctors", "means", "who" -> number % 2 == 0 ? UKRAINIAN : LONG;
            case "email" -> "konstantinopolsky-verkhnevolzhsky-" + number + "@edu.ranepa.ru";
            default -> "22.11.2026";
        };
    }

    @Test
    @DisplayName("R2-060 DOCX and XLSX say the same as the PDF, with repeated heads, and a formula stays text")
    void writesTheSameForOffices() throws IOException {
        Paper paper = protocol("ru", 3);
        try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(documents.docx(paper)))) {
            XWPFTable table = docx.getTables().getFirst();
            assertThat(table.getRows()).hasSize(4);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).getCell(1).getText()).contains(UKRAINIAN);
            assertThat(docx.getFooterList().getFirst().getText()).contains("П-2026-0001");
            assertThat(docx.getAllPictures()).hasSize(1);
        }
        try (XSSFWorkbook xlsx = new XSSFWorkbook(new ByteArrayInputStream(documents.xlsx(paper)))) {
            XSSFSheet sheet = xlsx.getSheetAt(0);
            assertThat(sheet.getRepeatingRows()).isNotNull();
            int first = sheet.getRepeatingRows().getFirstRow() + 1;
            assertThat(sheet.getRow(first).getCell(1).getStringCellValue()).contains(UKRAINIAN);
            assertThat(sheet.getRow(first).getCell(2).getStringCellValue()).isEqualTo("=1+1");
            assertThat(xlsx.getAllPictures()).hasSize(1);
        }
    }

    @Test
    @DisplayName("R2-060 LibreOffice opens what we write")
    void isReadByAnotherProgram(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(OfficePrograms.installed("soffice"), "LibreOffice is not installed here");
        Path docx = Files.write(folder.resolve("word.docx"), documents.docx(protocol("uk", 60)));
        Path act = Files.write(folder.resolve("act.docx"), documents.docx(act("ru")));
        Path xlsx = Files.write(folder.resolve("sheet.xlsx"), documents.xlsx(protocol("ru", 60)));

        OfficePrograms.asPdf(folder, List.of(docx, act, xlsx));

        for (String name : List.of("word", "act", "sheet")) {
            byte[] bytes = kept("libreoffice-" + name + ".pdf", Files.readAllBytes(folder.resolve(name + ".pdf")));
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("П-2026-0001");
            }
        }
    }

    @Test
    void escapesWhatPeopleWrote() throws IOException {
        String evil = "<img src='http://localhost/x'>&";
        Map<String, String> values = new HashMap<>(Map.of("exam", evil, "name", evil));
        Paper paper = templates
                .of("default", "violation-act", Locale.ENGLISH)
                .fill(new Filling(values, List.of(), List.of(), Map.of()));
        try (PDDocument pdf = Loader.loadPDF(documents.pdf(paper))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(evil);
        }
    }

    @Test
    @DisplayName("an office's own form goes before the built-in one; a mistake in it is named at the start")
    void takesTheOfficesForm(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("ranepa")).resolve("result-sheet.yml");
        Files.writeString(own, """
                paper:
                  texts:
                    ru:
                      title: "Ведомость факультета № {number}"
                      columns: [{ field: name, width: 100, head: "Кто" }]
                """);
        PaperTemplates office = new FilePaperTemplates(new DocumentSettings(folder));
        Vocabulary known = new Vocabulary(
                Set.of("number", "unit", "exam", "date"),
                Set.of("row", "name", "group", "score", "result", "by"),
                Set.of("decision-maker", "commission"),
                Set.of());

        office.require("result-sheet", known);
        assertThat(office.of("ranepa", "result-sheet", Locale.of("ru")).title()).startsWith("Ведомость факультета");
        assertThat(office.of("ranepa", "result-sheet", Locale.of("uk")).title()).startsWith("Заліково");
        assertThat(office.of("zno", "result-sheet", Locale.of("ru")).title()).startsWith("Зачетно");

        Files.writeString(own, Files.readString(own).replace("{number}", "{nummer}"));
        PaperTemplates mistaken = new FilePaperTemplates(new DocumentSettings(folder));
        assertThatThrownBy(() -> mistaken.require("result-sheet", known))
                .hasMessageContaining("ranepa/result-sheet/ru")
                .hasMessageContaining("nummer");
        Files.writeString(own, Files.readString(own).replace("columns:", "colums:"));
        assertThatThrownBy(() -> new FilePaperTemplates(new DocumentSettings(folder)))
                .hasMessageContaining("ranepa/result-sheet");
    }

    private Paper protocol(String language, int rows) {
        Map<String, String> values = Map.of(
                "unit", "Факультет економіки та права",
                "exam", "Історія України",
                "identity", "Особу здобувача освіти встановлено",
                "domain", "***@edu.ranepa.ru",
                "zone", "Europe/Kyiv");
        return templates
                .of("default", "protocol", Locale.of(language))
                .fill(new Filling(
                        values,
                        IntStream.range(0, rows).mapToObj(PapersTest::row).toList(),
                        List.of(),
                        Map.of("proctor", List.of(LONG), "decision-maker", List.of(UKRAINIAN))))
                .registered(new Paper.Registration("П-2026-0001", "22.11.2026", "a".repeat(64), ADDRESS));
    }

    private static Map<String, String> row(int number) {
        return Map.of(
                "group", "ЭП-21-" + number,
                "name", (number % 2 == 0 ? UKRAINIAN : LONG) + "\nособу встановлено",
                "email", number % 2 == 0 ? "=1+1" : "konstantinopolsky-verkhnevolzhsky-" + number + "@edu.ranepa.ru",
                "score", "87,50",
                "date", "20.11.2026",
                "status", "3. Возможна недобросовестная сдача",
                "violations", "00:10:00 (11:10:00) — Использование гаджетов (телефон)\nНеоднократно отводил взгляд",
                "result", "не зачтен");
    }

    private Paper act(String language) {
        IcuMessages messages = new IcuMessages();
        List<Box> boxes = Violation.listed().stream()
                .map(one -> new Box(
                        messages.getMessage("violation." + one.code(), null, Locale.of(language)),
                        one == Violation.GADGETS || one == Violation.MESSENGERS))
                .toList();
        Map<String, String> values = Map.of(
                "unit", "Институт компьютерных технологий",
                "exam", "Высшая математика",
                "name", LONG,
                "number", "А-2026-0007",
                "date", "22.11.2026",
                "other", "уход со связи",
                "times", "00:10:00, 00:42:07");
        return templates
                .of("default", "violation-act", Locale.of(language))
                .fill(new Filling(
                        values, List.of(), boxes, Map.of("proctor", List.of(UKRAINIAN), "coordinator", List.of(LONG))))
                .registered(new Paper.Registration("П-2026-0001", "22.11.2026", "b".repeat(64), ADDRESS));
    }

    private static byte[] kept(String name, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    private static boolean embedded(PDDocument pdf, COSName name) {
        try {
            return pdf.getPage(0).getResources().getFont(name).isEmbedded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
