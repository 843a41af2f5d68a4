package app.vigil.lti;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Launches and id_token claims as tests of every room need them; each test changes only what it is about. */
public final class TestLaunches {

    public static final RegistrationId REGISTRATION = RegistrationId.of("00000000-0000-4000-8000-00000000000a");
    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private TestLaunches() {}

    public static ResourceLinkLaunch learner(String subject, String resourceLink) {
        return new ResourceLinkLaunch(core(subject, Set.of(Role.LEARNER)), resourceLink, "Exam");
    }

    public static ResourceLinkLaunch instructor(String subject, String resourceLink) {
        return new ResourceLinkLaunch(core(subject, Set.of(Role.INSTRUCTOR)), resourceLink, "Exam");
    }

    public static DeepLinkingLaunch deepLinking(String subject) {
        return new DeepLinkingLaunch(
                core(subject, Set.of(Role.INSTRUCTOR)),
                URI.create("https://lms.example/return?course=2"),
                Set.of("ltiResourceLink"),
                true,
                true,
                "opaque-data");
    }

    public static Launch.Core core(String subject, Set<Role> roles) {
        return new Launch.Core(
                UUID.randomUUID(),
                REGISTRATION,
                TestPlatform.DEPLOYMENT,
                new LaunchUser(subject, "Name of " + subject, null, null, subject + "@example.org"),
                roles,
                Optional.of(new LaunchContext("course-1", "C1", "Course one")),
                Map.of(),
                Locale.of("uk"),
                Optional.empty(),
                Optional.of(new Launch.AgsEndpoint(
                        Set.of(Scopes.LINE_ITEM, Scopes.SCORE, Scopes.RESULT_READ_ONLY),
                        Optional.of(URI.create("https://lms.example/lineitems?type_id=1")),
                        Optional.of(URI.create("https://lms.example/lineitems/7/lineitem?type_id=1")))),
                Optional.of(URI.create("https://lms.example/members")));
    }

    /** The claims of a resource link request that passes every check. */
    public static Map<String, Object> claims(TestPlatform platform, String nonce, URI target, Instant now) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                platform.issuer(),
                "aud",
                TestPlatform.CLIENT_ID,
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
}
