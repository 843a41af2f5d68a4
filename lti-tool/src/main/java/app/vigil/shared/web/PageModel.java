package app.vigil.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;

/** What every page's layout reads; what leads elsewhere or is no page reads nothing. */
@Component
class PageModel implements HandlerInterceptor {

    private static final List<String> LANGUAGES =
            Language.ALL.stream().map(Locale::getLanguage).toList();

    private final LocaleResolver locales;

    PageModel(LocaleResolver locales) {
        this.locales = locales;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || leadsElsewhere(page)) {
            return;
        }
        Map<String, Object> model = page.getModel();
        SignedIn.viewer().ifPresent(viewer -> model.putIfAbsent("viewer", viewer));
        model.putIfAbsent("languages", LANGUAGES);
        model.computeIfAbsent(
                "language",
                name -> Language.nearest(locales.resolveLocale(request)).getLanguage());
    }

    private static boolean leadsElsewhere(ModelAndView page) {
        String name = page.getViewName();
        return name != null
                ? name.startsWith("redirect:")
                : page.getView() instanceof SmartView view && view.isRedirectView();
    }
}
