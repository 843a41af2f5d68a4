package app.vigil.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.StreamName;
import app.vigil.shared.web.ProblemAnswer;
import app.vigil.shared.web.SessionPasses;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.testing.CaptureRooms;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.TestViewers;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.session.web.http.CookieSerializer;

/** Who has been let in lately is let in again at once; whoever is not certain goes the ordinary way. */
@VigilTest
@Import(CaptureRooms.class)
class SegmentDoorTest {

    private static final byte[] INIT = "INIT".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private KnownSittings sittings;

    @Autowired
    private SessionPasses passes;

    @Autowired
    private UploaderOfSitting uploaders;

    @Autowired
    private SegmentUpload upload;

    @Autowired
    private ProblemAnswer problems;

    @Autowired
    private CookieSerializer cookies;

    private final String session = UUID.randomUUID().toString();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private Sitting sitting;
    private String token = "";

    @BeforeEach
    void cameTheOrdinaryWay() throws Exception {
        sitting = sittings.add(SittingState.RUNNING);
        MockHttpServletRequest request = segment(sitting);
        MockHttpSession known = new MockHttpSession();
        known.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        new PreAuthenticatedAuthenticationToken(TestViewers.of(sitting.examinee()), "", List.of())));
        request.setSession(known);
        HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
        CsrfToken raw = tokens.generateToken(request);
        tokens.saveToken(raw, request, response);
        new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> raw);
        token = ((CsrfToken) request.getAttribute("_csrf")).getToken();
        passes.issue(request, response, new MockFilterChain());
    }

    @Test
    @DisplayName("R2-020 the usual segment is stored without asking its session")
    void storesTheSegmentOfSomebodyKnown() throws Exception {
        assertThat(goesTheOrdinaryWay(segment(sitting))).isFalse();
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getContentAsString()).isEqualTo("{\"sequence\":0,\"durable\":true}");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesWithTheSameProblems() throws Exception {
        MockHttpServletRequest other = segment(sitting);
        other.setContent("INIT!".getBytes(StandardCharsets.US_ASCII));

        assertThat(goesTheOrdinaryWay(other)).isFalse();
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"code\":\"segment-digest-mismatch\"");
    }

    @Test
    void doesNotDecideAboutASegmentWithoutItsToken() throws Exception {
        token = "";
        assertThat(goesTheOrdinaryWay(segment(sitting))).isTrue();
        token = Base64.getUrlEncoder().encodeToString(new byte[72]);
        assertThat(goesTheOrdinaryWay(segment(sitting))).isTrue();
    }

    @Test
    void doesNotDecideAboutTheSittingOfSomebodyElse() throws Exception {
        assertThat(goesTheOrdinaryWay(segment(sittings.add(SittingState.RUNNING))))
                .isTrue();
    }

    @Test
    void doesNotDecideAboutAnotherSession() throws Exception {
        MockHttpServletRequest other = segment(sitting);
        other.setCookies(cookie("another"));
        assertThat(goesTheOrdinaryWay(other)).isTrue();
    }

    @Test
    void leavesOtherAddressesAndMethodsAlone() throws Exception {
        MockHttpServletRequest read = segment(sitting);
        read.setMethod("GET");
        assertThat(goesTheOrdinaryWay(read)).isTrue();
        MockHttpServletRequest still = segment(sitting);
        still.setRequestURI("/api/sittings/" + sitting.id() + "/streams/camera/segments/0;a=b");
        assertThat(goesTheOrdinaryWay(still)).isTrue();
    }

    private boolean goesTheOrdinaryWay(MockHttpServletRequest request) throws Exception {
        MockFilterChain ordinaryWay = new MockFilterChain();
        new SegmentDoor(passes, uploaders, upload, problems).doFilter(request, response, ordinaryWay);
        return ordinaryWay.getRequest() != null;
    }

    private MockHttpServletRequest segment(Sitting of) {
        MockHttpServletRequest request =
                new MockHttpServletRequest("PUT", "/api/sittings/" + of.id() + "/streams/camera/segments/0");
        request.setCookies(cookie(session));
        request.setContentType("video/mp4");
        request.setContent(INIT);
        request.addHeader("Content-Digest", ContentDigest.of(INIT).header());
        request.addHeader(
                "Vigil-Predecessor",
                ContentDigest.beginningOf(of.id(), StreamName.CAMERA).header());
        request.addHeader("Vigil-Take", "0");
        request.addHeader("Vigil-Kind", "init");
        request.addHeader("Vigil-Codecs", "video/mp4;codecs=avc1.42E01F");
        request.addHeader("Vigil-Agent", "vigil-agent/0.1.0");
        request.addHeader("Vigil-Clock-Offset-Ms", "0");
        request.addHeader("Vigil-Start-Ms", "1000000");
        request.addHeader("Vigil-Media-Start-Ms", "0");
        request.addHeader("Vigil-Duration-Ms", "0");
        if (!token.isEmpty()) {
            request.addHeader("X-CSRF-TOKEN", token);
        }
        return request;
    }

    private Cookie cookie(String session) {
        MockHttpServletResponse written = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieSerializer.CookieValue(new MockHttpServletRequest(), written, session));
        return written.getCookies()[0];
    }
}
