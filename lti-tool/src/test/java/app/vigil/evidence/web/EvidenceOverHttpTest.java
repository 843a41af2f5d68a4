package app.vigil.evidence.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.CaptureRooms;
import app.vigil.testing.KnownExamAccess;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.VigilTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@VigilTest
@Import(CaptureRooms.class)
class EvidenceOverHttpTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private KnownSittings sittings;

    @Autowired
    private KnownExamAccess access;

    @Autowired
    private ViewedRanges viewed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Sitting sitting;
    private RequestPostProcessor examinee;
    private final PersonId proctor = new PersonId(UUID.randomUUID());

    @BeforeEach
    void running() {
        sitting = sittings.add(SittingState.RUNNING);
        examinee = as(sitting.examinee());
        access.addProctor(proctor, sitting.exam());
    }

    @Test
    @DisplayName("R2-027 a proctor reads any byte range of what is durable, even of a running sitting")
    void servesRangesToTheProctor() throws Exception {
        assertThat(http.perform(segment(0, "init", "INIT")))
                .hasStatus(201)
                .bodyJson()
                .isEqualTo("""
                {"sequence":0,"durable":true}""");
        assertThat(http.perform(segment(1, "media", "0123456789"))).hasStatus(201);
        assertThat(http.perform(segment(1, "media", "0123456789"))).hasStatus(200);

        assertThat(http.perform(get("/api/recordings/{id}/camera/0", sitting.id())
                        .with(as(proctor))
                        .header("Range", "bytes=6-8")))
                .hasStatus(206)
                .hasHeader("Content-Range", "bytes 6-8/14")
                .hasHeader("Cache-Control", "no-store, private")
                .hasContentType("video/mp4")
                .hasBodyTextEqualTo("234");
        assertThat(http.perform(get("/api/recordings/{id}/camera/0", sitting.id())
                        .with(as(proctor))
                        .header("Range", "bytes=14-20")))
                .hasStatus(416);
        assertThat(http.perform(get("/api/recordings/{id}/camera/0/beginning", sitting.id())
                        .with(as(proctor))))
                .hasStatus(200)
                .hasHeader("Cache-Control", "no-store, private")
                .hasContentType("video/mp4")
                .hasBodyTextEqualTo("INIT0123456789");
        assertThat(http.perform(get("/api/recordings/{id}", sitting.id()).with(as(proctor))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.streams[0].takes[0].segments[0]")
                .asArray()
                .containsExactly(4, 10, 3000, 3000, 1003000, 45);
    }

    @Test
    @DisplayName("R4-020 a browser learns whose segment the last durable one is")
    void saysWhoseTheLastDurableSegmentIs() throws Exception {
        http.perform(segment(0, "init", "INIT"));
        http.perform(segment(1, "media", "0123456789"));

        assertThat(http.perform(get("/api/sittings/{id}/streams", sitting.id()).with(examinee)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.camera")
                .asMap()
                .containsEntry("durableBefore", 2)
                .containsEntry("durableDigest", digest("0123456789"));
        assertThat(http.perform(get("/api/sittings/{id}/streams", sitting.id()).with(examinee)))
                .bodyJson()
                .extractingPath("$.screen.durableDigest")
                .isNull();
    }

    @Test
    @DisplayName("R4-021 a segment cannot claim hours, nor a time that is still to come")
    void refusesTimesThatCannotBe() throws Exception {
        http.perform(segment(0, "init", "INIT"));
        assertThat(http.perform(timed("Vigil-Duration-Ms", 600_000))).hasStatus(400);
        assertThat(http.perform(timed("Vigil-Start-Ms", Long.MAX_VALUE))).hasStatus(400);
        long hourAhead = clock.instant().plus(Duration.ofHours(1)).toEpochMilli();
        assertThat(http.perform(timed("Vigil-Start-Ms", hourAhead)))
                .as("a clock that was put on")
                .hasStatus(201);
    }

    private MockHttpServletRequestBuilder timed(String header, long value) throws Exception {
        return segment(1, "media", "0123456789").with(request -> {
            request.removeHeader(header);
            request.addHeader(header, Long.toString(value));
            return request;
        });
    }

    @Test
    @DisplayName("R1-028 every opening of a recording is written down")
    void writesDownWhoOpenedARecording() {
        http.perform(get("/api/recordings/{id}", sitting.id()).with(as(proctor)));
        http.perform(get("/api/recordings/{id}", sitting.id()).with(as(proctor)));

        assertThat(jdbc.sql("select count(*) from audit_line where action = 'recording-opened' and object_id = :id")
                        .param("id", sitting.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R1-028 the ranges somebody was given are written down")
    void writesDownWhichSecondsWereGiven() throws Exception {
        http.perform(segment(0, "init", "INIT"));
        http.perform(segment(1, "media", "0123456789"));
        for (String range : List.of("bytes=0-3", "bytes=4-8", "bytes=9-13")) {
            assertThat(http.perform(get("/api/recordings/{id}/camera/0", sitting.id())
                            .with(as(proctor))
                            .header("Range", range)))
                    .hasStatus(206);
        }
        viewed.write();

        assertThat(jdbc.sql("select detail from audit_line where action = 'recording-viewed' and object_id = :id")
                        .param("id", sitting.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("camera 1970-01-01T00:16:43Z/1970-01-01T00:16:46Z");
    }

    @Test
    @DisplayName("R1-028 whoever may only watch is given parts, and whoever may copy as well the whole file")
    void givesTheWholeToWhoMayCopyOnly() throws Exception {
        http.perform(segment(0, "init", "INIT"));
        http.perform(segment(1, "media", "0123456789"));
        MockHttpServletRequestBuilder whole = get("/api/recordings/{id}/camera/0", sitting.id());
        assertThat(http.perform(whole.with(as(proctor))))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("copy-not-allowed");
        viewed.write();
        assertThat(jdbc.sql("select count(*) from audit_line where action = 'recording-viewed' and object_id = :id")
                        .param("id", sitting.id().toString())
                        .query(Integer.class)
                        .single())
                .isZero();

        access.addRecordsKeeper(proctor, sitting.exam());
        assertThat(http.perform(whole)).hasStatusOk().hasBodyTextEqualTo("INIT0123456789");
    }

    @Test
    @DisplayName("R1-028 a range of hours is a copy, too")
    void aLargeRangeIsACopy() throws Exception {
        http.perform(segment(0, "init", "INIT"));
        for (int number = 1; number <= 5; number += 2) {
            assertThat(http.perform(segment(number, "media", "0".repeat(7_000_000))))
                    .hasStatus(201);
        }
        for (String range : List.of("bytes=0-", "bytes=0-9000000,9000001-18000000")) {
            assertThat(http.perform(get("/api/recordings/{id}/camera/0", sitting.id())
                            .with(as(proctor))
                            .header("Range", range)))
                    .hasStatus(403);
        }
        assertThat(http.perform(get("/api/recordings/{id}/camera/0", sitting.id())
                        .with(as(proctor))
                        .header("Range", "bytes=4-7000003")))
                .hasStatus(206);
    }

    @Test
    @DisplayName("R1-019 what is being recorded is shown to nobody without the right to it")
    void keepsRecordingsFromEverybodyElse() throws Exception {
        PersonId teacher = new PersonId(UUID.randomUUID());
        access.addTeacher(teacher, sitting.exam());
        for (PersonId person : List.of(teacher, sitting.examinee(), new PersonId(UUID.randomUUID()))) {
            for (String address : List.of("", "/camera/0", "/camera/0/beginning", "/photos/face")) {
                assertThat(http.perform(
                                get("/api/recordings/" + sitting.id() + address).with(as(person))))
                        .hasStatus(403)
                        .bodyJson()
                        .extractingPath("$.code")
                        .isEqualTo("not-yours");
            }
        }
        assertThat(http.get().uri("/api/recordings/{id}", sitting.id())).hasStatus(401);
    }

    @Test
    @DisplayName("R1-019 nobody sends pictures into somebody else's recording")
    void takesSegmentsOfTheOwnSittingOnly() throws Exception {
        examinee = as(sittings.add(SittingState.RUNNING).examinee());
        assertThat(http.perform(segment(0, "init", "INIT"))).hasStatus(403);
        examinee = as(proctor);
        assertThat(http.perform(segment(0, "init", "INIT"))).hasStatus(403);
    }

    @Test
    void refusesAnUnknownMediaType() throws Exception {
        assertThat(http.perform(segment(0, "init", "INIT").contentType(MediaType.IMAGE_PNG)))
                .hasStatus(415)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("media-type-unknown");
    }

    @Test
    void refusesASegmentOutsideTheChain() throws Exception {
        assertThat(http.perform(segment(0, "init", "another beginning"))).hasStatus(201);
        assertThat(http.perform(segment(1, "media", "0123456789")))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("segment-chain-broken");
        assertThat(http.perform(get("/api/sittings/{id}/streams", sitting.id()).with(examinee)))
                .bodyJson()
                .extractingPath("$.camera")
                .asMap()
                .containsEntry("nextSequence", 1)
                .containsEntry("lastDigest", digest("another beginning"));
        assertThat(http.perform(get("/api/sittings/{id}/streams?camera=1&screen=0", sitting.id())
                        .with(examinee)))
                .hasStatusOk();
    }

    @Test
    void refusesASegmentLargerThanEightMebibytes() throws Exception {
        assertThat(http.perform(segment(0, "init", "x".repeat(8 * 1024 * 1024 + 1))))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("segment-too-large");
    }

    @Test
    void showsGapsInTheIndex() {
        String gap = """
                {"gaps":[{"id":"%s","stream":"screen","from":5,"to":%d,"cause":"capture-lost"}]}""";
        UUID id = UUID.randomUUID();
        for (int to : new int[] {9, 12}) {
            assertThat(http.perform(post("/api/sittings/{id}/gaps", sitting.id())
                            .with(examinee)
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(gap.formatted(id, to))))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.accepted[0]")
                    .isEqualTo(id.toString());
        }
        assertThat(http.perform(get("/api/recordings/{id}", sitting.id()).with(as(proctor))))
                .bodyJson()
                .extractingPath("$.gaps[*].to")
                .asArray()
                .containsExactly(12);
    }

    @Test
    @DisplayName("strips of stills come once, are seen by the proctor only, and each reading is written down")
    void keepsStripsOfStills() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(12, 2, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        UUID id = UUID.randomUUID();
        String strip = """
                {"stills":[{"id":"%s","stream":"camera","from":1000000,"every":10000,"pictures":6,"jpeg":"%s"}]}""".formatted(id, Base64.getEncoder().encodeToString(jpeg.toByteArray()));
        for (int time = 0; time < 2; time++) {
            assertThat(http.perform(post("/api/sittings/{id}/stills", sitting.id())
                            .with(examinee)
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(strip)))
                    .bodyJson()
                    .extractingPath("$.accepted[0]")
                    .isEqualTo(id.toString());
        }
        assertThat(http.perform(get("/api/recordings/{id}/stills", sitting.id()).with(as(proctor))))
                .bodyJson()
                .extractingPath("$.stills[*].every")
                .asArray()
                .containsExactly(10_000);
        assertThat(http.perform(get("/api/recordings/{id}/stills/{still}", sitting.id(), id)
                        .with(as(proctor))))
                .hasContentType(MediaType.IMAGE_JPEG)
                .body()
                .isEqualTo(jpeg.toByteArray());
        assertThat(http.perform(get("/api/recordings/{id}/stills/{still}", sitting.id(), id)
                        .with(examinee)))
                .hasStatus(403);
    }

    @Test
    @DisplayName(
            "the waveform comes piece by piece, once, a malformed piece is refused alone, and only reviewers see it")
    void keepsTheWaveform() throws Exception {
        UUID id = UUID.randomUUID();
        UUID malformed = UUID.randomUUID();
        String batch = """
                {"loudness":[{"id":"%s","from":1000000,"every":500,"levels":"AKz"},
                             {"id":"%s","from":1000000,"every":500,"levels":"quiet?"}]}""".formatted(id, malformed);
        for (int time = 0; time < 2; time++) {
            assertThat(http.perform(post("/api/sittings/{id}/loudness", sitting.id())
                            .with(examinee)
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(batch)))
                    .bodyJson()
                    .extractingPath("$.refused[*].id")
                    .asArray()
                    .containsExactly(malformed.toString());
        }
        assertThat(http.perform(
                        get("/api/recordings/{id}/loudness", sitting.id()).with(as(proctor))))
                .bodyJson()
                .extractingPath("$.loudness[*].levels")
                .asArray()
                .containsExactly("AKz");
        assertThat(http.perform(
                        get("/api/recordings/{id}/loudness", sitting.id()).with(examinee)))
                .hasStatus(403);
    }

    private MockHttpServletRequestBuilder segment(long sequence, String kind, String content) throws Exception {
        String predecessor = sequence == 0 ? "vigil:" + sitting.id() + "/camera" : "INIT";
        return put("/api/sittings/{id}/streams/camera/segments/{sequence}", sitting.id(), sequence)
                .with(examinee)
                .with(csrf())
                .contentType("video/mp4")
                .header("Content-Digest", digest(content))
                .header("Vigil-Predecessor", digest(predecessor))
                .header("Vigil-Agent", "vigil-agent/0.1.0")
                .header("Vigil-Clock-Offset-Ms", "-1500")
                .header("Vigil-Take", "0")
                .header("Vigil-Kind", kind)
                .header("Vigil-Codecs", "video/mp4;codecs=avc1.42E01E,opus")
                .header("Vigil-Start-Ms", 1_000_000 + sequence * 3000)
                .header("Vigil-Media-Start-Ms", sequence * 3000)
                .header("Vigil-Duration-Ms", "3000")
                .header("Vigil-Frames", "45")
                .content(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String text) {
        return ContentDigest.of(text.getBytes(StandardCharsets.UTF_8)).header();
    }
}
