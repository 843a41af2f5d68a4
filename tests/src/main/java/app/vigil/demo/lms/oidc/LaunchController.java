package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a tool activity, and the launch inside its frame. */
@Controller
class LaunchController {

    private final Access access;
    private final ToolActivities activities;
    private final ToolRegistrations tools;
    private final LoginInitiation initiation;

    LaunchController(Access access, ToolActivities activities, ToolRegistrations tools, LoginInitiation initiation) {
        this.access = access;
        this.activities = activities;
        this.tools = tools;
        this.initiation = initiation;
    }

    @GetMapping("/mod/lti/view.php")
    String view(@RequestParam("id") String cmid, Person me, Model model) {
        ToolActivity activity = activities.require(cmid);
        ToolRegistration tool = tools.requireActive(activity.toolId());
        model.addAttribute("course", access.requireMember(me, activity.courseId()));
        model.addAttribute("activity", activity);
        model.addAttribute("allow", FrameAllowList.forTool(tool));
        return "lti-view";
    }

    @GetMapping("/mod/lti/launch.php")
    String launch(@RequestParam("id") String cmid, Person me, Model model) {
        ToolActivity activity = activities.require(cmid);
        Course course = access.requireMember(me, activity.courseId());
        ToolRegistration tool = tools.requireActive(activity.toolId());
        return initiation.begin(new Message(me, course, tool, new Message.Subject.ResourceLink(activity)), model);
    }

    /**
     * Where a tool sends the browser back, perhaps with words for the user (LTI 1.3, 5.4.4). It asks for nobody:
     * inside a frame the cookie does not come along from the tool's site.
     */
    @GetMapping("/mod/lti/return.php")
    String back(
            @RequestParam String course,
            @RequestParam(name = "lti_msg", defaultValue = "") String message,
            @RequestParam(name = "lti_errormsg", defaultValue = "") String error,
            Model model) {
        model.addAttribute("courseId", course);
        model.addAttribute("message", message);
        model.addAttribute("error", error);
        return "lti-return";
    }
}
