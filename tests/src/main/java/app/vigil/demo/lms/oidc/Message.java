package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message on its way to a tool: for whom, from which course, and about what. */
public record Message(Person person, Course course, ToolRegistration tool, Subject subject) {

    /** What the message is about. */
    public sealed interface Subject {
        /** LtiResourceLinkRequest: open an activity. */
        record ResourceLink(ToolActivity activity) implements Subject {}

        /** LtiDeepLinkingRequest: choose what to add; the data come back with the answer. */
        record DeepLinking(String data) implements Subject {}

        /** LtiStartProctoring: watch over somebody before the quiz opens. */
        record StartProctoring(ToolActivity activity, int attempt, String sessionData, String startUrl)
                implements Subject {}

        /** LtiEndAssessment: the quiz is over. */
        record EndAssessment(ToolActivity activity, int attempt) implements Subject {}

        /** LtiSubmissionReviewRequest: look at somebody's submission from the gradebook. */
        record SubmissionReview(GradeItem item, @Nullable ToolActivity activity, Person forUser) implements Subject {}
    }

    String type() {
        return switch (subject) {
            case Subject.ResourceLink link -> "LtiResourceLinkRequest";
            case Subject.DeepLinking choice -> "LtiDeepLinkingRequest";
            case Subject.StartProctoring start -> "LtiStartProctoring";
            case Subject.EndAssessment end -> "LtiEndAssessment";
            case Subject.SubmissionReview review -> "LtiSubmissionReviewRequest";
        };
    }

    /** The activity whose link the message is about. */
    public Optional<ToolActivity> activity() {
        return switch (subject) {
            case Subject.ResourceLink(ToolActivity activity) -> Optional.of(activity);
            case Subject.StartProctoring start -> Optional.of(start.activity());
            case Subject.EndAssessment end -> Optional.of(end.activity());
            case Subject.SubmissionReview review -> Optional.ofNullable(review.activity());
            case Subject.DeepLinking choice -> Optional.empty();
        };
    }

    String targetLinkUri() {
        return subject instanceof Subject.DeepLinking
                ? tool.deepLinkTarget()
                : activity().map(ToolActivity::url).orElse(tool.targetLinkUri());
    }

    /** The number in Moodle's message hint; 0 where there is no course module yet. */
    String cmid() {
        return activity().map(ToolActivity::cmid).orElse("0");
    }
}
