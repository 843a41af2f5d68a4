package app.vigil.shared.web;

import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's layout reads. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(@AuthenticationPrincipal @Nullable Viewer viewer) {
        return viewer;
    }

    @ModelAttribute("language")
    String language(Locale locale) {
        return Language.nearest(locale).getLanguage();
    }

    @ModelAttribute("languages")
    List<String> languages() {
        return Language.ALL.stream().map(Locale::getLanguage).toList();
    }
}
