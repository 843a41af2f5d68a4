package app.vigil.shared.web;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/**
 * Translates every failure once: problem+json (RFC 9457) for programs, a page for people. The message of an unknown
 * exception never leaves the log.
 */
@ControllerAdvice
class ProblemEdge {

    private static final Logger log = LoggerFactory.getLogger(ProblemEdge.class);

    private final MessageSource messages;
    private final Language language = new Language();

    ProblemEdge(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ModelAndView known(ProblemException exception, HttpServletRequest request, HttpServletResponse response) {
        String reference = reference();
        if (exception.problem().status().is5xxServerError()) {
            log.error("{} reference={}", exception.getMessage(), reference, exception);
        } else {
            log.info("refused: {} reference={}", exception.getMessage(), reference);
        }
        exception
                .retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait))));
        return answer(exception.problem(), exception.arguments().toArray(), reference, request, response);
    }

    @ExceptionHandler
    ModelAndView unknown(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        String reference = reference();
        if (BusyDatabase.isCauseOf(exception)) {
            log.warn("no connection to the database came free in time; reference={}", reference);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(BusyDatabase.COME_AGAIN)));
            return answer(CommonProblem.BUSY, new Object[0], reference, request, response);
        }
        Problem problem = problemOf(exception);
        if (problem.status().is5xxServerError()) {
            log.error("unexpected failure, the request was not served; reference={}", reference, exception);
        } else {
            log.info(
                    "refused: {} {} reference={}",
                    problem.code(),
                    exception.getClass().getSimpleName(),
                    reference);
        }
        return answer(problem, new Object[0], reference, request, response);
    }

    private static Problem problemOf(Exception exception) {
        if (exception instanceof ErrorResponse refused) {
            return ofStatus(refused.getStatusCode());
        }
        if (exception instanceof InvalidParameterException unreadable) {
            return ofStatus(HttpStatusCode.valueOf(unreadable.getErrorCode()));
        }
        return exception instanceof org.springframework.http.converter.HttpMessageNotReadableException
                        || exception instanceof org.springframework.web.bind.ServletRequestBindingException
                        || exception instanceof org.springframework.beans.TypeMismatchException
                ? CommonProblem.INVALID_REQUEST
                : CommonProblem.UNEXPECTED;
    }

    private static Problem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> CommonProblem.NOT_FOUND;
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
            case 413 -> CommonProblem.TOO_LARGE;
            case 415 -> CommonProblem.MEDIA_TYPE_NOT_SUPPORTED;
            default -> status.is4xxClientError() ? CommonProblem.INVALID_REQUEST : CommonProblem.UNEXPECTED;
        };
    }

    private ModelAndView answer(
            Problem problem,
            Object[] arguments,
            String reference,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale locale = language.resolveLocale(request);
        String title = messages.getMessage("problem." + problem.code() + ".title", null, locale);
        String detail = messages.getMessage("problem." + problem.code() + ".detail", arguments, locale);
        ModelAndView answer = wantsPage(request) ? page() : json(problem, title, detail, reference);
        if (wantsPage(request)) {
            answer.addObject("title", title).addObject("detail", detail);
            answer.addObject("code", problem.code()).addObject("reference", reference);
            answer.addObject("language", locale.getLanguage());
            answer.addObject("known", request.getUserPrincipal() != null);
        }
        answer.setStatus(problem.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    private static ModelAndView page() {
        return new ModelAndView("problem");
    }

    private static ModelAndView json(Problem problem, String title, String detail, String reference) {
        // Not a ProblemDetail: the view's own mapper would put our members below "properties".
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:vigil:problem:" + problem.code());
        body.put("title", title);
        body.put("status", problem.status().value());
        body.put("detail", detail);
        body.put("code", problem.code());
        body.put("reference", reference);
        JacksonJsonView view = new JacksonJsonView();
        view.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        view.setModelKey("problem");
        view.setExtractValueFromSingleKeyModel(true);
        return new ModelAndView(view, "problem", body);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    /** Whole seconds, rounded up. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static String reference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
