package app.vigil.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** More requests than the database has connections for: who waits too long is asked to come again, nothing is done. */
@Component
@Order(BusyDatabase.AROUND_SESSIONS)
class BusyDatabase extends OncePerRequestFilter {

    /** Reading the session of a request already needs a connection. */
    static final int AROUND_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 40;

    static final Duration COME_AGAIN = Duration.ofSeconds(3);

    private final ProblemAnswer problems;

    BusyDatabase(ProblemAnswer problems) {
        this.problems = problems;
    }

    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLTransientConnectionException.class::isInstance);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (!isCauseOf(failure) || response.isCommitted()) {
                throw failure;
            }
            problems.write(failure, request, response);
        }
    }
}
