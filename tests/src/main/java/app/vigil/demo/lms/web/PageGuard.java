package app.vigil.demo.lms.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only our own pages frame a page, as Moodle does, and takes forms of other sites only where LTI has
 * the tool post through the browser.
 */
@Component
class PageGuard extends OncePerRequestFilter {

    private static final Set<String> POSTED_BY_TOOLS =
            Set.of("/mod/lti/auth.php", "/mod/lti/contentitem_return.php", "/mod/quiz/startassessment.php");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
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
}
