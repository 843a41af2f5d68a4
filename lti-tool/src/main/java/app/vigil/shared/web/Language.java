package app.vigil.shared.web;

import app.vigil.shared.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Which of the three languages a page speaks: {@code ?lang=}, else the session's choice, else the launch's locale, else
 * the browser's.
 */
public class Language implements LocaleResolver {

    /** Every screen and document exists in these. */
    public static final List<Locale> ALL = List.of(Locale.of("ru"), Locale.of("uk"), Locale.ENGLISH);

    /** Request attribute for pages that have no session, such as framed ones. */
    public static final String ATTRIBUTE = Language.class.getName();

    private static final String SESSION_KEY = "vigil.language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Locale asked = supported(parameter(request));
        HttpSession session = request.getSession(false);
        if (asked != null) {
            if (session != null && isChoice(request) && !asked.equals(session.getAttribute(SESSION_KEY))) {
                session.setAttribute(SESSION_KEY, asked);
            }
            return asked;
        }
        if (request.getAttribute(ATTRIBUTE) instanceof Locale launch) {
            return nearest(launch);
        }
        if (session != null && session.getAttribute(SESSION_KEY) instanceof Locale chosen) {
            return chosen;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? nearest(viewer.locale())
                : nearest(request.getLocale());
    }

    /** Whoever follows a link chooses; a form that is sent in a language, such as a frame's own, only wants its answer so. */
    private static boolean isChoice(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod());
    }

    /** The container throws when the body it looks into is too large: the problem page needs a language all the same. */
    private static @Nullable String parameter(HttpServletRequest request) {
        try {
            return request.getParameter("lang");
        } catch (InvalidParameterException unreadable) {
            return null;
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?lang=");
    }

    /** The language of ours that serves this locale; English when none does. */
    public static Locale nearest(Locale locale) {
        for (Locale ours : ALL) {
            if (ours.getLanguage().equals(locale.getLanguage())) {
                return ours;
            }
        }
        return Locale.ENGLISH;
    }

    private static @Nullable Locale supported(@Nullable String tag) {
        return tag == null
                ? null
                : ALL.stream()
                        .filter(ours -> ours.getLanguage().equals(tag))
                        .findFirst()
                        .orElse(null);
    }
}
