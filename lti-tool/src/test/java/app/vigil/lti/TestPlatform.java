package app.vigil.lti;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A small platform on loopback: a key set that can rotate, and any other answer a test gives it. */
public final class TestPlatform implements AutoCloseable {

    public static final String CLIENT_ID = "tool-of-this-test";
    public static final String DEPLOYMENT = "deployment-1";

    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();
    private static final KeyPair FIRST = Jwts.SIG.RS256.keyPair().build();

    private final HttpServer server;
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>(Map.of("platform-1", FIRST));
    private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public TestPlatform() {
        server = bind();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        answers.put("/jwks", request -> Answer.json(200, keySet()));
    }

    /** On a port no platform of this run had: tests share a database, and there the address names the platform. */
    private static HttpServer bind() {
        try {
            HttpServer bound = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            if (PORTS.add(bound.getAddress().getPort())) {
                return bound;
            }
            bound.stop(0);
            return bind();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public URI address(String path) {
        return URI.create(issuer() + path);
    }

    /** What an administrator would enter. */
    public Connections.PlatformValues values() {
        return new Connections.PlatformValues(
                "Test platform",
                issuer(),
                CLIENT_ID,
                address("/auth"),
                address("/token"),
                address("/jwks"),
                DEPLOYMENT);
    }

    /** Decides what a path answers from now on. */
    public TestPlatform on(String path, Function<Received, Answer> answer) {
        answers.put(path, answer);
        return this;
    }

    /** Sends a byte every so often, for ever. */
    public void drips(String path, Duration pause) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange;
                    OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write('x');
                    body.flush();
                    LockSupport.parkNanos(pause.toNanos());
                }
            }
        });
    }

    /** Answers the service token request for any scope. */
    public TestPlatform givesTokens() {
        return on(
                "/token",
                request -> Answer.json(
                        200,
                        Map.of(
                                "access_token",
                                "token-" + requestsTo("/token").size(),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                3600,
                                "scope",
                                request.form("scope"))));
    }

    /** What the {@code Date} of the next answer will say, give or take a second: the server takes it from the system. */
    public static Instant clock() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many requests came at all. */
    public int connections() {
        return received.size();
    }

    public List<Received> requestsTo(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** A key pair published from now on. */
    public KeyPair rotateTo(String kid) {
        KeyPair pair = Jwts.SIG.RS256.keyPair().build();
        keys.clear();
        keys.put(kid, pair);
        return pair;
    }

    /** An id_token signed with the first key. */
    public String sign(Map<String, Object> claims) {
        return sign(claims, "platform-1", FIRST);
    }

    public String sign(Map<String, Object> claims, String kid, KeyPair pair) {
        return Jwts.builder()
                .header()
                .keyId(kid)
                .and()
                .claims(claims)
                .signWith(pair.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    /** Signs any text with the first key, well-formed or not. */
    public String signRaw(String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(FIRST.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void restoreFirstKey() {
        keys.clear();
        keys.put("platform-1", FIRST);
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) FIRST.getPublic();
    }

    /** A fresh key as a JWK of that name and use. */
    public Map<String, Object> jwk(String kid, String use) {
        return new HashMap<>(Jwks.builder()
                .key((RSAPublicKey) Jwts.SIG.RS256.keyPair().build().getPublic())
                .id(kid)
                .publicKeyUse(use)
                .build());
    }

    private Map<String, Object> keySet() {
        return Map.of(
                "keys",
                keys.entrySet().stream()
                        .map(entry -> Jwks.builder()
                                .key((RSAPublicKey) entry.getValue().getPublic())
                                .id(entry.getKey())
                                .publicKeyUse("sig")
                                .build())
                        .toList());
    }

    private void answer(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getQuery(),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT), Map.Entry::getValue)),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        Answer answer =
                answers.getOrDefault(request.path(), other -> Answer.empty(404)).apply(request);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A request as the platform got it. */
    public record Received(String method, String path, String query, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        /** A field of a form body. */
        public String form(String name) {
            for (String pair : body.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /** What the platform answers. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer json(int status, Object body) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/json"),
                    JsonMapper.shared().writeValueAsString(body));
        }

        public static Answer empty(int status) {
            return new Answer(status, Map.of(), "");
        }

        public Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }
}
