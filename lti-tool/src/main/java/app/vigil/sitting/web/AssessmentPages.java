package app.vigil.sitting.web;

import app.vigil.lti.Origins;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserReturn;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Sends the examinee's browser to the platform's assessment, or back with a reason. These pages stand where the quiz's
 * address stands elsewhere: the exam window opens them in the quiz's tab.
 */
@Controller
@RequestMapping("/sittings/{sittingId}/assessment")
@AllowedTo(ExamineeOfSitting.class)
class AssessmentPages {

    private final AssessmentDoor door;
    private final Sittings sittings;
    private final MessageSource messages;

    AssessmentPages(AssessmentDoor door, Sittings sittings, MessageSource messages) {
        this.door = door;
        this.sittings = sittings;
        this.messages = messages;
    }

    static String entering(VigilSettings settings, SittingId id) {
        return settings.address("/sittings/" + id + "/assessment").toString();
    }

    static String leaving(VigilSettings settings, SittingId id) {
        return settings.address("/sittings/" + id + "/assessment/refusal").toString();
    }

    @GetMapping
    ModelAndView enter(@PathVariable("sittingId") String sittingId, HttpServletResponse response) {
        return posting(door.enter(SittingId.of(sittingId)), response);
    }

    @GetMapping("/refusal")
    ModelAndView leave(@PathVariable("sittingId") String sittingId, Locale locale, HttpServletResponse response) {
        SittingId id = SittingId.of(sittingId);
        return switch (door.leave(id, words(id, locale))) {
            case BrowserPost post -> posting(post, response);
            case BrowserReturn back -> returning(back);
        };
    }

    private String words(SittingId id, Locale locale) {
        String state = sittings.find(id)
                .map(Sitting::state)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND))
                .code();
        // States that are no refusal have no words; the door turns them away.
        return Objects.requireNonNullElse(messages.getMessage("sitting.refusal." + state, null, "", locale), "");
    }

    private static ModelAndView returning(BrowserReturn back) {
        RedirectView view = new RedirectView(back.address().toString());
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private static ModelAndView posting(BrowserPost post, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                SecurityHeaders.postingTo(Origins.of(post.address()).orElseThrow()));
        return new ModelAndView("sitting/assessment")
                .addObject("address", post.address())
                .addObject("jwt", post.jwt());
    }
}
