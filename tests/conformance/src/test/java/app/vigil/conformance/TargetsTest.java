package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static app.vigil.conformance.token.Names.DL_SETTINGS;
import static app.vigil.conformance.token.Names.PRESENTATION;
import static app.vigil.conformance.token.Names.TARGET_LINK_URI;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Login;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No address in a launch leads anywhere but into this tool or back to the platform it came from. */
class TargetsTest extends LaunchConformance {

    static Stream<Hostile> targets() {
        var clause = clause("LTI 1.3 §5.3.4 target_link_uri", "launch-target-link");
        return Stream.of(
                clause.when("missing", f -> f.without(TARGET_LINK_URI)),
                clause.when("blank", f -> f.claim(TARGET_LINK_URI, " ")),
                clause.when("foreign", f -> f.claim(TARGET_LINK_URI, "https://evil.example/lti/launch")),
                clause.when("relative", f -> f.claim(TARGET_LINK_URI, "/lti/launch")),
                clause.when("without a scheme", f -> f.claim(TARGET_LINK_URI, "//evil.example/")),
                clause.when("a script", f -> f.claim(TARGET_LINK_URI, "javascript:alert(1)")),
                clause.when("data", f -> f.claim(TARGET_LINK_URI, "data:text/html,hello")),
                clause.when("a list", f -> f.claim(TARGET_LINK_URI, List.of(f.claim(TARGET_LINK_URI)))),
                clause.when("https where the tool is http", target(t -> t.replace("http:", "https:"))),
                clause.when("another port", target(t -> t.replaceAll(":\\d+", ":1"))),
                clause.when(
                        "our host as the beginning of another", target(t -> t.replaceAll(":\\d+", ".evil.example"))),
                clause.when("our address as a user name", target(t -> t.replace("/lti/launch", "@evil.example/"))),
                clause.when("a user name before our host", target(t -> t.replace("http://", "http://admin:x@"))),
                clause.when("a backslash", target(t -> t.replace("/lti/launch", "\\@evil.example"))),
                clause.when("a blank inside", target(t -> t + " x")));
    }

    static Stream<Hostile> returns() {
        var clause = clause("DL 2.0 §3.1 deep_link_return_url", "launch-deep-linking-settings");
        return Stream.of(
                clause.when("missing", setting(s -> s.remove("deep_link_return_url"))),
                clause.when("foreign", setting(s -> s.put("deep_link_return_url", "https://evil.example/return"))),
                clause.when("a script", setting(s -> s.put("deep_link_return_url", "javascript:alert(1)"))),
                clause.when("relative", setting(s -> s.put("deep_link_return_url", "/return"))),
                clause.when(
                        "the platform as a user name",
                        setting(s -> s.put(
                                "deep_link_return_url",
                                s.get("deep_link_return_url").toString().replace("/return", "@evil.example/")))),
                clause.when(
                        "a user name before the platform",
                        setting(s -> s.put(
                                "deep_link_return_url",
                                s.get("deep_link_return_url").toString().replace("http://", "http://x@")))),
                clause.when(
                        "another port of the platform",
                        setting(s -> s.put(
                                "deep_link_return_url",
                                s.get("deep_link_return_url").toString().replaceAll(":\\d+", ":1")))));
    }

    static Stream<Hostile> settings() {
        var clause = clause("DL 2.0 §3.1 settings", "launch-deep-linking-settings");
        return Stream.of(
                clause.when("missing", f -> f.without(DL_SETTINGS)),
                clause.when("a string", f -> f.claim(DL_SETTINGS, "settings")),
                clause.when("no accept_types", setting(s -> s.remove("accept_types"))),
                clause.when("accepts nothing", setting(s -> s.put("accept_types", List.of()))),
                clause.when("accepts files only", setting(s -> s.put("accept_types", List.of("file", "html")))),
                clause.when("accept_types a string", setting(s -> s.put("accept_types", "ltiResourceLink"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"returns", "settings"})
    void refusesDeepLinking(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = login.deepLinking();
        hostile.how().accept(forgery);
        assertRefused(login, forgery, hostile.problem());
    }

    @Test
    @DisplayName("DL 2.0 §3.1: a proper request arrives with its data to the byte")
    void readsADeepLinkingRequest() {
        Login login = Login.begin(platform);
        assertThat(accepted(login, login.deepLinking())).isInstanceOfSatisfying(DeepLinkingLaunch.class, launch -> {
            assertThat(launch.platformData()).isEqualTo("opaque \"data\" <&> żółć");
            assertThat(launch.returnUrl()).isEqualTo(platform.address("/return?course=1"));
        });
    }

    static List<String> returnAddresses() {
        return new ArrayList<>(List.of(
                "https://evil.example/",
                "javascript:alert(document.domain)",
                "data:text/html,<script>alert(1)</script>",
                "//evil.example/",
                "/relative",
                "http://127.0.0.1.evil.example/",
                "http:evil.example",
                "ftp://127.0.0.1/",
                "mailto:dean@evil.example"));
    }

    @ParameterizedTest(name = "LTI 1.3 §5.4.4 open redirect: return_url {0} is not believed")
    @MethodSource("returnAddresses")
    void dropsReturnAddresses(String address) {
        Login login = Login.begin(platform);
        Launch launch = accepted(login, login.resourceLink().claim(PRESENTATION, Map.of("return_url", address)));
        assertThat(launch.core().returnUrl()).isEmpty();
    }

    @Test
    @DisplayName("LTI 1.3 §5.4.4: a return_url of the platform is kept, query and all")
    void keepsThePlatformsReturnAddress() {
        Login login = Login.begin(platform);
        String back = platform.address("/mod/lti/return.php?course=2&x=%20").toString();
        Launch launch = accepted(login, login.resourceLink().claim(PRESENTATION, Map.of("return_url", back)));
        assertThat(launch.core().returnUrl())
                .hasValueSatisfying(kept -> assertThat(kept.toString()).isEqualTo(back));
    }

    private static Consumer<Forgery> target(UnaryOperator<String> change) {
        return forgery -> forgery.claim(
                TARGET_LINK_URI, change.apply(forgery.claim(TARGET_LINK_URI).toString()));
    }

    private static Consumer<Forgery> setting(Consumer<Map<String, Object>> change) {
        return forgery -> forgery.inside(DL_SETTINGS, change);
    }
}
