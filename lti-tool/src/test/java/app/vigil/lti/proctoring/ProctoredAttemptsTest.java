package app.vigil.lti.proctoring;

import static app.vigil.lti.TestClaims.AP;
import static app.vigil.lti.TestClaims.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.ControlAction;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Role;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserReturn;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import app.vigil.testing.TestLaunches;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Proctoring Services 1.0: from the start of proctoring to the end of the assessment. */
@ParameterizedClass
@EnumSource(Database.class)
class ProctoredAttemptsTest {

    @Parameter
    private Database database;

    private final TestPlatform platform = new TestPlatform();
    private LtiRoom room;
    private Registration registration;
    private ProctoredAttempts attempts;
    private AssessmentStarts starts;

    @BeforeEach
    void connect() {
        room = new LtiRoom(database);
        registration = room.connect(platform);
        attempts = room.get(ProctoredAttempts.class);
        starts = room.get(AssessmentStarts.class);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void givesBackUnchangedWhatThePlatformSent() {
        ProctoredAttempt attempt = attempts.keep(
                candidate().attempt(3).sessionData(" +/=Ünïcode\t").startProctoring());
        BrowserPost post = starts.allow(attempt.id(), new VerifiedUser("Olena Kovalenko", null, ""), true);
        Claims claims = read(post);
        assertThat(post.address()).isEqualTo(platform.address("/start"));
        assertThat(claims)
                .containsEntry(LTI + "message_type", "LtiStartAssessment")
                .containsEntry(LTI + "version", "1.3.0")
                .containsEntry(LTI + "deployment_id", "deployment-1")
                .containsEntry(LTI + "resource_link", Map.of("id", "link-1"))
                .containsEntry(AP + "session_data", " +/=Ünïcode\t")
                .containsEntry(AP + "attempt_number", 3)
                .containsEntry(AP + "end_assessment_return", true)
                .containsEntry(AP + "verified_user", Map.of("name", "Olena Kovalenko"))
                .doesNotContainKeys(AP + "errormsg", AP + "errorlog");
    }

    @Test
    void signsAsTheToolForThePlatformAndNotForLong() {
        ProctoredAttempt attempt = attempts.keep(candidate().startProctoring());
        Claims claims = read(starts.allow(attempt.id(), null, false));
        assertThat(claims.getIssuer()).isEqualTo(TestPlatform.CLIENT_ID);
        assertThat(claims.getAudience()).containsExactly(platform.issuer());
        assertThat(claims.getExpiration().toInstant())
                .isBeforeOrEqualTo(room.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(claims.get("nonce", String.class)).isNotBlank();
        assertThat(claims).containsEntry(AP + "end_assessment_return", false).doesNotContainKey(AP + "verified_user");
    }

    @Test
    void usesANonceOnce() {
        ProctoredAttempt attempt = attempts.keep(candidate().startProctoring());
        String first = read(starts.allow(attempt.id(), null, true)).get("nonce", String.class);
        String second = read(starts.allow(attempt.id(), null, true)).get("nonce", String.class);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aRelaunchIsTheSameAttemptWithTheNewestSessionData() {
        ProctoredAttempt first = attempts.keep(
                candidate().sessionData("old").controls(ControlAction.FLAG).startProctoring());
        ProctoredAttempt second = attempts.keep(candidate().sessionData("new").startProctoring());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.control()).isPresent();
        assertThat(second.control()).isEmpty();
        assertThat(read(starts.allow(first.id(), null, true))).containsEntry(AP + "session_data", "new");
    }

    @Test
    void twoLaunchesAtOnceAreOneAttempt() {
        Set<AttemptId> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 12)
                .parallel()
                .forEach(number ->
                        ids.add(attempts.keep(candidate().startProctoring()).id()));
        assertThat(ids).hasSize(1);
    }

    @Test
    void attemptsDifferByUserLinkNumberAndPlatform() {
        Set<AttemptId> ids = Set.of(
                attempts.keep(candidate().startProctoring()).id(),
                attempts.keep(candidate().attempt(2).startProctoring()).id(),
                attempts.keep(candidate().subject("user-2").startProctoring()).id(),
                attempts.keep(candidate().resourceLink("link-2").startProctoring())
                        .id());
        assertThat(ids).hasSize(4);
    }

    @Test
    void keepsWhatThePlatformOffers() {
        ProctoredAttempt attempt = attempts.keep(candidate()
                .controls(ControlAction.FLAG, ControlAction.TERMINATE)
                .returnUrl(platform.address("/back?x=1"))
                .startProctoring());
        assertThat(attempts.find(attempt.id())).contains(attempt);
        assertThat(attempt.control().orElseThrow().actions())
                .containsExactlyInAnyOrder(ControlAction.FLAG, ControlAction.TERMINATE);
        assertThat(attempt.control().orElseThrow().address()).isEqualTo(platform.address("/control"));
        assertThat(attempt.returnUrl()).contains(platform.address("/back?x=1"));
    }

    @Test
    void sendsARefusedCandidateBackWithTheReason() {
        ProctoredAttempt attempt = attempts.keep(
                candidate().returnUrl(platform.address("/back?x=1")).startProctoring());
        assertThat(starts.refuse(attempt.id(), "Камера & микрофон", "check=camera"))
                .isEqualTo(
                        new BrowserReturn(
                                platform.address(
                                        "/back?x=1&lti_errormsg=%D0%9A%D0%B0%D0%BC%D0%B5%D1%80%D0%B0%20%26%20%D0%BC%D0%B8%D0%BA%D1%80%D0%BE%D1%84%D0%BE%D0%BD&lti_errorlog=check%3Dcamera")));
        assertThat(attempts.find(attempt.id()).orElseThrow().startedAt()).isNull();
    }

    @Test
    void postsTheReasonWhereThereIsNoWayBack() {
        ProctoredAttempt attempt = attempts.keep(candidate().startProctoring());
        assertThat(starts.refuse(attempt.id(), "No camera", "check=camera"))
                .isInstanceOfSatisfying(
                        BrowserPost.class,
                        post -> assertThat(read(post))
                                .containsEntry(AP + "errormsg", "No camera")
                                .containsEntry(AP + "errorlog", "check=camera")
                                .containsEntry(AP + "session_data", "session-data")
                                .doesNotContainKey(AP + "end_assessment_return"));
    }

    @Test
    void findsTheAttemptThatIsOver() {
        ProctoredAttempt attempt = attempts.keep(candidate().startProctoring());
        starts.allow(attempt.id(), null, true);
        assertThat(attempts.of(candidate().endAssessment()).id()).isEqualTo(attempt.id());
    }

    @Test
    void withoutResourceLinkFindsTheAttemptStartedLast() {
        ProctoredAttempt earlier = attempts.keep(candidate().startProctoring());
        starts.allow(earlier.id(), null, true);
        room.clock.tick(Duration.ofMinutes(1));
        ProctoredAttempt later =
                attempts.keep(candidate().resourceLink("link-2").startProctoring());
        starts.allow(later.id(), null, true);
        assertThat(attempts.of(candidate().resourceLink(null).endAssessment()).id())
                .isEqualTo(later.id());
        assertThat(attempts.of(candidate().endAssessment()).id()).isEqualTo(earlier.id());
    }

    @Test
    void refusesTheEndOfWhatWasNeverStarted() {
        attempts.keep(candidate().startProctoring());
        assertUnknown(candidate());
    }

    @Test
    void refusesTheEndOfSomebodyElsesAttempt() {
        ProctoredAttempt attempt = attempts.keep(candidate().startProctoring());
        starts.allow(attempt.id(), null, true);
        assertUnknown(candidate().subject("user-2"));
        assertUnknown(candidate().attempt(2));
        assertUnknown(candidate().resourceLink("link-2"));
        assertUnknown(candidate().registration(new app.vigil.lti.RegistrationId(java.util.UUID.randomUUID())));
    }

    private void assertUnknown(TestLaunches launch) {
        assertThatThrownBy(() -> attempts.of(launch.endAssessment()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.LAUNCH_ATTEMPT_UNKNOWN));
    }

    private TestLaunches candidate() {
        return TestLaunches.of(Role.LEARNER)
                .registration(registration.id())
                .subject("user-1")
                .platform(platform.address("/"));
    }

    /** As the platform would: with the key the tool publishes under the kid of the header. */
    private Claims read(BrowserPost post) {
        return Jwts.parser()
                .clock(() -> Date.from(room.clock.instant()))
                .keyLocator(header -> publishedKey(((JwsHeader) header).getKeyId()))
                .build()
                .parseSignedClaims(post.jwt())
                .getPayload();
    }

    private Key publishedKey(String kid) {
        return room.get(ToolKeys.class).published(registration.id()).get("keys").stream()
                .filter(jwk -> kid.equals(jwk.get("kid")))
                .map(jwk -> Jwks.builder().add(jwk).build().toKey())
                .findFirst()
                .orElseThrow();
    }
}
