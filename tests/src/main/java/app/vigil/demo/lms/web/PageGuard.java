package app.vigil.demo.lms.web;

import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import app.vigil.demo.lms.store.FrameSwitch;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only our own pages frame a page, as Moodle does, or the registered tools' pages too where the administrator
 * allows it; and takes forms of other sites only where LTI has
 * the tool post through the browser.
 */
@Component
class PageGuard extends OncePerRequestFilter {

    private static final Set<String> POSTED_BY_TOOLS =
            Set.of("/mod/lti/auth.php", "/mod/lti/contentitem_return.php", "/mod/quiz/startassessment.php");

    private final FrameSwitch framing;
    private final ToolRegistrations tools;

    PageGuard(FrameSwitch framing, ToolRegistrations tools) {
        this.framing = framing;
        this.tools = tools;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (framing.on()) {
            response.setHeader("Content-Security-Policy", "frame-ancestors 'self' " + toolOrigins());
        } else {
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean foreign = "POST".equals(request.getMethod())
                && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !POSTED_BY_TOOLS.contains(request.getRequestURI());
        if (foreign) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private String toolOrigins() {
        return tools.active().stream()
                .map(tool -> ToolRegistration.originOf(tool.targetLinkUri()))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
