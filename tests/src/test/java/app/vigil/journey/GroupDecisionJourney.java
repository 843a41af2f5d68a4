package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.journey.ForgedPlatform.Visitor;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A dean decides about a group of thirty: scores, decisions, signatures, and every paper downloaded and read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GroupDecisionJourney {

    private static final int STUDENTS = 30;
    private static final Visitor PROCTOR =
            new Visitor("proctor", "Шевчук-Їжакевич Єлизавета Олександрівна", ForgedPlatform.ASSISTANT);
    private static final Visitor DEAN = new Visitor("dean", "Волкова Дарья Дмитриевна", ForgedPlatform.ASSISTANT);

    @TempDir
    private static Path folder;

    private final Screens screens = new Screens(Path.of("target", "screens"));
    private final ForgedPlatform platform = new ForgedPlatform();
    private Programs programs;
    private ExamRoom room;
    private List<LoadStudent> students;
    private BareBrowser proctor;
    private Page dean;

    @BeforeAll
    void thirtySatTheExam() throws Exception {
        programs = new Programs(folder, "localhost", List.of("--vigil.evidence.seal-grace=0s"));
        room = new ExamRoom(Portrait.camera(folder), FakeMedia.microphone(folder));
        students = LoadStudent.running(programs, platform, STUDENTS);
        students.forEach(student -> student.finish(-1, -1));
        launch(PROCTOR);
        launch(DEAN);
        Page operator = room.person("ru-RU").newPage();
        operator.navigate(
                programs.operatorCommand("admin-link").lines().toList().getLast());
        operator.locator("[data-test=operator-enter]").click();
        operator.navigate(programs.toolAddress() + "/admin");
        operator.locator("[data-test=institution-people]").last().click();
        CourseSetup.appoint(operator, "Шевчук", "proctor");
        CourseSetup.appoint(operator, "Волкова", "decision-maker");
        proctor = launch(PROCTOR);
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
        platform.close();
    }

    @Test
    @Order(1)
    @DisplayName("R2-044 the proctor sets thirty statuses, one of them with a violation")
    void reviewed() {
        proctor.get("/review");
        for (int number = 0; number < STUDENTS; number++) {
            String review = "/api/reviews/" + students.get(number).sitting();
            Await.until(Duration.ofSeconds(120), "evidence is sealed", () -> sealed(review));
            send("PUT", review + "/identity", "{\"confirmed\":true,\"note\":\"\"}");
            if (number == 0) {
                long at = JsonParser.parseString(proctor.get(review).body())
                        .getAsJsonObject()
                        .getAsJsonObject("sitting")
                        .get("startedAt")
                        .getAsLong();
                send(
                        "POST",
                        review + "/marks",
                        "{\"violation\":\"5.9\",\"startedAt\":%d,\"endedAt\":%d,\"note\":\"телефон\"}"
                                .formatted(at, at + 1));
                send("PUT", review + "/status", "{\"status\":2,\"comment\":\"Списывал с телефона\"}");
            } else {
                send("PUT", review + "/status", "{\"status\":1,\"comment\":\"\"}");
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("R2-062 the scores and groups come from the export of the gradebook, with what does not fit listed")
    void importsTheGradebook() throws IOException {
        dean = window(DEAN, "ru-RU");
        openProtocol();
        assertThat(dean.locator("[data-test=protocol-row]")).hasCount(STUDENTS);
        dean.locator("[data-test=gradebook]").click();
        String csv = IntStream.range(0, STUDENTS)
                .mapToObj(number -> number + ";" + (number < 15 ? "ЭП-21" : "ЭП-22") + ";" + (60 + number) + ",50")
                .collect(Collectors.joining("\n", "ID;Группа;Балл\n", "\n99;ЭП-99;1\n"));
        Path file = Files.writeString(folder.resolve("gradebook.csv"), csv, StandardCharsets.UTF_8);
        dean.locator("[data-test=file]").setInputFiles(file);
        dean.locator("[data-test=send]").click();
        assertThat(dean.locator("[data-test=match]")).hasCount(STUDENTS);
        assertThat(dean.locator("[data-test=conflict]")).hasCount(1);
        screens.take("D0-gradebook", dean);
        dean.locator("[data-test=apply]").click();
        dean.locator("[data-test=imported]").waitFor();
    }

    @Test
    @Order(3)
    @DisplayName("R2-047 R2-067 one group at once, then the rest, and the one with a violation by itself")
    void decides() {
        openProtocol();
        dean.locator("[data-test=group-filter]").selectOption("ЭП-22");
        dean.locator("[data-test=show-group]").click();
        assertThat(dean.locator("[data-test=protocol-row]")).hasCount(15);
        creditAll();
        assertThat(dean.locator("[data-credited=true]")).hasCount(15);
        dean.locator("[data-test=group-filter]").selectOption("");
        dean.locator("[data-test=show-group]").click();
        assertThat(dean.locator("[data-credited=true]")).hasCount(15);
        screens.take("D1-protocol", dean);
        creditAll();
        assertThat(dean.locator("[data-credited=true]")).hasCount(STUDENTS - 1);
        Locator violated = dean.locator("[data-test=protocol-row][data-status='2']");
        violated.locator("textarea").fill("Результат аннулирован");
        violated.locator("[data-test=refuse]").click();
        assertThat(dean.locator("[data-credited=false]")).hasCount(1);
    }

    @Test
    @Order(4)
    @DisplayName("R2-064 both sign after a launch; the paper is sealed, downloaded in every form, and checked")
    void signsAndDownloads() throws IOException {
        openProtocol();
        dean.locator("[data-test=register-protocol]").click();
        dean.locator("[data-test=paper-title]").waitFor();
        String paper = dean.url();
        screens.take("D2-paper-to-sign", dean);
        sign(dean, DEAN);
        Page second = window(PROCTOR, "uk-UA");
        second.navigate(programs.toolAddress() + "/papers");
        screens.take("D3-papers-to-sign", second);
        second.navigate(paper);
        sign(second, PROCTOR);
        assertThat(second.locator("[data-test=sealed]")).isVisible();
        dean.navigate(paper);
        screens.take("D4-paper-sealed", dean);
        byte[] pdf = download("pdf");
        assertThat(text(pdf)).contains("Шевчук-Їжакевич", "Подписано в Vigil", "74,50", "ЭП-21");
        screens.takePaper("D5-protocol-sealed", "ru", pdf);
        for (String other : List.of("docx", "xlsx")) {
            assertThat(new String(download(other), 0, 2, StandardCharsets.US_ASCII))
                    .isEqualTo("PK");
        }
        checks(pdf);
    }

    /** Where the QR code leads, for somebody without any session. */
    private void checks(byte[] pdf) throws IOException {
        String address = dean.locator("[data-test=check]").getAttribute("href");
        Page check = room.person("uk-UA").newPage();
        check.navigate(programs.toolAddress() + address);
        assertThat(check.locator("[data-test=signer]")).hasCount(2);
        check.locator("[data-test=file]").setInputFiles(Files.write(folder.resolve("genuine.pdf"), pdf));
        assertThat(check.locator("[data-test=same]")).isVisible();
        screens.takeWindow("D6-genuine", "uk", check);
        byte[] changed = pdf.clone();
        changed[changed.length / 2] ^= 1;
        check.locator("[data-test=file]").setInputFiles(Files.write(folder.resolve("changed.pdf"), changed));
        assertThat(check.locator("[data-test=other]")).isVisible();
        assertThat(check.locator("[data-test=same]")).isHidden();
    }

    @Test
    @Order(5)
    @DisplayName("R2-050, R2-046, R4-060 the act, the result sheet and the register, and the scan of a copy on paper")
    void drawsUpTheOtherPapers() throws IOException {
        openProtocol();
        dean.locator("[data-test=draw-up-act]").click();
        byte[] act = download("pdf");
        assertThat(text(act)).contains("Акт № 0001/", "Использование гаджетов");
        screens.takePaper("D7-act", "ru", act);
        for (String kind : List.of("result-sheet", "hand-over-register")) {
            dean.navigate(programs.toolAddress() + listOfPapers());
            dean.locator("[data-test=kind]").selectOption(kind);
            dean.locator("[data-test=register]").click();
            screens.takePaper("D8-" + kind, "ru", download("pdf"));
        }
        Path scan = Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.4 scanned", StandardCharsets.US_ASCII);
        dean.locator("[data-test=scan-file]").setInputFiles(scan);
        dean.locator("[data-test=send-scan]").click();
        assertThat(dean.locator("[data-test=scan]")).hasCount(1);
        dean.locator("[data-test=original-received]").click();
        assertThat(dean.locator("[data-test=original]")).isVisible();
        dean.navigate(programs.toolAddress() + listOfPapers());
        assertThat(dean.locator("[data-test=paper-line]")).hasCount(4);
        screens.take("D9-papers", dean);
    }

    /** In Russian again: the pictures end in another language, and a paper is kept in the one it was registered in. */
    private void openProtocol() {
        dean.navigate(programs.toolAddress() + "/decisions?lang=ru");
        dean.locator("[data-test=open-protocol]").click();
    }

    private String listOfPapers() {
        dean.navigate(programs.toolAddress() + "/decisions");
        return "/papers/exams/" + dean.locator("[data-test=protocol-entry]").getAttribute("data-exam");
    }

    private void creditAll() {
        dean.locator("[data-test=credit-all]").click();
        dean.locator("[data-test=confirm-yes]").click();
        dean.waitForLoadState();
    }

    private static void sign(Page page, Visitor who) {
        page.locator("[data-test=name]").fill(who.name());
        page.locator("[data-test=sign]").click();
        assertThat(page.locator("[data-test=sign]")).hasCount(0);
    }

    private byte[] download(String kind) throws IOException {
        Download download = dean.waitForDownload(
                () -> dean.locator("[data-test=" + kind + "]").click());
        return Files.readAllBytes(download.path());
    }

    private boolean sealed(String review) {
        return proctor.get(review).body().contains("\"evidenceSealed\":true");
    }

    private void send(String method, String path, String json) {
        int status = proctor.call(
                        method, path, json.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"))
                .statusCode();
        assertThat(status).as(path).isEqualTo(200);
    }

    private BareBrowser launch(Visitor who) {
        BareBrowser browser = new BareBrowser(programs.toolAddress());
        LoadStudent.enter(browser, platform, who, programs.toolAddress() + "/lti/launch");
        return browser;
    }

    /** A window of a real browser that goes on where a launch ended. */
    private Page window(Visitor who, String locale) {
        BrowserContext context = room.person(locale);
        context.addCookies(launch(who).cookies().entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue())
                        .setDomain("localhost")
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true))
                .toList());
        Page page = context.newPage();
        page.navigate(programs.toolAddress() + "/desk?lang=" + locale.substring(0, 2));
        return page;
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
