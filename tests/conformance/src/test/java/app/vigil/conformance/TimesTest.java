package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Login;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token counts for a short while, clocks a minute apart allowed. The clock stands still, so seconds can be counted. */
class TimesTest extends LaunchConformance {

    static Stream<Hostile> missing() {
        var clause = clause("SF 1.0 §5.1.2", "launch-token-times-missing");
        return Stream.of(
                clause.when("no exp", f -> f.without("exp")),
                clause.when("no iat", f -> f.without("iat")),
                clause.when("neither", f -> f.without("exp").without("iat")),
                clause.when("exp null", f -> f.claim("exp", null)),
                clause.when("iat null", f -> f.claim("iat", null)));
    }

    static Stream<Hostile> expired() {
        var clause = clause("SF 1.0 §5.1.3 item 7", "launch-token-expired");
        return Stream.of(
                clause.when(
                        "a 60-second token, 120 s old",
                        f -> f.shift("iat", -120).shift("exp", -120)),
                clause.when("the skew used up to the second", f -> f.shift("exp", -120)),
                clause.when("expired an hour ago", f -> f.shift("exp", -3660)),
                clause.when("exp 0", f -> f.claim("exp", 0)),
                clause.when("exp below zero", f -> f.claim("exp", -1)));
    }

    static Stream<Hostile> old() {
        var clause = clause("SF 1.0 §5.1.3 item 8", "launch-token-too-old");
        return Stream.of(
                clause.when(
                        "issued 661 s ago, not yet expired",
                        f -> f.shift("iat", -661).shift("exp", 3600)),
                clause.when(
                        "issued yesterday, valid for a week",
                        f -> f.shift("iat", -86_400).shift("exp", 604_800)),
                clause.when("iat 0", f -> f.claim("iat", 0)));
    }

    static Stream<Hostile> future() {
        var clause = clause("RFC 7519 §4.1.5 and §4.1.6", "launch-token-from-the-future");
        return Stream.of(
                clause.when("issued in 61 s", f -> f.shift("iat", 61).shift("exp", 61)),
                clause.when("issued tomorrow", f -> f.shift("iat", 86_400).shift("exp", 86_400)),
                clause.when(
                        "iat in milliseconds",
                        f -> f.claim("iat", seconds(f, "iat") * 1000).claim("exp", seconds(f, "exp") * 1000)),
                clause.when("not before in 61 s", f -> f.claim("nbf", seconds(f, "iat") + 61)),
                clause.when("not before next year", f -> f.claim("nbf", seconds(f, "iat") + 31_536_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"missing", "expired", "old", "future"})
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    static Stream<Hostile> badNumbers() {
        var clause = clause("RFC 7519 §2 NumericDate", "launch-token-malformed");
        return Stream.of(
                clause.when("exp is a word", f -> f.claim("exp", "tomorrow")),
                clause.when("iat is a list", f -> f.claim("iat", java.util.List.of(1))),
                clause.when("exp is true", f -> f.claim("exp", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badNumbers(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = login.resourceLink();
        hostile.how().accept(forgery);
        assertThat(login.answer(forgery).problem()).isIn(hostile.problem(), "launch-token-times-missing");
    }

    static Stream<Named<Consumer<Forgery>>> accepted() {
        return Stream.of(
                Named.of("SF 1.0 §5.1.3 item 7: a 60-second token of this second", f -> {}),
                Named.of(
                        "a 60-second token, 119 s old",
                        f -> f.shift("iat", -119).shift("exp", -119)),
                Named.of(
                        "a platform whose clock is 60 s ahead",
                        f -> f.shift("iat", 60).shift("exp", 60)),
                Named.of(
                        "a platform whose clock is 60 s behind",
                        f -> f.shift("iat", -60).shift("exp", -60)),
                Named.of(
                        "issued 660 s ago, not yet expired",
                        f -> f.shift("iat", -660).shift("exp", 60)),
                Named.of("not before in 60 s", f -> f.claim("nbf", seconds(f, "iat") + 60)),
                Named.of("fractions of a second", f -> f.claim("iat", seconds(f, "iat") + 0.25)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void accepts(Consumer<Forgery> change) {
        Login login = Login.begin(platform);
        Forgery forgery = login.resourceLink();
        change.accept(forgery);
        assertThat(accepted(login, forgery)).isNotNull();
    }

    private static long seconds(Forgery forgery, String name) {
        return ((Number) forgery.claim(name)).longValue();
    }
}
