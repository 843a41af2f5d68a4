package app.vigil.demo.lms.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * A column of the gradebook; one that belongs to a tool is a line item of AGS 2.0 (3.1).
 *
 * @param toolId the tool that owns the line item; absent for a quiz's column
 * @param cmid the activity the column belongs to; absent for a line item of the course
 * @param coupled created with the activity (deep linking), not by a call of the tool
 * @param excluded the teacher took it out of the course total
 * @param reviewable the tool opens a submission from here ({@code submissionReview} of the line item)
 */
public record GradeItem(
        String id,
        String courseId,
        @Nullable String toolId,
        @Nullable String cmid,
        boolean coupled,
        String label,
        double maximum,
        @Nullable String tag,
        @Nullable String resourceId,
        boolean excluded,
        boolean reviewable) {

    public GradeItem {
        if (!(maximum > 0)) {
            throw new IllegalArgumentException("scoreMaximum must be greater than 0: " + maximum);
        }
    }

    /** How browser tests name the column. */
    public String testName() {
        if (toolId == null) {
            return "quiz";
        }
        return tag == null || tag.isBlank() ? "item-" + id : tag;
    }

    public GradeItem withExcluded(boolean now) {
        return new GradeItem(id, courseId, toolId, cmid, coupled, label, maximum, tag, resourceId, now, reviewable);
    }
}
