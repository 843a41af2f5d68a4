package app.vigil.exam.web;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.deeplinking.DeepLinking;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Receives the exam form of a deep linking request: creates the exam and sends the link back to the course. */
@Controller
class DeepLinkingController {

    private final DeepLinking deepLinking;
    private final DeepLinkingForm form;
    private final ExamFormReader reader;
    private final LinkedExams linkedExams;
    private final MessageSource messages;

    DeepLinkingController(
            DeepLinking deepLinking,
            DeepLinkingForm form,
            ExamFormReader reader,
            LinkedExams linkedExams,
            MessageSource messages) {
        this.deepLinking = deepLinking;
        this.form = form;
        this.reader = reader;
        this.linkedExams = linkedExams;
        this.messages = messages;
    }

    @PostMapping("/exams/deep-linking")
    @OpenEndpoint(because = "the token in the form stands for a teacher's checked launch and can be answered once")
    ModelAndView receive(
            @RequestParam("token") String token,
            @RequestParam("action") String action,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            HttpServletResponse response) {
        DeepLinkingLaunch request = deepLinking.open(token);
        response.setHeader(
                ExamSecurity.POLICY,
                SecurityHeaders.framedBy(form.registration(request).origins()));
        ExamForm typed = ExamForm.of(fields);
        return switch (action) {
            case "create" -> create(token, typed, request, locale);
            case "preset" -> form.page(token, form.preset(typed), Map.of(), request, locale);
            case "cancel" ->
                posting(deepLinking.cancel(token, messages.getMessage("exam.link.cancelled", null, locale)));
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST).with("action", action);
        };
    }

    private ModelAndView create(String token, ExamForm typed, DeepLinkingLaunch request, Locale locale) {
        return switch (reader.read(typed, form.registration(request))) {
            case ExamFormReader.Reading.Refused refused -> {
                ModelAndView again = form.page(token, typed, refused.complaints(), request, locale);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
            case ExamFormReader.Reading.Accepted accepted -> {
                PersonId sender = form.sender(request);
                yield posting(
                        linkedExams.create(new LinkedExams.Order(token, request, sender), accepted.settings(), locale));
            }
        };
    }

    private static ModelAndView posting(DeepLinking.Response response) {
        return new ModelAndView("lti/deep-linking-return")
                .addObject("returnUrl", response.returnUrl())
                .addObject("jwt", response.jwt());
    }
}
