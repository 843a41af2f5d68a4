package app.vigil.exam.web;

import app.vigil.shared.OpenEndpoint;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The live preview beside the form: it renders what was sent and keeps nothing. */
@Controller
class PreviewController {

    private final ExamFormView view;

    PreviewController(ExamFormView view) {
        this.view = view;
    }

    @PostMapping("/exams/preview")
    @OpenEndpoint(because = "it shows the sender its own text again and reads nothing stored")
    String preview(@RequestParam MultiValueMap<String, String> fields, Locale locale, Model model) {
        model.addAttribute("preview", view.preview(ExamForm.of(fields), locale));
        return "exam/preview :: preview";
    }
}
