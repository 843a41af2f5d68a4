package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * A student who sits at the desk and works, with every rule watched: nothing may be marked. It has a browser, a screen
 * and a thread of its own, so that it can sit there while a journey does other things.
 */
final class QuietStudent implements AutoCloseable {

    static final String TITLE = "Экзамен: функции";
    /** One worker or model for each detector; what else they fetch comes with these. */
    private static final List<String> DETECTORS = List.of(
            "picture[.]worker",
            "sound[.]worker",
            "face[.]worker",
            "objects[.]worker",
            "person[.]worker",
            "speech[.]worker",
            "screen[.]worker",
            "face_landmark");
    /** No detector watches it: it is for the proctor's eye. */
    private static final String BY_EYE = "paper";

    private static final Set<String> BUSY = Set.of("too-busy", "detector-silent");

    private final Programs programs;
    private final String username;
    private final Duration time;
    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private final List<String> marked = new CopyOnWriteArrayList<>();
    private final Set<String> unseen = new ConcurrentSkipListSet<>();
    private final CompletableFuture<Boolean> sitting = new CompletableFuture<>();
    private final CountDownLatch calledAway = new CountDownLatch(1);

    private QuietStudent(Programs programs, String username, Duration time) {
        this.programs = programs;
        this.username = username;
        this.time = time;
    }

    /** Adds the exam in which nothing is allowed and everything watched. */
    static void addExam(CourseSetup course) {
        course.addWithoutStaff(TITLE, form -> CourseSetup.controlEverything(form, true));
    }

    /** Begins to sit the exam that was added last; the journey goes on meanwhile. */
    static QuietStudent sitsDown(Programs programs, Path folder, String username, Duration time) {
        QuietStudent student = new QuietStudent(programs, username, time);
        Path media = folder.resolve("at-the-desk");
        Thread.ofPlatform().name("quiet student").start(() -> {
            try (ExamRoom room = new ExamRoom(FakeMedia.atTheDesk(media), FakeMedia.quietRoom(media))) {
                student.work(room);
                student.sitting.complete(true);
            } catch (RuntimeException | AssertionError failure) {
                student.sitting.completeExceptionally(failure);
            }
        });
        return student;
    }

    private void work(ExamRoom room) {
        BrowserContext context = room.person("ru-RU");
        context.addInitScript(SmallWindow.VIDEO_ALONE);
        context.onRequest(this::note);
        Lms lms = new Lms(programs.lmsAddress(), context).actAs(username);
        ExamWindow exam = new ExamWindow(context, lms.openWindow(lms.openLatestActivity()));
        exam.consent();
        exam.checkEquipment();
        exam.takePhotos();
        exam.start();
        Page quiz = exam.openQuiz();
        quiz.locator("[data-test=start-attempt]").click();
        quiz.locator("[data-test=question-text]").waitFor();
        exam.feelRealFocus();
        quiz.bringToFront();
        sit();
        Lms.answerAll(quiz);
        List<String> told = exam.notices().allTextContents();
        exam.page().bringToFront();
        exam.saySubmitted();
        exam.finish();
        assertThat(told).as("notices of " + username).isEmpty();
    }

    private void sit() {
        try {
            if (calledAway.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the journey ended before " + username + " had sat for " + time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the sitting where it is, and the browser. */
    @Override
    public void close() {
        calledAway.countDown();
        sitting.handle((done, failed) -> done).join();
    }

    /** Waits for the end and looks at what the browser told: not one mark, and every rule really watched. */
    void wasNeverMarked() {
        sitting.join();
        assertThat(marked).as("marks of " + username).isEmpty();
        for (String detector : DETECTORS) {
            assertThat(fetched).anyMatch(address -> address.matches(".*/" + detector + ".*"));
        }
        assertThat(unseen).as("rules that were not watched").containsExactly(BY_EYE);
    }

    private void note(Request request) {
        fetched.add(request.url());
        if (request.url().endsWith("/incidents")) {
            marked.add(request.postData());
        } else if (request.url().endsWith("/not-analysed")) {
            unseen.addAll(rulesIn(request.postData()));
        }
    }

    /** What a busy computer did not get to for a while is not among them. */
    private static List<String> rulesIn(String report) {
        JsonArray intervals = JsonParser.parseString(report).getAsJsonObject().getAsJsonArray("intervals");
        return StreamSupport.stream(intervals.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(one -> !BUSY.contains(one.get("reason").getAsString()))
                .map(one -> one.get("rule").getAsString())
                .toList();
    }
}
