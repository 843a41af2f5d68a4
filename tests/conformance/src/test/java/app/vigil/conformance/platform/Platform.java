package app.vigil.conformance.platform;

import static app.vigil.conformance.token.Names.CONTEXT;
import static app.vigil.conformance.token.Names.DEPLOYMENT_ID;
import static app.vigil.conformance.token.Names.DL_SETTINGS;
import static app.vigil.conformance.token.Names.MEMBERSHIP;
import static app.vigil.conformance.token.Names.MESSAGE_TYPE;
import static app.vigil.conformance.token.Names.RESOURCE_LINK;
import static app.vigil.conformance.token.Names.ROLES;
import static app.vigil.conformance.token.Names.TARGET_LINK_URI;
import static app.vigil.conformance.token.Names.VERSION;

import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Signer;
import app.vigil.conformance.token.SigningKeys;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A platform: issuer, keys, endpoints, and the claims it makes of a user. */
public final class Platform implements AutoCloseable {

    public static final String KID = "platform-key-1";
    public static final String DEPLOYMENT = "deployment-1";

    private final Endpoints endpoints = new Endpoints();
    private final String clientId = "client-" + UUID.randomUUID();
    private final String name;

    /** A platform with a key set and a token endpoint as they should be. */
    public Platform(String name) {
        this.name = name;
        on("/jwks", asked -> keySet(SigningKeys.jwk(KID, keys())));
    }

    public String name() {
        return name;
    }

    public String issuer() {
        return endpoints.origin().toString();
    }

    public String clientId() {
        return clientId;
    }

    public URI address(String path) {
        return URI.create(issuer() + path);
    }

    public KeyPair keys() {
        return SigningKeys.rsa(name);
    }

    public Signer signer() {
        return Signer.rs256(keys());
    }

    /** Decides what a path answers from now on. */
    public Platform on(String path, Function<Asked, Reply> reply) {
        endpoints.on(path, reply);
        return this;
    }

    public List<Asked> requestsTo(String path) {
        return endpoints.requestsTo(path);
    }

    public void forgetRequests() {
        endpoints.forgetRequests();
    }

    /** A key set as an answer. */
    @SafeVarargs
    public static Reply keySet(Map<String, Object>... keys) {
        return Reply.json(200, Map.of("keys", List.of(keys)));
    }

    /** A learner's resource link request in answer to an authentication request (LTI 1.3 core, 5.3). */
    public Forgery resourceLink(Map<String, String> authenticationRequest, Clock clock) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", clientId);
        claims.put("sub", "user-1");
        claims.put("nonce", authenticationRequest.getOrDefault("nonce", ""));
        claims.put("iat", now);
        claims.put("exp", now + 60);
        claims.put("name", "Оксана Шевченко");
        claims.put(VERSION, "1.3.0");
        claims.put(MESSAGE_TYPE, "LtiResourceLinkRequest");
        claims.put(DEPLOYMENT_ID, DEPLOYMENT);
        claims.put(ROLES, List.of(MEMBERSHIP + "Learner"));
        claims.put(CONTEXT, Map.of("id", "course-1", "label", "C1", "title", "Course"));
        claims.put(RESOURCE_LINK, Map.of("id", "link-1", "title", "Exam"));
        claims.put(TARGET_LINK_URI, authenticationRequest.getOrDefault("redirect_uri", ""));
        return new Forgery(KID, claims, signer());
    }

    /** A teacher's deep linking request (Deep Linking 2.0, 3.1). */
    public Forgery deepLinking(Map<String, String> authenticationRequest, Clock clock) {
        return resourceLink(authenticationRequest, clock)
                .without(RESOURCE_LINK)
                .claim(MESSAGE_TYPE, "LtiDeepLinkingRequest")
                .claim(ROLES, List.of(MEMBERSHIP + "Instructor"))
                .claim(
                        DL_SETTINGS,
                        Map.of(
                                "deep_link_return_url",
                                address("/return?course=1").toString(),
                                "accept_types",
                                List.of("ltiResourceLink"),
                                "accept_presentation_document_targets",
                                List.of("iframe", "window"),
                                "accept_multiple",
                                true,
                                "data",
                                "opaque \"data\" <&> żółć"));
    }

    @Override
    public void close() {
        endpoints.close();
    }
}
