package app.vigil.demo.lms.nrps;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.Enrolment;
import app.vigil.demo.lms.course.ToolActivities;
import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.registration.Scopes;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.token.JsonAnswer;
import app.vigil.demo.lms.token.Page;
import app.vigil.demo.lms.token.ServiceAccess;
import app.vigil.demo.lms.token.ServiceException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The membership service of a course.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0#context-membership">NRPS 2.0, 2</a>
 */
@RestController
class MembershipsController {

    private static final String CONTAINER = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final ServiceAccess access;
    private final Courses courses;
    private final ToolActivities activities;
    private final Members members;
    private final JsonAnswer answer;
    private final Paging paging;

    MembershipsController(
            ServiceAccess access,
            Courses courses,
            ToolActivities activities,
            Members members,
            JsonAnswer answer,
            Paging paging) {
        this.access = access;
        this.courses = courses;
        this.activities = activities;
        this.members = members;
        this.answer = answer;
        this.paging = paging;
    }

    /** The query of the service; {@code rlid} is a resource link's id. */
    record Query(
            @Nullable String role,
            @Nullable Integer limit,
            @Nullable Integer from,
            @Nullable String rlid) {}

    @GetMapping("/mod/lti/services.php/CourseSection/{course}/bindings/{tool}/memberships")
    ResponseEntity<byte[]> memberships(
            @PathVariable("course") String courseId,
            @PathVariable("tool") String toolId,
            Query query,
            HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.MEMBERSHIP_READ);
        access.requireAccept(request, CONTAINER);
        if (!tool.id().equals(toolId)) {
            throw new ServiceException(403, "The address is another tool's");
        }
        Course course =
                courses.byId(courseId).orElseThrow(() -> new ServiceException(404, "There is no course " + courseId));
        Optional<ToolActivity> link = link(query.rlid(), course, tool);
        Page<Enrolment> page = paging.page(members.withRole(course, query.role()), query);
        Map<String, Object> body = Map.of(
                "id", request.getRequestURL().toString(),
                "context", Map.of("id", course.id(), "label", course.shortName(), "title", course.fullName()),
                "members", members.json(page.items(), course, tool, link));
        return answer.of(CONTAINER, body, paging.nextLink(page));
    }

    private Optional<ToolActivity> link(@Nullable String rlid, Course course, ToolRegistration tool) {
        if (rlid == null) {
            return Optional.empty();
        }
        return Optional.of(activities
                .byCmid(rlid)
                .filter(activity -> activity.courseId().equals(course.id()))
                .filter(activity -> activity.toolId().equals(tool.id()))
                .orElseThrow(() -> new ServiceException(403, "rlid is no link of this tool")));
    }

    /** How a page is cut and the next one announced (NRPS 2.0, 2.4.2). */
    @Component
    static class Paging {

        private final int largest;
        private final Quirks quirks;

        Paging(DemoSettings settings, Quirks quirks) {
            this.largest = settings.membershipPageSize();
            this.quirks = quirks;
        }

        Page<Enrolment> page(List<Enrolment> all, Query query) {
            int limit = query.limit() == null || query.limit() <= 0 ? largest : Math.min(query.limit(), largest);
            return Page.of(all, query.from() == null ? 0 : query.from(), limit);
        }

        String nextLink(Page<Enrolment> page) {
            if (page.next() == 0) {
                return "";
            }
            var next = ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("from", page.next());
            if (quirks.nextPageDropsTheRoleFilter()) {
                next.replaceQueryParam("role");
            }
            return "<" + next.toUriString() + ">; rel=\"next\"";
        }
    }
}
