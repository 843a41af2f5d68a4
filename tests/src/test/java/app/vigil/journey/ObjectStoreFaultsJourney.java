package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
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
 * The packaged tool with a bucket behind it, and what happens between the two while a sitting is recorded. What is
 * stored is read through the tool: no disk has all of it.
 */
@Tag("beside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObjectStoreFaultsJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Longer than an agent waits for the second receipt before it sends again what a node took in. */
    private static final Duration AGENT_WAITS = Duration.ofMinutes(16);

    private static final String BUCKET = "evidence";

    private static final String KEPT_IN_THE_BROWSER = """
            async () => {
              const database = await new Promise((resolve) => {
                const request = indexedDB.open('vigil');
                request.onsuccess = () => resolve(request.result);
              });
              const keys = await new Promise((resolve) => {
                const request = database.transaction('segments').objectStore('segments').getAllKeys();
                request.onsuccess = () => resolve(request.result);
              });
              database.close();
              return keys.map(String);
            }""";

    @TempDir
    private static Path folder;

    private S3Proxy store;
    private FaultyProxy way;
    private Programs programs;
    private ExamRoom room;
    private RecordedSitting sitting;

    @BeforeAll
    void start() throws Exception {
        TransientNio2BlobStore blobs = new TransientNio2BlobStore();
        blobs.createContainer(BUCKET);
        store = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                // The way in between changes the host that a signature names.
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .ignoreUnknownHeaders(true)
                .build();
        store.start();
        way = new FaultyProxy();
        way.leadsTo(store.getPort());
        programs = new Programs(folder, "127.0.0.1", settings());
        room = new ExamRoom(CountedMedia.camera(folder), CountedMedia.microphone(folder));
    }

    /** Small objects soon, for a journey is short. */
    private List<String> settings() {
        return Stream.of(
                        "bucket=" + BUCKET,
                        "endpoint=http://localhost:" + way.port(),
                        "access-key=access",
                        "secret-key=secret",
                        "object-age=4s",
                        "attempt-limit=2s",
                        "call-limit=5s")
                .map(setting -> "--vigil.evidence.s3." + setting)
                .toList();
    }

    @AfterAll
    void stop() throws Exception {
        room.close();
        programs.close();
        way.close();
        store.stop();
    }

    @Test
    @Order(1)
    @DisplayName("R4-021 a browser drops what it recorded when the bucket has it")
    void aSittingIsRecordedIntoTheBucket() {
        CourseSetup course = new CourseSetup(programs, room);
        course.connect();
        course.addExam("Зачёт: ряды", form -> {});
        Lms lms = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page proctor = lms.openWindow(lms.openActivity());
        sitting = new RecordedSitting(programs, "student1");
        sitting.readWhatIsGivenOut();
        sitting.openIn(room.person("ru-RU"));
        sitting.begin(proctor);
        stay(10);
        awaitDropped(kept());
        sitting.prove();
    }

    @Test
    @Order(2)
    @DisplayName("R4-021 a store that fails, throttles or cuts connections costs nothing")
    void aFailingStoreCostsNothing() {
        way.answerWith(500);
        stay(8);
        way.answerWith(503);
        stay(8);
        way.mend();
        way.cut();
        stay(8);
        List<String> waiting = kept();
        assertThat(waiting).as("pieces of 24 seconds").hasSizeGreaterThan(10);
        assertThat(sitting.exam().test("light-recording")).hasAttribute("data-state", "on");
        way.mend();
        awaitDropped(waiting);
        sitting.prove();
    }

    @Test
    @Order(3)
    @DisplayName("R4-021 a node lost with its disk before the bucket had the data loses nothing")
    void aLostNodeLosesNothing() throws IOException {
        way.cut();
        // By then the browser has dropped what the bucket had before.
        stay(18);
        programs.killTool();
        deleteMedia();
        way.mend();
        programs.startTool();
        programs.awaitHealthy();
        sitting.setStudentsClock(AGENT_WAITS);
        awaitDropped(kept());
        sitting.prove();
    }

    @Test
    @Order(4)
    @DisplayName("R4-021 the student may close the window when the bucket has everything")
    void nothingIsMissingAndNothingDoubled() {
        sitting.exam().openQuiz();
        sitting.exam().saySubmitted();
        sitting.exam().finish();
        assertThat(kept()).isEmpty();
        StoredPieces stored = sitting.stored();
        for (String stream : RecordedSitting.STREAMS) {
            assertThat(sitting.missing(stream)).isEmpty();
            assertThat(sitting.log().tooMany(stream, stored.digests(stream))).isEmpty();
        }
        assertThat(stored.complete()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private List<String> kept() {
        return (List<String>) sitting.exam().page().evaluate(KEPT_IN_THE_BROWSER);
    }

    private void awaitDropped(List<String> pieces) {
        Await.untilEmpty(PATIENCE, "the browser drops what the bucket has", () -> {
            List<String> left = new ArrayList<>(kept());
            left.retainAll(pieces);
            return left;
        });
    }

    private void deleteMedia() throws IOException {
        try (Stream<Path> files = Files.walk(programs.data().resolve("tool").resolve("media"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void stay(int seconds) {
        sitting.exam().stay(Duration.ofSeconds(seconds));
    }
}
