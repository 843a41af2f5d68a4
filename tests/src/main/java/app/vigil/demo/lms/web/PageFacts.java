package app.vigil.demo.lms.web;

import app.vigil.demo.lms.people.ActingPerson;
import app.vigil.demo.lms.people.Person;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the layout of every page shows, error pages included; templates call it {@code @page}. */
@Component("page")
public class PageFacts {

    private final HttpServletRequest request;
    private final ActingPerson acting;
    private final AdditionalHtml html;

    /** The request is Spring's proxy of the current one. */
    public PageFacts(HttpServletRequest request, ActingPerson acting, AdditionalHtml html) {
        this.request = request;
        this.acting = acting;
        this.html = html;
    }

    public @Nullable Person me() {
        return acting.of(request).orElse(null);
    }

    public List<String> languages() {
        return Languages.ALL;
    }

    public String additionalHtml() {
        return html.current();
    }

    /** Points without needless zeros; a dash where there are none. */
    public String points(@Nullable Double points) {
        return points == null
                ? "—"
                : BigDecimal.valueOf(points)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** The page to come back to after a change of language; a posted page cannot be asked for again. */
    public String here() {
        boolean repeatable =
                "GET".equals(request.getMethod()) && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null;
        if (!repeatable) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
