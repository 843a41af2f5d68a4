package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.StateFile;
import app.vigil.demo.lms.token.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A tool's own line items of a course.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#line-item-service">AGS 2.0, 3.2</a>
 */
@Component
class LineItems {

    private final Gradebook gradebook;
    private final Courses courses;
    private final ToolActivities activities;
    private final LineItemAddresses addresses;
    private final StateFile state;

    LineItems(
            Gradebook gradebook,
            Courses courses,
            ToolActivities activities,
            LineItemAddresses addresses,
            StateFile state) {
        this.gradebook = gradebook;
        this.courses = courses;
        this.activities = activities;
        this.addresses = addresses;
        this.state = state;
    }

    /** Filters of the container; an absent one lets everything through. */
    record Filter(
            @Nullable String resourceLinkId,
            @Nullable String resourceId,
            @Nullable String tag) {

        boolean lets(GradeItem item) {
            return fits(resourceLinkId, item.cmid()) && fits(resourceId, item.resourceId()) && fits(tag, item.tag());
        }

        private static boolean fits(@Nullable String wanted, @Nullable String actual) {
            return wanted == null || wanted.equals(actual);
        }
    }

    List<GradeItem> find(String courseId, ToolRegistration tool, Filter filter) {
        requireCourse(courseId);
        return gradebook.items(courseId).stream()
                .filter(item -> tool.id().equals(item.toolId()))
                .filter(filter::lets)
                .toList();
    }

    GradeItem require(String courseId, String itemId, ToolRegistration tool) {
        GradeItem item = gradebook
                .item(itemId)
                .filter(found -> found.courseId().equals(courseId))
                .orElseThrow(() -> new ServiceException(404, "There is no line item " + itemId));
        if (!tool.id().equals(item.toolId())) {
            throw new ServiceException(403, "Line item " + itemId + " belongs to another tool");
        }
        return item;
    }

    GradeItem create(String courseId, JsonNode body, ToolRegistration tool) {
        requireCourse(courseId);
        GradeItem created = new GradeItem(
                state.nextId(Sequence.LINE_ITEM),
                courseId,
                tool.id(),
                ownLink(body, courseId, tool),
                false,
                label(body),
                maximum(body),
                text(body, "tag"),
                text(body, "resourceId"),
                false,
                body.path("submissionReview").isObject());
        gradebook.put(created);
        return created;
    }

    /** PUT replaces: what is not sent is gone, except the tie of an activity's own item. */
    GradeItem replace(GradeItem before, JsonNode body, ToolRegistration tool) {
        GradeItem after = new GradeItem(
                before.id(),
                before.courseId(),
                before.toolId(),
                before.coupled() ? before.cmid() : ownLink(body, before.courseId(), tool),
                before.coupled(),
                label(body),
                maximum(body),
                text(body, "tag"),
                text(body, "resourceId"),
                before.excluded(),
                body.path("submissionReview").isObject());
        gradebook.put(after);
        return after;
    }

    void delete(GradeItem item) {
        gradebook.remove(item);
    }

    Map<String, Object> json(GradeItem item, ToolRegistration tool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", addresses.of(item, tool));
        json.put("label", item.label());
        json.put("scoreMaximum", item.maximum());
        putGiven(json, "resourceId", item.resourceId());
        putGiven(json, "tag", item.tag());
        putGiven(json, "resourceLinkId", item.cmid());
        if (item.reviewable()) {
            json.put("submissionReview", Map.of());
        }
        return json;
    }

    private static void putGiven(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private @Nullable String ownLink(JsonNode body, String courseId, ToolRegistration tool) {
        String cmid = text(body, "resourceLinkId");
        if (cmid == null) {
            return null;
        }
        return activities
                .byCmid(cmid)
                .filter(activity -> activity.courseId().equals(courseId))
                .filter(activity -> activity.toolId().equals(tool.id()))
                .orElseThrow(() -> new ServiceException(403, "resourceLinkId is no link of this tool"))
                .cmid();
    }

    private static String label(JsonNode body) {
        String label = text(body, "label");
        if (label == null) {
            throw new ServiceException(400, "label is missing");
        }
        return label;
    }

    private static double maximum(JsonNode body) {
        double maximum = body.path("scoreMaximum").asDouble(0);
        if (!(maximum > 0)) {
            throw new ServiceException(400, "scoreMaximum must be greater than 0");
        }
        return maximum;
    }

    private static @Nullable String text(JsonNode body, String name) {
        String text = body.path(name).asString("");
        return text.isBlank() ? null : text;
    }

    private void requireCourse(String courseId) {
        if (courses.byId(courseId).isEmpty()) {
            throw new ServiceException(404, "There is no course " + courseId);
        }
    }
}
