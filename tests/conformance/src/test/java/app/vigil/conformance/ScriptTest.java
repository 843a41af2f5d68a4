package app.vigil.conformance;

import static app.vigil.conformance.token.Names.CONTEXT;
import static app.vigil.conformance.token.Names.CUSTOM;
import static app.vigil.conformance.token.Names.DEPLOYMENT_ID;
import static app.vigil.conformance.token.Names.DL_SETTINGS;
import static app.vigil.conformance.token.Names.MEMBERSHIP;
import static app.vigil.conformance.token.Names.MESSAGE_TYPE;
import static app.vigil.conformance.token.Names.PRESENTATION;
import static app.vigil.conformance.token.Names.RESOURCE_LINK;
import static app.vigil.conformance.token.Names.ROLES;
import static app.vigil.conformance.token.Names.TOOL_PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a claim says is shown as words: on the student's card, the staff's card, the form, and the problem page. */
class ScriptTest extends LaunchConformance {

    private static final String SCRIPT = "</textarea></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
            + "${7*7}[[${7*7}]]__${7*7}__{{7*7}}";
    private static final List<String> POISON =
            List.of("<script>alert", "<img src=x", "onerror=alert(1)>\"", "49[[", "__49", "{{49");

    static Stream<Arguments> claims() {
        return Stream.of(
                arguments("name", claim("name")),
                arguments("given_name", claim("given_name")),
                arguments("family_name", claim("family_name")),
                arguments("email", claim("email")),
                arguments("picture", claim("picture")),
                arguments("locale of the presentation", inside(PRESENTATION, "locale")),
                arguments("document_target of the presentation", inside(PRESENTATION, "document_target")),
                arguments("return_url of the presentation", inside(PRESENTATION, "return_url")),
                arguments("context title", inside(CONTEXT, "title")),
                arguments("context label", inside(CONTEXT, "label")),
                arguments("context id", inside(CONTEXT, "id")),
                arguments("resource link title", inside(RESOURCE_LINK, "title")),
                arguments("resource link description", inside(RESOURCE_LINK, "description")),
                arguments("resource link id", inside(RESOURCE_LINK, "id")),
                arguments("platform name", inside(TOOL_PLATFORM, "name")),
                arguments("platform description", inside(TOOL_PLATFORM, "description")),
                arguments("custom exam", inside(CUSTOM, "exam")),
                arguments("custom of any name", inside(CUSTOM, SCRIPT)),
                arguments("sub", claim("sub")),
                arguments("a role beside the known one", (Consumer<Forgery>) f -> f.claim(
                        ROLES,
                        Stream.concat(((List<?>) f.claim(ROLES)).stream(), Stream.of(SCRIPT))
                                .toList())));
    }

    @ParameterizedTest(name = "LTI 1.3 §5.3–5.4: script in {0} stays words on the student's card")
    @MethodSource("claims")
    void onTheStudentsCard(String what, Consumer<Forgery> poison) {
        Login login = begin();
        Forgery forgery = login.resourceLink();
        poison.accept(forgery);
        assertHarmless(login.answer(forgery));
    }

    @ParameterizedTest(name = "LTI 1.3 §5.3–5.4: script in {0} stays words on the staff's card")
    @MethodSource("claims")
    void onTheStaffsCard(String what, Consumer<Forgery> poison) {
        Login login = begin();
        Forgery forgery = login.resourceLink().claim(ROLES, List.of(MEMBERSHIP + "Instructor"));
        poison.accept(forgery);
        assertHarmless(login.answer(forgery));
    }

    @ParameterizedTest(name = "DL 2.0 §3.1: script in {0} stays words in the exam form")
    @MethodSource({"claims", "settings"})
    void inTheForm(String what, Consumer<Forgery> poison) {
        Login login = begin();
        Forgery forgery = login.deepLinking();
        poison.accept(forgery);
        assertHarmless(login.answer(forgery));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments("title of the settings", inside(DL_SETTINGS, "title")),
                arguments("text of the settings", inside(DL_SETTINGS, "text")),
                arguments("data of the settings", inside(DL_SETTINGS, "data")));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("message_type", claim(MESSAGE_TYPE)),
                arguments("deployment_id", claim(DEPLOYMENT_ID)),
                arguments("iss", claim("iss")),
                arguments("aud", claim("aud")),
                arguments("nonce", claim("nonce")),
                arguments("kid", (Consumer<Forgery>) f -> f.header("kid", SCRIPT)),
                arguments("alg", (Consumer<Forgery>) f -> f.header("alg", SCRIPT)));
    }

    @ParameterizedTest(name = "LTI 1.3 §5.3: script in {0} stays words on the problem page")
    @MethodSource("refused")
    void onTheProblemPage(String what, Consumer<Forgery> poison) {
        Login login = begin();
        Forgery forgery = login.resourceLink();
        poison.accept(forgery);
        Page page = login.answer(forgery);
        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertHarmless(page);
    }

    private Login begin() {
        return Login.begin(tool, platform, new Browser().forPages());
    }

    private static void assertHarmless(Page page) {
        assertThat(page.status()).isLessThan(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        POISON.forEach(poison -> assertThat(page.body()).doesNotContain(poison));
        assertThat(page.header("Content-Security-Policy")).isNotEmpty().doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static Consumer<Forgery> claim(String name) {
        return forgery -> forgery.claim(name, SCRIPT);
    }

    private static Consumer<Forgery> inside(String claim, String member) {
        return forgery -> {
            if (forgery.claim(claim) != null || !claim.equals(RESOURCE_LINK)) {
                forgery.inside(claim, object -> object.put(member, SCRIPT));
                if (claim.equals(CONTEXT)) {
                    forgery.inside(claim, object -> object.putIfAbsent("id", "course-1"));
                }
            }
        };
    }
}
