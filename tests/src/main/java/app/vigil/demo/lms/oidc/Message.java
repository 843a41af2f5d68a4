package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;

/** A message on its way to a tool: for whom, from which course, and about what. */
public record Message(Person person, Course course, ToolRegistration tool, Subject subject) {

    /** What the message is about. */
    public sealed interface Subject {
        /** LtiResourceLinkRequest: open an activity. */
        record ResourceLink(ToolActivity activity) implements Subject {}

        /** LtiDeepLinkingRequest: choose what to add; the data come back with the answer. */
        record DeepLinking(String data) implements Subject {}
    }

    String type() {
        return switch (subject) {
            case Subject.ResourceLink link -> "LtiResourceLinkRequest";
            case Subject.DeepLinking choice -> "LtiDeepLinkingRequest";
        };
    }

    String targetLinkUri() {
        return switch (subject) {
            case Subject.ResourceLink(ToolActivity activity) ->
                activity.url() == null ? tool.targetLinkUri() : activity.url();
            case Subject.DeepLinking choice -> tool.deepLinkTarget();
        };
    }

    /** The number in Moodle's message hint; 0 where there is no course module yet. */
    String cmid() {
        return switch (subject) {
            case Subject.ResourceLink(ToolActivity activity) -> activity.cmid();
            case Subject.DeepLinking choice -> "0";
        };
    }
}
