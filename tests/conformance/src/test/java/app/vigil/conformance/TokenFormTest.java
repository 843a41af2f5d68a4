package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no compact JWS of one JSON object is refused before anything in it is believed; most of these are signed well. */
class TokenFormTest extends LaunchConformance {

    static Stream<Hostile> forms() {
        var clause = clause("RFC 7515 §7.1", "launch-token-malformed");
        return Stream.of(
                clause.when("no dots", token(t -> t.replace(".", ""))),
                clause.when("two parts", token(t -> t.substring(0, t.lastIndexOf('.')))),
                clause.when("four parts", token(t -> t + ".AAAA")),
                clause("RFC 7515 §5.2", "launch-token-signature")
                        .when(
                                "an empty payload",
                                token(t -> Forgery.parts(t).get(0) + ".."
                                        + Forgery.parts(t).get(2))),
                clause.when("an empty header", token(t -> t.substring(t.indexOf('.')))),
                clause.when("a header that is no base64", token(t -> "%%%" + t)),
                clause.when("words", token(t -> "not a token")),
                clause.when("the JSON serialisation", token(TokenFormTest::jsonSerialisation)),
                clause.when("a header that is no JSON", f -> f.headerText(h -> "alg=RS256")),
                clause.when("a header that is an array", f -> f.headerText(h -> "[" + h + "]")));
    }

    static Stream<Hostile> payloads() {
        var clause = clause("RFC 7519 §7.2", "launch-token-malformed");
        return Stream.of(
                clause.when("a payload that is no JSON", payload(p -> "iss=" + p)),
                clause.when("a payload that is an array", payload(p -> "[" + p + "]")),
                clause.when("a payload that is a string", payload(p -> "\"claims\"")),
                clause.when("a payload that is null", payload(p -> "null")),
                clause.when("half an object", payload(p -> p.substring(0, p.length() / 2))),
                clause.when("a second object behind the first", payload(p -> p + p)),
                clause.when("words behind the object", payload(p -> p + "x")),
                clause.when("a comment", payload(p -> "/* */" + p)),
                clause.when("single quotes", payload(p -> p.replace('"', '\''))));
    }

    static Stream<Hostile> duplicates() {
        var clause = clause("RFC 7519 §4", "launch-token-malformed");
        return Stream.of(
                clause.when("iss twice", first("\"iss\":\"https://evil.example\",")),
                clause.when("aud twice", first("\"aud\":\"other\",")),
                clause.when("sub twice", last(",\"sub\":\"admin\"")),
                clause.when("nonce twice", last(",\"nonce\":\"other\"")),
                clause.when("exp twice", last(",\"exp\":99999999999")),
                clause.when("roles twice", last(",\"" + Names.ROLES + "\":[\"Instructor\"]")),
                clause.when("deployment twice", last(",\"" + Names.DEPLOYMENT_ID + "\":\"other\"")),
                clause.when("sub twice, once in escapes", last(",\"\\u0073ub\":\"admin\"")),
                clause.when("a member of a claim twice", last(",\"x\":{\"id\":1,\"id\":2}")),
                clause.when("alg twice in the header", f -> f.headerText(h -> "{\"alg\":\"none\"," + h.substring(1))),
                clause.when(
                        "kid twice in the header",
                        f -> f.headerText(h -> h.substring(0, h.length() - 1) + ",\"kid\":\"x\"}")));
    }

    static Stream<Hostile> sizes() {
        var deep = clause("architecture: bounded parsing", "launch-token-malformed");
        var large = clause("architecture: bounded tokens", "launch-token-too-large");
        return Stream.of(
                deep.when("a claim of 2,000 arrays in each other", f -> f.payload(p -> nested(p, "[", "]", 2000))),
                deep.when(
                        "a claim of 2,000 objects in each other", f -> f.payload(p -> nested(p, "{\"a\":", "}", 2000))),
                deep.when("a number of 2,000 digits", last(",\"n\":" + "9".repeat(2000))),
                large.when("64 kB and a bit", f -> f.claim("padding", "x".repeat(50_000))),
                large.when("150 kB", f -> f.claim("padding", "x".repeat(110_000))));
    }

    static Stream<Hostile> headers() {
        var clause = clause("RFC 7515 §4.1.11", "launch-token-malformed");
        var algorithm = clause("SF 1.0 §5.1.3 item 6", "launch-token-algorithm");
        return Stream.of(
                clause.when(
                        "a critical header nobody knows",
                        f -> f.header("crit", List.of("x")).header("x", 1)),
                clause.when(
                        "an unencoded payload",
                        f -> f.header("crit", List.of("b64")).header("b64", false)),
                algorithm.when("no alg", f -> f.withoutHeader("alg")),
                algorithm.when("alg null", f -> f.header("alg", null)),
                algorithm.when(
                        "an encrypted token",
                        f -> f.header("alg", "RSA-OAEP")
                                .header("enc", "A256GCM")
                                .token(t -> t + ".AAAA.AAAA")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"forms", "payloads", "duplicates", "sizes", "headers"})
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: a body beyond every form → no launch")
    void refusesABodyBeyondEveryForm() {
        Login login = Login.begin(platform);
        Page page = login.answer("x".repeat(600_000));
        assertThat(page.problem()).isEqualTo("too-large");
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: no token at all → launch-token-missing")
    void asksForAToken() {
        Login login = Login.begin(platform);
        assertThat(login.answer("").problem()).isEqualTo("launch-token-missing");
        Login again = Login.begin(platform);
        assertThat(again.browser()
                        .post(tool.address("/lti/launch"), Map.of("state", again.state()))
                        .problem())
                .isEqualTo("launch-token-missing");
    }

    @Test
    @DisplayName("LTI 1.3 §5.1: claims nobody knows are passed over")
    void passesOverUnknownClaims() {
        Login login = Login.begin(platform);
        assertThat(accepted(login, login.resourceLink().claim("https://vendor.example/x", Map.of("a", List.of(1, 2)))))
                .isNotNull();
    }

    private static Consumer<Forgery> token(UnaryOperator<String> change) {
        return forgery -> forgery.token(change);
    }

    private static Consumer<Forgery> payload(UnaryOperator<String> change) {
        return forgery -> forgery.payload(change);
    }

    private static Consumer<Forgery> first(String member) {
        return payload(text -> "{" + member + text.substring(1));
    }

    private static Consumer<Forgery> last(String member) {
        return payload(text -> text.substring(0, text.length() - 1) + member + "}");
    }

    private static String nested(String object, String open, String close, int depth) {
        String inner = "1";
        String deep = open.repeat(depth) + inner + close.repeat(depth);
        return object.substring(0, object.length() - 1) + ",\"deep\":" + deep + "}";
    }

    private static String jsonSerialisation(String token) {
        List<String> parts = Forgery.parts(token);
        return "{\"protected\":\"" + parts.get(0) + "\",\"payload\":\"" + parts.get(1) + "\",\"signature\":\""
                + parts.get(2) + "\"}";
    }
}
