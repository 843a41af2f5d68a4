package app.vigil.demo.lms.course;

import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The external tool activities of all courses. */
@Component
public class ToolActivities {

    private final Shelf<ToolActivity> shelf;

    public ToolActivities(StateFile state) {
        this.shelf = state.shelf("activities", ToolActivity.class);
    }

    public List<ToolActivity> in(String courseId) {
        return shelf.where(activity -> activity.courseId().equals(courseId));
    }

    public List<ToolActivity> all() {
        return shelf.all();
    }

    public Optional<ToolActivity> byCmid(String cmid) {
        return shelf.find(cmid);
    }

    public ToolActivity require(String cmid) {
        return shelf.find(cmid).orElseThrow(() -> new NotFoundException("activity " + cmid));
    }

    public void add(ToolActivity activity) {
        shelf.put(activity.cmid(), activity);
    }

    public void remove(String cmid) {
        shelf.remove(cmid);
    }
}
