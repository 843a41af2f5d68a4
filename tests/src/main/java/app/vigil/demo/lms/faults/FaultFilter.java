package app.vigil.demo.lms.faults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers as a platform with the switched-on faults would, before anybody else is asked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FaultFilter extends OncePerRequestFilter {

    private static final Duration AHEAD = Duration.ofSeconds(90);
    private static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/";

    private final Faults faults;

    FaultFilter(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (faults.has(Fault.CLOCK_AHEAD)) {
            response.setHeader(
                    HttpHeaders.DATE,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Clock.systemUTC().instant().plus(AHEAD).atOffset(ZoneOffset.UTC)));
        }
        String path = request.getRequestURI();
        boolean answered = path.endsWith("/mod/lti/token.php")
                ? token(request, response)
                : path.contains("/mod/lti/services.php/") && service(response);
        if (!answered) {
            chain.doFilter(request, response);
        }
    }

    private boolean token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (faults.has(Fault.TOKEN_REFUSED)) {
            return refuse(response, "invalid_client");
        }
        String scope = request.getParameter("scope");
        boolean grades = scope != null && scope.startsWith(GRADES);
        return grades && faults.has(Fault.GRADES_NOT_PERMITTED) && refuse(response, "invalid_scope");
    }

    private boolean service(HttpServletResponse response) {
        if (faults.has(Fault.SERVICES_DOWN)) {
            response.setStatus(503);
            return true;
        }
        if (faults.has(Fault.SERVICES_THROTTLED)) {
            response.setStatus(429);
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            return true;
        }
        return false;
    }

    private static boolean refuse(HttpServletResponse response, String error) throws IOException {
        response.setStatus(400);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"" + error + "\"}");
        return true;
    }
}
