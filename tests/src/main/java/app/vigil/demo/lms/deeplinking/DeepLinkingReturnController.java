package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.keys.InvalidToolJwtException;
import app.vigil.demo.lms.oidc.AutoPost;
import app.vigil.demo.lms.people.ActingPerson;
import app.vigil.demo.lms.people.NobodyChosenException;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the tool's answer, posted by the browser inside the frame, and adds what was chosen. */
@Controller
class DeepLinkingReturnController {

    private static final Logger log = LoggerFactory.getLogger(DeepLinkingReturnController.class);

    private final Access access;
    private final ToolRegistrations tools;
    private final DeepLinkingResponse responses;
    private final Placement placement;
    private final ActingPerson acting;

    DeepLinkingReturnController(
            Access access,
            ToolRegistrations tools,
            DeepLinkingResponse responses,
            Placement placement,
            ActingPerson acting) {
        this.access = access;
        this.tools = tools;
        this.responses = responses;
        this.placement = placement;
        this.acting = acting;
    }

    @PostMapping("/mod/lti/contentitem_return.php")
    String take(
            @RequestParam("course") String courseId,
            @RequestParam("id") String toolId,
            @RequestParam("JWT") String jwt,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (acting.of(request).isEmpty() && !AutoPost.isReposted(request)) {
            return AutoPost.again(request, model);
        }
        Person me = acting.of(request).orElseThrow(NobodyChosenException::new);
        Course course = access.requireTeacher(me, courseId);
        ToolRegistration tool = tools.requireActive(toolId);
        try {
            var answer = responses.verify(jwt, tool, new OpenChoices.Choice(me.id(), courseId, toolId));
            answer.items().forEach(item -> placement.place(item, course, tool));
            model.addAttribute("course", course);
            model.addAttribute("count", answer.items().size());
            model.addAttribute("message", answer.message());
            model.addAttribute("error", answer.error());
            return "deep-linking-done";
        } catch (InvalidToolJwtException e) {
            log.warn("A deep linking response of tool {} was refused: {}", toolId, e.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("status", HttpStatus.BAD_REQUEST.value());
            model.addAttribute("reason", e.getMessage());
            return "error";
        }
    }
}
