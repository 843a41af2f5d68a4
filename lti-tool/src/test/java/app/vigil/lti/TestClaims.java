package app.vigil.lti;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claims of id_tokens that pass every check; each test changes only what it is about. */
public final class TestClaims {

    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    public static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private TestClaims() {}

    /** The claims of a resource link request that passes every check. */
    public static Map<String, Object> claims(TestPlatform platform, String nonce, URI target, Instant now) {
        return claims(platform.issuer(), TestPlatform.CLIENT_ID, nonce, target, now);
    }

    /** The same of a platform that is nowhere. */
    public static Map<String, Object> claims(String issuer, String clientId, String nonce, URI target, Instant now) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                issuer,
                "aud",
                clientId,
                "sub",
                "user-1",
                "name",
                "Оксана Шевченко",
                "nonce",
                nonce,
                "iat",
                now.getEpochSecond(),
                "exp",
                now.getEpochSecond() + 60));
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(LTI + "deployment_id", TestPlatform.DEPLOYMENT);
        claims.put(LTI + "roles", List.of(MEMBERSHIP + "Learner"));
        claims.put(LTI + "resource_link", Map.of("id", "link-1", "title", "Exam"));
        claims.put(LTI + "target_link_uri", target.toString());
        return claims;
    }

    /** Turns the claims of a resource link request into those of a deep linking request. */
    public static Map<String, Object> asDeepLinking(Map<String, Object> claims, URI returnUrl) {
        Map<String, Object> deepLinking = new HashMap<>(claims);
        deepLinking.remove(LTI + "resource_link");
        deepLinking.put(LTI + "message_type", "LtiDeepLinkingRequest");
        deepLinking.put(
                "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
                Map.of(
                        "deep_link_return_url",
                        returnUrl.toString(),
                        "accept_types",
                        List.of("ltiResourceLink"),
                        "accept_multiple",
                        true,
                        "data",
                        "opaque-data"));
        return deepLinking;
    }

    /** Turns the claims of a resource link request into those of a start of proctoring. */
    public static Map<String, Object> asStartProctoring(Map<String, Object> claims) {
        Map<String, Object> start = new HashMap<>(claims);
        start.put(LTI + "message_type", "LtiStartProctoring");
        start.put(AP + "attempt_number", 1);
        start.put(AP + "session_data", "opaque+/=session data ");
        start.put(AP + "start_assessment_url", claims.get("iss") + "/start");
        start.put(AP + "proctoring_settings", Map.of("data", "settings"));
        start.put(
                AP + "acs",
                Map.of(
                        "actions",
                        List.of("pause", "resume", "terminate", "update", "flag", "dance"),
                        "assessment_control_url",
                        claims.get("iss") + "/control"));
        return start;
    }

    /** Turns the claims of a resource link request into those of an end of an assessment. */
    public static Map<String, Object> asEndAssessment(Map<String, Object> claims) {
        Map<String, Object> end = new HashMap<>(claims);
        end.put(LTI + "message_type", "LtiEndAssessment");
        end.put(AP + "attempt_number", 1);
        return end;
    }

    /** Turns the claims of a resource link request into those of a submission review. */
    public static Map<String, Object> asSubmissionReview(Map<String, Object> claims) {
        Map<String, Object> review = new HashMap<>(claims);
        review.put(LTI + "message_type", "LtiSubmissionReviewRequest");
        review.put(LTI + "for_user", Map.of("user_id", "user-2"));
        review.put(
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of("scope", List.of(), "lineitem", claims.get("iss") + "/items/7"));
        return review;
    }
}
