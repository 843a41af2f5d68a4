package app.vigil.journey;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPrivateJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A platform with LTI Proctoring Services that has as many students as a test wants: what registration and launches
 * need, and nothing else. Its exam begins with the first launch, as the default profile presets it.
 */
final class ForgedPlatform implements AutoCloseable {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    private static final String CLIENT = "load-client";
    private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    static final String ASSISTANT = "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant";

    private final RsaPrivateJwk key = Jwks.builder()
            .rsaKeyPair(Jwts.SIG.RS256.keyPair().build())
            .algorithm("RS256")
            .publicKeyUse("sig")
            .idFromThumbprint()
            .build();
    private final HttpServer server;

    ForgedPlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/configuration", """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","registration_endpoint":"%1$s/register"}""".formatted(issuer()));
        answer("/keys", "{\"keys\":[" + Jwks.json(key.toPublicJwk()) + "]}");
        answer("/register", """
                {"client_id":"%s","https://purl.imsglobal.org/spec/lti-tool-configuration":{"deployment_id":"1"}}""".formatted(CLIENT));
        server.start();
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the administrator's browser posts to confirm the registration. */
    Map<String, String> registration(String invitation) {
        return Map.of("invitation", invitation, "openid_configuration", issuer() + "/configuration", "name", "Load");
    }

    /** What a student's browser posts to begin a login. */
    Map<String, String> login(String target) {
        return Map.of("iss", issuer(), "client_id", CLIENT, "login_hint", "1", "target_link_uri", target);
    }

    /** A student's launch for proctoring in answer to an authentication request with this nonce. */
    String launch(String student, String nonce, String target) {
        return launch(student(student), nonce, target);
    }

    static Visitor student(String subject) {
        return new Visitor(subject, "Student " + subject, LEARNER);
    }

    /** Somebody the platform knows. */
    record Visitor(String subject, String name, String role) {}

    /** Anybody's launch from the same place. */
    String launch(Visitor visitor, String nonce, String target) {
        String student = visitor.subject();
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .keyId(key.getId())
                .type("JWT")
                .and()
                .issuer(issuer())
                .subject(student)
                .audience()
                .single(CLIENT)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(60)))
                .id(UUID.randomUUID().toString())
                .claim("nonce", nonce)
                .claim("name", visitor.name())
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "message_type", "LtiStartProctoring")
                .claim(LTI + "deployment_id", "1")
                .claim(LTI + "roles", List.of(visitor.role()))
                .claim(LTI + "context", Map.of("id", "course", "title", "Course"))
                .claim(LTI + "resource_link", Map.of("id", "exam", "title", "Exam"))
                .claim(LTI + "target_link_uri", target)
                .claim(AP + "attempt_number", 1)
                .claim(AP + "session_data", "data of " + student)
                .claim(AP + "start_assessment_url", issuer() + "/start")
                .signWith(key.toKey(), Jwts.SIG.RS256)
                .compact();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
