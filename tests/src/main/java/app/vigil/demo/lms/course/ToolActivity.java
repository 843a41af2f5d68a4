package app.vigil.demo.lms.course;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An external tool placed in a course: the {@code resource_link} of LTI messages.
 *
 * @param url where the tool wants this link launched; absent means the tool's default address
 * @param custom the parameters chosen by deep linking, in the tool's spelling
 */
public record ToolActivity(
        String cmid,
        String courseId,
        String toolId,
        String title,
        String text,
        @Nullable String url,
        Map<String, String> custom) {}
