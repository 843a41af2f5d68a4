package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Launch;
import app.vigil.lti.Registration;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A platform connected to the first node, and launches from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LaunchConformance {

    final ToolNode tool = ToolNode.first();
    final Platform platform = new Platform(getClass().getSimpleName());
    Registration registration;

    @BeforeAll
    void connect() {
        registration = tool.connect(platform);
    }

    @AfterAll
    void disconnect() {
        platform.close();
    }

    /** The case's token is refused with its code, and the launch log says so. */
    void assertRefused(Hostile hostile) {
        Login login = Login.begin(platform);
        Forgery forgery = login.resourceLink();
        hostile.how().accept(forgery);
        assertRefused(login, forgery, hostile.problem());
    }

    void assertRefused(Login login, Forgery forgery, String problem) {
        int before = tool.logged(registration, problem);
        int launches = tool.accepted().size();
        Page page = login.answer(forgery);
        assertThat(page.problem()).isEqualTo(problem);
        assertThat(tool.accepted()).hasSize(launches);
        assertThat(tool.logged(registration, problem)).isEqualTo(before + 1);
    }

    /** The claims of what this tool signed, as the platform verifies them: with the registration's own keys. */
    Claims verified(String jwt) {
        String keys = new Browser()
                .get(tool.address("/lti/key-sets/" + registration.id()))
                .body();
        return Jwts.parser()
                .keyLocator(header -> Jwks.setParser().build().parse(keys).getKeys().stream()
                        .filter(jwk -> jwk.getId().equals(header.get("kid")))
                        .findFirst()
                        .map(Jwk::toKey)
                        .map(Key.class::cast)
                        .orElseThrow())
                .clock(() -> Date.from(ToolNode.CLOCK.instant()))
                .build()
                .parseSignedClaims(jwt)
                .getPayload();
    }

    /** The launch as the rooms above get it. */
    Launch accepted(Login login, Forgery forgery) {
        int before = tool.accepted().size();
        Page page = login.answer(forgery);
        assertThat(page.status()).as(page.problem()).isEqualTo(200);
        assertThat(tool.accepted()).hasSize(before + 1);
        return tool.accepted().getLast();
    }
}
