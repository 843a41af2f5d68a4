package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fault upon fault in one sitting whose camera, sound and screen count. After each, every piece the encoders gave out is
 * stored once, and pictures and tones read on without a hole within every take; in the end the ledger says why there
 * are holes between takes. Each case needs only the first; the one at the end of the sitting speaks of all.
 */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordingFaultsJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Pieces of a stream that half an hour without network leaves in the browser. */
    private static final int HALF_AN_HOUR = 600;

    private static final String WINDOW_KEPT =
            "() => caches.match('/assets/exam-window.html').then((kept) => kept !== undefined)";
    /** The detectors' models stay: they are nobody's, and the next exam needs them. */
    private static final String KEPT_IN_THE_BROWSER = """
            async () => {
              const database = await new Promise((resolve) => {
                const request = indexedDB.open('vigil');
                request.onsuccess = () => resolve(request.result);
              });
              const kept = [];
              for (const store of database.objectStoreNames) {
                const keys = await new Promise((resolve) => {
                  const request = database.transaction(store).objectStore(store).getAllKeys();
                  request.onsuccess = () => resolve(request.result);
                });
                kept.push(...keys.map((key) => `${store} ${key}`));
              }
              database.close();
              return [...kept, ...(await caches.keys()).filter((name) => name !== 'vigil-models')];
            }""";

    private static final String REFUSES = """
            async () => {
              const database = await new Promise((resolve, reject) => {
                const request = indexedDB.open('probe', 1);
                request.onupgradeneeded = () => request.result.createObjectStore('bytes');
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
              }).catch(() => null);
              if (database === null) return true;
              const refused = await new Promise((resolve) => {
                const writing = database.transaction('bytes', 'readwrite');
                writing.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(60_000)), 1);
                writing.oncomplete = () => resolve(false);
                writing.onabort = () => resolve(true);
              });
              database.close();
              return refused;
            }""";

    @TempDir
    private static Path folder;

    private FaultyProxy proxy;
    private ToolClock toolClock;
    private Programs programs;
    private ExamRoom room;
    private Path profile;
    private Page proctor;
    private RecordedSitting sitting;

    @BeforeAll
    void start() {
        proxy = new FaultyProxy();
        toolClock = new ToolClock(folder);
        programs = new Programs(folder, proxy, toolClock);
        room = new ExamRoom(CountedMedia.camera(folder), CountedMedia.microphone(folder));
        profile = folder.resolve("profile");
    }

    @AfterAll
    void stop() {
        room.close();
        programs.close();
        proxy.close();
    }

    @Test
    @Order(1)
    void aSittingIsRecordedAndItsWindowKept() {
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Зачёт: ряды", form -> {});
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        proctor = lms.openWindow(lms.openActivity());
        sitting = new RecordedSitting(programs, "student1");
        sitting.openIn(room.workplace(profile, "ru-RU"));
        sitting.begin(proctor);
        Await.until(PATIENCE, "the window is kept for a reload without network", () ->
                (Boolean) sitting.exam().page().evaluate(WINDOW_KEPT));
        sitting.prove();
    }

    @Test
    @Order(2)
    @DisplayName("R2-019 a network cut of 30 seconds costs nothing")
    void aCutCostsNothing() {
        proxy.cut();
        stay(30);
        assertThat(sitting.exam().test("light-connection")).hasAttribute("data-state", "off");
        assertThat(sitting.exam().test("light-recording")).hasAttribute("data-state", "on");
        proxy.mend();
        sitting.prove();
    }

    @Test
    @Order(3)
    @DisplayName("R2-019 a window loaded anew loses nothing it had encoded")
    void aReloadLosesNothing() {
        sitting.log().interruptedBy(() -> sitting.exam().page().reload());
        sitting.resumeIn(sitting.exam().page());
        sitting.prove();
    }

    @Test
    @Order(4)
    @DisplayName("R2-019 a window loaded anew without network goes on recording")
    void aReloadWithoutNetworkGoesOn() {
        proxy.cut();
        stay(4);
        sitting.log().interruptedBy(() -> sitting.exam().page().reload());
        sitting.resumeIn(sitting.exam().page());
        stay(4);
        // Worse than a cut: nobody says that nothing comes through.
        proxy.stall();
        sitting.log().interruptedBy(() -> sitting.exam().page().reload());
        sitting.resumeIn(sitting.exam().page());
        stay(4);
        proxy.mend();
        sitting.prove();
    }

    @Test
    @Order(5)
    @DisplayName("R2-019 a crashed tab loses nothing it had encoded")
    void aCrashLosesNothing() {
        proxy.cut();
        stay(6);
        String address = sitting.exam().page().url();
        sitting.log().interruptedBy(() -> crash(sitting.exam().page()));
        proxy.mend();
        Page again = sitting.context().newPage();
        again.navigate(address);
        sitting.resumeIn(again);
        sitting.prove();
    }

    @Test
    @Order(6)
    @DisplayName("R2-019 what a killed browser kept is sent at the next launch")
    void aKilledBrowserKeepsWhatItHas() {
        proxy.cut();
        stay(8);
        sitting.log().interruptedBy(() -> ExamRoom.killWorkplace(profile));
        proxy.mend();
        String address = sitting.exam().page().url();
        sitting.openIn(room.workplace(profile, "ru-RU"));
        restoreTab(address);
        sitting.resumeByLaunch();
        sitting.prove();
    }

    @Test
    @Order(7)
    @DisplayName("R2-019 a server killed three times acknowledged nothing it does not have")
    void aKilledServerKeepsItsWord() {
        for (int time = 0; time < 3; time++) {
            stay(3);
            programs.killTool();
            programs.startTool();
            programs.awaitHealthy();
        }
        sitting.prove();
    }

    @Test
    @Order(8)
    @DisplayName("R2-019 segments a proxy finds too large wait until it is mended")
    void aProxysLimitOnlyDelays() {
        int before = proxy.refused();
        proxy.refuseSegmentsAbove(20_000);
        Await.until(PATIENCE, "the proxy refuses some", () -> proxy.refused() > before + 3);
        proxy.mend();
        sitting.prove();
    }

    @Test
    @Order(9)
    @DisplayName("R2-019 segments that come twice and out of order are stored once")
    void repeatedSegmentsAreStoredOnce() {
        int before = proxy.repeated();
        proxy.repeatSegments();
        Await.until(PATIENCE, "some came again behind later ones", () -> proxy.repeated() > before + 4);
        proxy.mend();
        sitting.prove();
    }

    @Test
    @Order(10)
    @DisplayName("R2-019 a student's clock that jumps by an hour moves nothing")
    void theStudentsClockMovesNothing() {
        for (int hours : new int[] {1, -1, 0}) {
            sitting.setStudentsClock(HOUR.multipliedBy(hours));
            stay(7);
        }
        sitting.prove();
        assertNothingMoved();
    }

    @Test
    @Order(11)
    @DisplayName("R2-019 a server's clock that jumps by an hour moves nothing and ends no sitting")
    void theServersClockMovesNothing() {
        for (int hours : new int[] {1, -1, 0}) {
            toolClock.set(HOUR.multipliedBy(hours));
            stay(12);
        }
        assertThat(sitting.exam().test("light-recording")).hasAttribute("data-state", "on");
        sitting.prove();
        assertNothingMoved();
    }

    @Test
    @Order(12)
    @DisplayName("R2-019 of two tabs of one sitting the later records on, and what both recorded is kept")
    void twoTabsLoseNothing() {
        ExamWindow first = sitting.exam();
        Page second = sitting.context().newPage();
        second.navigate(first.page().url());
        sitting.resumeIn(second);
        first.test("view-elsewhere").waitFor();
        stay(6);
        first.page().close();
        sitting.prove();
    }

    @Test
    @Order(13)
    @DisplayName("R2-019 a browser without room says what it could not keep, and goes on when there is room")
    void aFullBrowserSaysWhatIsMissing() {
        CDPSession browser = sitting.context().newCDPSession(sitting.exam().page());
        proxy.cut();
        stay(8);
        JsonObject quota = new JsonObject();
        quota.addProperty("origin", programs.toolAddress());
        // Less than the pieces of these seconds: what the browser says it uses is far more than it does.
        quota.addProperty("quotaSize", 50_000);
        browser.send("Storage.overrideQuotaForOrigin", quota);
        // It goes on for up to half a minute by the room it knew of.
        Await.until(PATIENCE, "the browser takes nothing more", () ->
                (Boolean) sitting.exam().page().evaluate(REFUSES));
        stay(8);
        quota.remove("quotaSize");
        browser.send("Storage.overrideQuotaForOrigin", quota);
        stay(4);
        proxy.mend();
        Await.until(
                PATIENCE,
                "the ledger says what there was no room for",
                () -> sitting.stored().gaps().stream()
                        .anyMatch(gap -> gap.cause().equals("storage-full")));
        stay(15);
        List<StoredPieces.Gap> full = sitting.stored().gaps().stream()
                .filter(gap -> gap.cause().equals("storage-full"))
                .toList();
        for (String stream : RecordedSitting.STREAMS) {
            sitting.log().giveUp(stream, sitting.missing(stream), full);
        }
        sitting.everythingArrives();
    }

    @Test
    @Order(20)
    @DisplayName("R2-019 R2-027 every piece is stored once, and every hole has its cause")
    void nothingIsMissingAndNothingDoubled() {
        sitting.exam().saySubmitted();
        sitting.exam().finish();
        Await.untilEmpty(PATIENCE, "nothing of the sitting stays in the browser", () ->
                (List<?>) sitting.exam().page().evaluate(KEPT_IN_THE_BROWSER));
        StoredPieces stored = sitting.stored();
        System.out.println("ledger: " + stored.gaps());
        for (String stream : RecordedSitting.STREAMS) {
            System.out.printf(
                    "%s: %d pieces encoded, %d stored%n",
                    stream,
                    sitting.log().pieces(stream).size(),
                    stored.digests(stream).size());
            assertThat(sitting.missing(stream)).isEmpty();
            assertThat(sitting.log().tooMany(stream, stored.digests(stream))).isEmpty();
        }
        assertThat(stored.gaps().stream().map(StoredPieces.Gap::cause))
                .contains("agent-reload", "storage-full")
                .doesNotContain("unreported");
        assertThat(stored.complete()).isTrue();
    }

    @Test
    @Order(21)
    @DisplayName("R2-019 the backlog of half an hour without network is drained")
    void halfAnHourIsDrained() {
        BrowserContext other = room.person("ru-RU");
        RecordedSitting flooded = new RecordedSitting(programs, "student2");
        flooded.openIn(other);
        EncoderLog.prepareFlood(other);
        flooded.begin(proctor);
        flooded.exam().stay(Duration.ofSeconds(10));
        proxy.cut();
        EncoderLog.flood(flooded.exam().page(), HALF_AN_HOUR);
        flooded.exam()
                .page()
                .waitForCondition(
                        () -> RecordedSitting.STREAMS.stream()
                                .allMatch(stream -> flooded.log().pieces(stream).size() > HALF_AN_HOUR),
                        new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
        flooded.exam().stay(Duration.ofSeconds(20));
        Instant mended = Instant.now();
        proxy.mend();
        flooded.everythingArrives(Duration.ofMinutes(4));
        System.out.printf(
                "backlog of %d pieces a stream drained in %d s%n",
                HALF_AN_HOUR, Duration.between(mended, Instant.now()).toSeconds());
        StoredPieces stored = flooded.stored();
        for (String stream : RecordedSitting.STREAMS) {
            assertThat(flooded.log().tooMany(stream, stored.digests(stream))).isEmpty();
            assertThat(stored.playable(stream, folder).stream().map(FakeMedia::decodedFrames))
                    .as("pictures that can be decoded of each take of " + stream)
                    .containsExactlyElementsOf(stored.frames(stream));
        }
        other.close();
    }

    /**
     * As a browser does after its crash; the page says there what to do. It also starts the service worker: started by
     * a window that a page opens, it waits for ever for the test driver.
     */
    private void restoreTab(String address) {
        Page restored = sitting.context().newPage();
        restored.navigate(address);
        restored.close();
    }

    private void stay(int seconds) {
        sitting.exam().stay(Duration.ofSeconds(seconds));
    }

    private void assertNothingMoved() {
        StoredPieces stored = sitting.stored();
        for (String stream : RecordedSitting.STREAMS) {
            List<Long> starts = stored.starts(stream);
            assertThat(starts.getLast() - starts.getFirst())
                    .as("milliseconds between the first piece and the last")
                    .isLessThan(Duration.ofMinutes(30).toMillis());
        }
        assertThat(stored.gaps().stream().map(StoredPieces.Gap::cause)).doesNotContain("device-asleep");
    }

    private static void crash(Page page) {
        try {
            page.navigate("chrome://crash", new Page.NavigateOptions().setTimeout(5000));
        } catch (PlaywrightException crashed) {
            page.close();
        }
    }
}
