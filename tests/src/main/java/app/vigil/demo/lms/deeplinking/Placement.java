package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.StateFile;
import org.springframework.stereotype.Component;

/** Puts chosen items into a course. */
@Component
class Placement {

    private final ToolActivities activities;
    private final Gradebook gradebook;
    private final StateFile state;

    Placement(ToolActivities activities, Gradebook gradebook, StateFile state) {
        this.activities = activities;
        this.gradebook = gradebook;
        this.state = state;
    }

    /** Adds the activity and its column; the column's name is the activity's, as in Moodle. */
    ToolActivity place(ContentItem item, Course course, ToolRegistration tool) {
        return state.together(() -> {
            String title = item.title().isBlank() ? tool.name() : item.title();
            ToolActivity activity = new ToolActivity(
                    state.nextId(Sequence.MODULE),
                    course.id(),
                    tool.id(),
                    title,
                    item.text(),
                    item.url(),
                    item.custom());
            activities.add(activity);
            ContentItem.LineItem column = item.lineItem();
            if (column != null) {
                gradebook.put(column(activity, column));
            }
            return activity;
        });
    }

    private GradeItem column(ToolActivity activity, ContentItem.LineItem column) {
        return new GradeItem(
                state.nextId(Sequence.LINE_ITEM),
                activity.courseId(),
                activity.toolId(),
                activity.cmid(),
                true,
                activity.title(),
                column.maximum(),
                column.tag(),
                column.resourceId(),
                false,
                column.reviewable());
    }
}
