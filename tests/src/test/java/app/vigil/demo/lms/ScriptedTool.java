package app.vigil.demo.lms;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool with keys of its own that speaks exactly as a test tells it to, registered at a running LMS. */
final class ScriptedTool {

    static final String P = "https://purl.imsglobal.org/spec/lti/claim/";
    static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    static final String RESULT = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final KeyPair KEY = Jwts.SIG.RS256.keyPair().build();
    private static final String KEY_SET = keySet();
    private static final HttpServer SERVER = serve();

    final RunningLms lms;
    final String clientId = "client-" + UUID.randomUUID();
    final String id;

    ScriptedTool(RunningLms lms) {
        this.lms = lms;
        lms.post(
                "/admin/tools/manual",
                "admin",
                Map.of(
                        "name",
                        "Scripted tool",
                        "clientId",
                        clientId,
                        "loginUrl",
                        address("/login"),
                        "redirectUris",
                        address("/launch") + "\n" + address("/other"),
                        "jwksUrl",
                        address("/jwks"),
                        "targetLinkUri",
                        address("/launch")));
        this.id = find(lms.get("/admin/tools", "admin").body(), "data-test=\"tool-(\\d+)\"[^>]*" + clientId);
    }

    static String address(String path) {
        return "http://localhost:" + SERVER.getAddress().getPort() + path;
    }

    private static String keySet() {
        RsaPublicJwk jwk = Jwks.builder()
                .key((RSAPublicKey) KEY.getPublic())
                .idFromThumbprint()
                .build();
        return "{\"keys\":[" + Jwks.json(jwk) + "]}";
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] body = KEY_SET.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in\n" + text);
        }
        return HtmlUtils.htmlUnescape(matcher.group(1));
    }

    /** Hidden fields of a page that posts itself. */
    static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (matcher.find()) {
            fields.put(matcher.group(1), HtmlUtils.htmlUnescape(matcher.group(2)));
        }
        return fields;
    }

    // Client assertions and tokens

    JwtBuilder jwt(String audience) {
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .keyId(find(KEY_SET, "\"kid\":\"([^\"]+)\""))
                .and()
                .issuer(clientId)
                .audience()
                .add(audience)
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(120)));
    }

    /** A correct client assertion, to be spoilt by a test. */
    JwtBuilder assertion() {
        return jwt(lms.address() + "/mod/lti/token.php")
                .subject(clientId)
                .id(UUID.randomUUID().toString());
    }

    static String signed(JwtBuilder jwt) {
        return jwt.signWith(KEY.getPrivate(), Jwts.SIG.RS256).compact();
    }

    HttpResponse<String> askToken(String assertion, String scope) {
        return lms.postWithoutCookie(
                "/mod/lti/token.php",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion,
                        "scope",
                        scope));
    }

    String token(String scope) {
        return JSON.readTree(askToken(signed(assertion()), scope).body())
                .path("access_token")
                .asString();
    }

    // Service calls

    HttpResponse<String> read(String address, String scope, String accept) {
        return RunningLms.send(lms.request(address)
                .header("Authorization", "Bearer " + token(scope))
                .header("Accept", accept)
                .GET());
    }

    HttpResponse<String> send(String method, String address, String scope, String contentType, Object body) {
        return RunningLms.send(lms.request(address)
                .header("Authorization", "Bearer " + token(scope))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    String lineItems(String course) {
        return lms.address() + "/mod/lti/services.php/" + course + "/lineitems?type_id=" + id;
    }

    /** Creates a line item in course 2 and returns its address. */
    String createLineItem(String tag) {
        HttpResponse<String> created = send(
                "POST",
                lineItems("2"),
                LINE_ITEM,
                "application/vnd.ims.lis.v2.lineitem+json",
                Map.of("label", "Item " + tag, "scoreMaximum", 100, "tag", tag));
        return JSON.readTree(created.body()).path("id").asString();
    }

    HttpResponse<String> score(String lineItem, Map<String, Object> score) {
        return send(
                "POST",
                lineItem.replace("/lineitem?", "/lineitem/scores?"),
                SCORE,
                "application/vnd.ims.lis.v1.score+json",
                score);
    }

    static Map<String, Object> scoreOf(String userId, String timestamp, double given) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("userId", userId);
        score.put("timestamp", timestamp);
        score.put("activityProgress", "Completed");
        score.put("gradingProgress", "FullyGraded");
        score.put("scoreGiven", given);
        score.put("scoreMaximum", 100);
        return score;
    }

    // Launches

    /** The authentication request that answers a login initiation, with the parameters of a correct tool. */
    Map<String, String> authenticationRequest(String initiationPage) {
        return authenticationRequest(fields(initiationPage));
    }

    private Map<String, String> authenticationRequest(Map<String, String> initiation) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("prompt", "none");
        request.put("client_id", clientId);
        request.put("redirect_uri", address("/launch"));
        request.put("login_hint", initiation.get("login_hint"));
        request.put("lti_message_hint", initiation.get("lti_message_hint"));
        request.put("state", "state-1");
        request.put("nonce", "nonce-1");
        return request;
    }

    /** Goes through login and authentication as the person and returns the id_token's claims. */
    JsonNode launch(String path, String username) {
        return launch(lms.get(path, username), username);
    }

    /** As above, from the LMS's answer that initiates the login. */
    JsonNode launch(HttpResponse<String> initiation, String username) {
        String answer = lms.post("/mod/lti/auth.php", username, authenticationRequest(initiated(initiation)))
                .body();
        return claims(fields(answer).get("id_token"));
    }

    /** A page that posts itself, or, in the lenient profile, a redirect. */
    private static Map<String, String> initiated(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(ScriptedTool::query).orElseGet(() -> fields(answer.body()));
    }

    private static Map<String, String> query(String address) {
        Map<String, String> query = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) -> query.put(name, UriUtils.decode(value, StandardCharsets.UTF_8)));
        return query;
    }

    static JsonNode claims(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    JsonNode deepLinkingRequest(String course, String username) {
        return launch("/mod/lti/contentitem_launch.php?course=" + course + "&id=" + id, username);
    }

    /** A correct answer to a deep linking request, to be spoilt by a test. */
    JwtBuilder deepLinkingResponse(JsonNode request, List<Map<String, Object>> items) {
        String settings = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
        return jwt(lms.address())
                .claim("nonce", UUID.randomUUID().toString())
                .claim(P + "message_type", "LtiDeepLinkingResponse")
                .claim(P + "version", "1.3.0")
                .claim(P + "deployment_id", id)
                .claim(
                        "https://purl.imsglobal.org/spec/lti-dl/claim/data",
                        request.path(settings).path("data").asString())
                .claim("https://purl.imsglobal.org/spec/lti-dl/claim/content_items", items);
    }

    HttpResponse<String> returnDeepLinking(String course, String username, String jwt) {
        return lms.post("/mod/lti/contentitem_return.php?course=" + course + "&id=" + id, username, Map.of("JWT", jwt));
    }

    /** Adds an activity with a column of 100 points and returns its course module number. */
    String addActivity(String course, Map<String, String> custom) {
        JsonNode request = deepLinkingRequest(course, "teacher");
        String title = "Activity " + UUID.randomUUID();
        Map<String, Object> item = Map.of(
                "type",
                "ltiResourceLink",
                "title",
                title,
                "url",
                address("/launch"),
                "custom",
                custom,
                "lineItem",
                Map.of("scoreMaximum", 100, "tag", "gate-" + id));
        returnDeepLinking(course, "teacher", signed(deepLinkingResponse(request, List.of(item))));
        return find(
                lms.get("/course/view.php?id=" + course, "teacher").body(),
                "data-test=\"activity-(\\d+)\" data-kind=\"tool\">" + title);
    }
}
