package app.vigil.shared.web;

import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Writes the answer of {@link ProblemEdge} where no dispatcher would: in the security filters. */
@Component
public class ProblemAnswer {

    private final HandlerExceptionResolver problems;
    private final ViewResolver pages;

    ProblemAnswer(
            HandlerExceptionResolver handlerExceptionResolver, @Qualifier("thymeleafViewResolver") ViewResolver pages) {
        this.problems = handlerExceptionResolver;
        this.pages = pages;
    }

    /** Ends the request with this problem. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        write(new ProblemException(problem), request, response);
    }

    /** Ends the request with the problem this failure is. */
    public void write(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ModelAndView answer = problems.resolveException(request, response, null, failure);
        if (answer == null) {
            throw new ServletException("no answer to a failure", failure);
        }
        HttpStatusCode status = answer.getStatus();
        response.setStatus(status == null ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status.value());
        try {
            View view = viewOf(answer, request);
            if (view != null) {
                view.render(Map.copyOf(answer.getModel()), request, response);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("cannot render a problem", e);
        }
    }

    private @Nullable View viewOf(ModelAndView answer, HttpServletRequest request) throws Exception {
        String name = answer.getViewName();
        return name == null ? answer.getView() : pages.resolveViewName(name, new Language().resolveLocale(request));
    }
}
