package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {

    private final ScriptedTool tool = new ScriptedTool(RunningLms.shared());

    @Test
    void grantsTheScopesAskedForAndNoOther() {
        HttpResponse<String> answer = ask(tool.assertion(), ScriptedTool.SCORE + " https://example.org/unknown");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ScriptedTool.JSON.readTree(answer.body()).path("scope").asString())
                .isEqualTo(ScriptedTool.SCORE);
    }

    @Test
    void refusesAnAssertionUsedBefore() {
        String assertion = ScriptedTool.signed(tool.assertion());
        tool.askToken(assertion, ScriptedTool.SCORE);
        refused(tool.askToken(assertion, ScriptedTool.SCORE), "jti was used before");
    }

    @Test
    void refusesAnAssertionWithoutAnId() {
        refused(ask(tool.assertion().id(null)), "jti is missing");
    }

    @Test
    void refusesAnotherSubject() {
        refused(ask(tool.assertion().subject("somebody")), "sub is not the client_id");
    }

    @Test
    void refusesAnUnknownIssuer() {
        refused(ask(tool.assertion().issuer("stranger")), "iss is no active client");
    }

    @Test
    void refusesAnAssertionForAnotherAudience() {
        JwtBuilder other =
                tool.jwt("https://elsewhere.example").subject(tool.clientId).id("1-" + tool.clientId);
        refused(ask(other), "aud is not");
    }

    @Test
    void refusesAnExpiredAssertion() {
        Instant past = Instant.now().minusSeconds(600);
        refused(ask(tool.assertion().issuedAt(Date.from(past)).expiration(Date.from(past.plusSeconds(60)))), "expired");
    }

    @Test
    void refusesAnAssertionFromTheFuture() {
        Instant future = Instant.now().plusSeconds(600);
        refused(
                ask(tool.assertion().issuedAt(Date.from(future)).expiration(Date.from(future.plusSeconds(60)))),
                "iat is in the future");
    }

    @Test
    void refusesAnAssertionWithoutExpiry() {
        refused(ask(tool.assertion().expiration(null)), "exp is missing");
    }

    @Test
    void refusesAKeyThatIsNotInTheToolsSet() {
        String foreign = tool.assertion()
                .signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
                .compact();
        refused(tool.askToken(foreign, ScriptedTool.SCORE), "signature");
        refused(
                ask(tool.assertion()
                        .header()
                        .keyId(UUID.randomUUID().toString())
                        .and()),
                "kid is not in");
        refused(ask(tool.assertion().header().keyId(null).and()), "kid is missing");
    }

    @Test
    void refusesAnUnsignedAssertion() {
        refused(tool.askToken(tool.assertion().compact(), ScriptedTool.SCORE), "");
    }

    @Test
    void refusesAServiceCallWithoutItsScope() {
        HttpResponse<String> answer =
                tool.read(tool.lineItems("2"), ScriptedTool.SCORE, "application/vnd.ims.lis.v2.lineitemcontainer+json");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAnIdTokenAsAccessToken() {
        String page = tool.lms
                .get("/mod/lti/contentitem_launch.php?course=2&id=" + tool.id, "teacher")
                .body();
        String idToken = ScriptedTool.fields(tool.lms
                        .post("/mod/lti/auth.php", "teacher", tool.authenticationRequest(page))
                        .body())
                .get("id_token");
        HttpResponse<String> answer = RunningLms.send(tool.lms
                .request(tool.lineItems("2"))
                .header("Authorization", "Bearer " + idToken)
                .GET());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(JwtBuilder assertion) {
        return ask(assertion, ScriptedTool.SCORE);
    }

    private HttpResponse<String> ask(JwtBuilder assertion, String scope) {
        return tool.askToken(ScriptedTool.signed(assertion), scope);
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client").contains(reason);
    }
}
