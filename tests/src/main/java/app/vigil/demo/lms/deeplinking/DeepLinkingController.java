package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.oidc.FrameAllowList;
import app.vigil.demo.lms.oidc.LoginInitiation;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The teacher's page with the tool's chooser in a frame, and the request that opens it there. */
@Controller
class DeepLinkingController {

    private final Access access;
    private final ToolRegistrations tools;
    private final LoginInitiation initiation;
    private final OpenChoices choices;

    DeepLinkingController(Access access, ToolRegistrations tools, LoginInitiation initiation, OpenChoices choices) {
        this.access = access;
        this.tools = tools;
        this.initiation = initiation;
        this.choices = choices;
    }

    @GetMapping("/mod/lti/contentitem.php")
    String page(@RequestParam("course") String courseId, @RequestParam("id") String toolId, Person me, Model model) {
        ToolRegistration tool = tools.requireActive(toolId);
        model.addAttribute("course", access.requireTeacher(me, courseId));
        model.addAttribute("tool", tool);
        model.addAttribute("allow", FrameAllowList.forTool(tool));
        return "deep-linking";
    }

    @GetMapping("/mod/lti/contentitem_launch.php")
    String launch(@RequestParam("course") String courseId, @RequestParam("id") String toolId, Person me, Model model) {
        Course course = access.requireTeacher(me, courseId);
        ToolRegistration tool = tools.requireActive(toolId);
        var choice = new OpenChoices.Choice(me.id(), courseId, toolId);
        return initiation.begin(new Message(me, course, tool, choices.subject(choice)), model);
    }
}
