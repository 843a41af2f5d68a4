package app.vigil.lti.deeplinking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.Connections;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Role;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.ags.LineItem.SubmissionReview;
import app.vigil.lti.deeplinking.ContentItem.ItemLine;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Deep Linking 2.0, from the request that waits for a form to the signed answer. */
@ParameterizedClass
@EnumSource(Database.class)
class DeepLinkingTest {

    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final ContentItem ITEM = new ContentItem(
            URI.create("http://localhost:8080/lti/launch"),
            "Іспит",
            "text",
            Map.of("exam", "1"),
            new ItemLine(100, "Admission", "exam-1", "admission"));

    @Parameter
    Database database;

    private TestPlatform platform;
    private LtiRoom room;
    private Registration registration;
    private DeepLinking deepLinking;

    @BeforeEach
    void connect() {
        platform = new TestPlatform();
        room = new LtiRoom(database);
        registration = room.connect(platform);
        deepLinking = room.get(DeepLinking.class);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void opensARequestAsOftenAsTheFormNeeds() {
        DeepLinkingLaunch launch = launch("data");
        String token = deepLinking.keep(launch);
        assertThat(deepLinking.open(token)).isEqualTo(launch);
        assertThat(deepLinking.open(token)).isEqualTo(launch);
    }

    @Test
    void forgetsARequestAfterTwoHours() {
        String token = deepLinking.keep(launch("data"));
        room.clock.tick(Duration.ofHours(2));
        assertExpired(() -> deepLinking.open(token));
    }

    @Test
    void knowsNoTokenItDidNotIssue() {
        assertExpired(() -> deepLinking.open("guessed"));
    }

    @Test
    void answersOnce() {
        String token = deepLinking.keep(launch("data"));
        deepLinking.respond(token, List.of(ITEM), null);
        assertExpired(() -> deepLinking.respond(token, List.of(ITEM), null));
    }

    @Test
    void storesNoNameInTheClear() {
        deepLinking.keep(launch("data"));
        String stored = room.get(JdbcClient.class)
                .sql("select stored_value from lti_one_use")
                .query(String.class)
                .single();
        byte[] sealed = Base64.getDecoder().decode(stored.split(" ")[1]);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Оксана");
    }

    @Test
    void signsTheAnswerForThePlatform() {
        DeepLinking.Response response =
                deepLinking.respond(deepLinking.keep(launch("{\"a\":1}")), List.of(ITEM), "msg");
        assertThat(response.returnUrl()).isEqualTo(platform.address("/return?course=2"));
        Claims claims = verified(response.jwt());
        assertThat(claims.getIssuer()).isEqualTo(TestPlatform.CLIENT_ID);
        assertThat(claims.getAudience()).containsExactly(platform.issuer());
        assertThat(claims.get("nonce", String.class)).isNotBlank();
        assertThat(claims)
                .containsEntry("https://purl.imsglobal.org/spec/lti/claim/message_type", "LtiDeepLinkingResponse")
                .containsEntry("https://purl.imsglobal.org/spec/lti/claim/version", "1.3.0")
                .containsEntry("https://purl.imsglobal.org/spec/lti/claim/deployment_id", TestPlatform.DEPLOYMENT)
                .containsEntry(DL + "data", "{\"a\":1}")
                .containsEntry(DL + "msg", "msg");
        assertThat(claims.get(DL + "content_items").toString())
                .contains("type=ltiResourceLink", "title=Іспит", "resourceId=exam-1", "custom={exam=1}");
    }

    @Test
    void answersWithNothingChosenAndNoDataWhereNoneCame() {
        DeepLinking.Response response = deepLinking.respond(deepLinking.keep(launch(null)), List.of(), null);
        Claims claims = verified(response.jwt());
        assertThat(claims.get(DL + "content_items")).isEqualTo(List.of());
        assertThat(claims).doesNotContainKeys(DL + "data", DL + "msg");
    }

    @Test
    void answersWithSeveralItems() {
        ContentItem plain = new ContentItem(URI.create("http://localhost:8080/x"), "Plain", "", Map.of(), null);
        Claims claims = verified(deepLinking
                .respond(deepLinking.keep(launch("data")), List.of(ITEM, plain), null)
                .jwt());
        assertThat(items(claims)).hasSize(2);
        assertThat(items(claims).get(1)).containsEntry("title", "Plain").doesNotContainKey("lineItem");
    }

    @Test
    void sendsNoMoreItemsAndNoOtherThingsThanThePlatformTakes() {
        String one = deepLinking.keep(new DeepLinkingLaunch(
                launch("d").core(), platform.address("/return"), Set.of("ltiResourceLink"), false, false, "d"));
        assertThatThrownBy(() -> deepLinking.respond(one, List.of(ITEM, ITEM), null))
                .isInstanceOf(IllegalArgumentException.class);
        Claims claims = verified(deepLinking.respond(one, List.of(ITEM), null).jwt());
        assertThat(items(claims))
                .singleElement()
                .satisfies(item -> assertThat(item).doesNotContainKey("lineItem"));
        String files = deepLinking.keep(new DeepLinkingLaunch(
                launch("d").core(), platform.address("/return"), Set.of("file"), true, true, "d"));
        assertThatThrownBy(() -> deepLinking.respond(files, List.of(ITEM), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offersASubmissionReviewWithTheLineItem() {
        SubmissionReview review = new SubmissionReview(List.of("Completed"), "Report", null, Map.of());
        ContentItem item = new ContentItem(
                ITEM.url(), "t", "", Map.of(), new ItemLine(100, "Admission", "exam-1", "admission", review));
        Claims claims = verified(deepLinking
                .respond(deepLinking.keep(launch(null)), List.of(item), null)
                .jwt());
        assertThat(items(claims).getFirst().get("lineItem").toString())
                .contains("submissionReview={reviewableStatus=[Completed], label=Report}");
    }

    @Test
    void cancelsWithAMessageAndTheData() {
        Claims claims = verified(deepLinking
                .cancel(deepLinking.keep(launch("data")), "Скасовано")
                .jwt());
        assertThat(items(claims)).isEmpty();
        assertThat(claims).containsEntry(DL + "msg", "Скасовано").containsEntry(DL + "data", "data");
    }

    @Test
    void tellsThePersonAndThePlatformOfAnError() {
        String token = deepLinking.keep(launch("data"));
        Claims claims =
                verified(deepLinking.fail(token, "No exam", "profile-unknown").jwt());
        assertThat(claims)
                .containsEntry(DL + "errormsg", "No exam")
                .containsEntry(DL + "errorlog", "profile-unknown")
                .containsEntry(DL + "data", "data")
                .doesNotContainKey(DL + "msg");
        assertExpired(() -> deepLinking.cancel(token, null));
    }

    @Test
    void answersNothingForARegistrationThatWasSwitchedOff() {
        String token = deepLinking.keep(launch("data"));
        room.get(Connections.class).activate(registration.id(), false);
        assertThatThrownBy(() -> deepLinking.respond(token, List.of(ITEM), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.REGISTRATION_INACTIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\u0000"})
    void buildsNoCustomParameterOfSeveralLines(String value) {
        assertThatThrownBy(() -> new ContentItem(ITEM.url(), "t", "", Map.of("exam", value), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentItem(ITEM.url(), "t", "", Map.of(value, "1"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Claims claims) {
        return (List<Map<String, Object>>) claims.get(DL + "content_items", List.class);
    }

    private Claims verified(String jwt) {
        String set =
                JsonMapper.shared().writeValueAsString(room.get(ToolKeys.class).published(registration.id()));
        Jwk<?> key = Jwks.setParser().build().parse(set).getKeys().iterator().next();
        assertThat(key)
                .containsEntry("alg", "RS256")
                .containsEntry("use", "sig")
                .doesNotContainKey("d");
        return Jwts.parser()
                .clock(() -> Date.from(room.clock.instant()))
                .keyLocator(header -> key.toKey())
                .build()
                .parseSignedClaims(jwt)
                .getPayload();
    }

    private DeepLinkingLaunch launch(String data) {
        Launch.Core core = new Launch.Core(
                UUID.randomUUID(),
                registration.id(),
                TestPlatform.DEPLOYMENT,
                new LaunchUser("teacher", "Оксана", null, null, null, null),
                Set.of(Role.INSTRUCTOR),
                Optional.empty(),
                Map.of(),
                Locale.of("uk"),
                Optional.empty(),
                Optional.of(new Launch.AgsEndpoint(
                        Set.of("scope"), Optional.of(platform.address("/items")), Optional.empty())),
                Optional.of(platform.address("/members")),
                Optional.empty());
        return new DeepLinkingLaunch(
                core, platform.address("/return?course=2"), Set.of("ltiResourceLink"), true, true, data);
    }

    private static void assertExpired(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.DEEP_LINKING_EXPIRED));
    }
}
