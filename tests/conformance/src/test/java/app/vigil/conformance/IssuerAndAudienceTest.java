package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token comes from this platform and is meant for this tool alone. */
class IssuerAndAudienceTest extends LaunchConformance {

    static Stream<Hostile> issuers() {
        var clause = clause("SF 1.0 §5.1.3 item 2", "launch-issuer");
        return Stream.of(
                clause.when("another issuer", f -> f.claim("iss", "https://evil.example")),
                clause.when("no issuer", f -> f.without("iss")),
                clause.when("an empty issuer", f -> f.claim("iss", "")),
                clause.when("null", f -> f.claim("iss", null)),
                clause.when("a slash more", issuer(text -> text + "/")),
                clause.when("a blank more", issuer(text -> text + " ")),
                clause.when("capitals", issuer(text -> text.toUpperCase(Locale.ROOT))),
                clause.when("https for http", issuer(text -> text.replace("http:", "https:"))),
                clause.when("the issuer within a longer one", issuer(text -> text + ".evil.example")));
    }

    static Stream<Hostile> audiences() {
        var clause = clause("SF 1.0 §5.1.3 item 3", "launch-audience");
        return Stream.of(
                clause.when("another tool", f -> f.claim("aud", "other-tool")),
                clause.when("no audience", f -> f.without("aud")),
                clause.when("an empty audience", f -> f.claim("aud", "")),
                clause.when("nobody", f -> f.claim("aud", List.of())),
                clause.when("null", f -> f.claim("aud", null)),
                clause.when(
                        "a foreign one beside this tool", audience((own, all) -> all.addAll(List.of(own, "other")))),
                clause.when(
                        "a foreign one before this tool", audience((own, all) -> all.addAll(List.of("other", own)))),
                clause.when("a foreign one, azp naming this tool", f -> {
                    audience((own, all) -> all.addAll(List.of(own, "other"))).accept(f);
                    f.claim("azp", first(f.claim("aud")));
                }),
                clause.when(
                        "this tool's name in capitals",
                        f -> f.claim("aud", f.claim("aud").toString().toUpperCase(Locale.ROOT))),
                clause.when("this tool's name and a blank", f -> f.claim("aud", f.claim("aud") + " ")),
                clause.when(
                        "the beginning of this tool's name",
                        f -> f.claim("aud", f.claim("aud").toString().substring(0, 10))),
                clause.when("several names in one string", f -> f.claim("aud", f.claim("aud") + " other")),
                clause("RFC 7519 §4.1.3", "launch-token-malformed")
                        .when("an object", f -> f.claim("aud", Map.of("client", f.claim("aud")))),
                clause.when("the issuer", f -> f.claim("aud", f.claim("iss"))));
    }

    static Stream<Hostile> authorizedParties() {
        var clause = clause("SF 1.0 §5.1.3 items 4 and 5", "launch-authorized-party");
        return Stream.of(
                clause.when("azp names another tool", f -> f.claim("azp", "other-tool")),
                clause.when("azp is empty", f -> f.claim("azp", "")),
                clause.when("azp is a list", f -> f.claim("azp", List.of(f.claim("aud")))),
                clause.when("azp is a number", f -> f.claim("azp", 7)),
                clause.when(
                        "azp in capitals",
                        f -> f.claim("azp", f.claim("aud").toString().toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"issuers", "audiences", "authorizedParties"})
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.3 item 3: an array with this tool alone, azp naming it, is accepted")
    void acceptsAnArrayOfOne() {
        Login login = Login.begin(platform);
        String own = platform.clientId();
        assertThat(accepted(
                        login, login.resourceLink().claim("aud", List.of(own)).claim("azp", own)))
                .isNotNull();
    }

    private static Consumer<Forgery> issuer(UnaryOperator<String> change) {
        return forgery -> forgery.claim("iss", change.apply(forgery.claim("iss").toString()));
    }

    private static Consumer<Forgery> audience(java.util.function.BiConsumer<String, List<String>> fill) {
        return forgery -> {
            List<String> all = new ArrayList<>();
            fill.accept(forgery.claim("aud").toString(), all);
            forgery.claim("aud", all);
        };
    }

    private static Object first(Object list) {
        return ((List<?>) list).getFirst();
    }
}
