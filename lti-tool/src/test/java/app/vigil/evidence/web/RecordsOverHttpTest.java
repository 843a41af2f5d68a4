package app.vigil.evidence.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.export.PackageCheck;
import app.vigil.evidence.export.Verdict;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Ingest;
import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.evidence.sealing.Manifests;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.CaptureRooms;
import app.vigil.testing.KnownExamAccess;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.VigilTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

@VigilTest
@Import(CaptureRooms.class)
class RecordsOverHttpTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private KnownSittings sittings;

    @Autowired
    private KnownExamAccess access;

    @Autowired
    private Ingest ingest;

    @Autowired
    private Manifests manifests;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    private final PersonId keeper = new PersonId(UUID.randomUUID());
    private Sitting sitting;

    @BeforeEach
    void recorded() {
        sitting = sittings.add(SittingState.FINISHED);
        access.addRecordsKeeper(keeper, sitting.exam());
        TakeId take = new TakeId(sitting.id(), StreamName.CAMERA, 0);
        Segment init = RecordingUnderTest.init(take, 0);
        byte[] bytes = RecordingUnderTest.bytes("INIT");
        Segment chained = new Segment(
                take,
                0,
                init.kind(),
                init.mediaType(),
                ContentDigest.beginningOf(sitting.id(), StreamName.CAMERA).hex(),
                init.opening(),
                init.times());
        ingest.accept(chained, bytes, ContentDigest.of(bytes));
    }

    @Test
    @DisplayName("R0-027, R1-028 a records keeper is given the package, and that is written down")
    void givesThePackageToTheRecordsKeeper(@TempDir Path folder) throws Exception {
        seal();
        assertThat(http.perform(get("/recordings/{id}", sitting.id()).with(as(keeper))))
                .hasStatusOk()
                .bodyText()
                .contains("data-test=\"hand-over\"");

        MvcTestResult answer = http.perform(hand("Архів", "наказ 5"));

        assertThat(answer)
                .hasStatusOk()
                .hasContentType("application/zip")
                .hasHeader("Cache-Control", "no-store, private");
        Path file = folder.resolve("package.zip");
        Files.write(file, answer.getResponse().getContentAsByteArray());
        assertThat(PackageCheck.of(file)).isInstanceOf(Verdict.Intact.class);
        assertThat(jdbc.sql("select count(*) from audit_line where action = 'recording-issued' and object_id = :id")
                        .param("id", sitting.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(http.get().uri("/evidence-keys.json"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("\"d\"");
    }

    @Test
    void refusesAnIncompleteActAndAnUnsealedRecording() {
        assertThat(http.perform(hand("Архів", "наказ 5"))).hasStatus(409);
        seal();
        assertThat(http.perform(hand("Архів", " "))).hasStatus(422);
    }

    @Test
    void keepsCopiesFromProctorsAndTheExaminee() {
        PersonId proctor = new PersonId(UUID.randomUUID());
        access.addProctor(proctor, sitting.exam());
        access.addRecordsKeeper(sitting.examinee(), sitting.exam());
        for (PersonId person : new PersonId[] {proctor, sitting.examinee()}) {
            assertThat(http.perform(post("/recordings/{id}/package", sitting.id())
                            .with(as(person))
                            .with(csrf())))
                    .hasStatus(403);
        }
    }

    @Test
    @DisplayName("R0-027 whoever has a package may open its check, from where nothing can be sent")
    void opensTheCheckToEverybody() {
        seal();
        String kid = jdbc.sql("select kid from evidence_key order by created_at desc")
                .query(String.class)
                .list()
                .getFirst();

        assertThat(http.get().uri("/verify?lang=uk"))
                .hasStatusOk()
                .satisfies(answer -> assertThat(answer.getResponse().getHeaders("Content-Security-Policy"))
                        .singleElement()
                        .asString()
                        .contains("connect-src 'none'", "form-action 'none'"))
                .bodyText()
                .contains("Перевірка пакета", kid);
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder hand(
            String recipient, String ground) {
        return post("/recordings/{id}/package", sitting.id())
                .with(as(keeper))
                .with(csrf())
                .param("recipient", recipient)
                .param("ground", ground);
    }

    private void seal() {
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into evidence_seal (sitting, ended_ms, sealed_ms, complete) values (:id, :at, :at, true)")
                    .param("id", sitting.id().value())
                    .param("at", at.toEpochMilli())
                    .update();
            manifests.on(new EvidenceSealed(sitting.id(), sitting.exam(), at, true));
        });
    }
}
