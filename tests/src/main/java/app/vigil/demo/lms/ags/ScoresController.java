package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.gradebook.Grade;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.registration.Scopes;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.token.JsonAnswer;
import app.vigil.demo.lms.token.Page;
import app.vigil.demo.lms.token.ServiceAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Scores in, results out.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service">AGS 2.0, 3.3 and 3.4</a>
 */
@RestController
@RequestMapping("/mod/lti/services.php/{course}/lineitems/{item}/lineitem")
class ScoresController {

    private final ServiceAccess access;
    private final LineItems items;
    private final ScoreReceiver receiver;
    private final Gradebook gradebook;
    private final LineItemAddresses addresses;
    private final JsonAnswer answer;

    ScoresController(
            ServiceAccess access,
            LineItems items,
            ScoreReceiver receiver,
            Gradebook gradebook,
            LineItemAddresses addresses,
            JsonAnswer answer) {
        this.access = access;
        this.items = items;
        this.receiver = receiver;
        this.gradebook = gradebook;
        this.addresses = addresses;
        this.answer = answer;
    }

    @PostMapping("/scores")
    ResponseEntity<Void> score(
            @PathVariable String course,
            @PathVariable String item,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.SCORE);
        access.requireContentType(request, MediaType.SCORE);
        receiver.receive(items.require(course, item, tool), Score.of(answer.parse(body)));
        return ResponseEntity.ok().build();
    }

    @GetMapping("/results")
    ResponseEntity<byte[]> results(
            @PathVariable String course,
            @PathVariable String item,
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int limit,
            HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.RESULT_READ);
        access.requireAccept(request, MediaType.RESULTS);
        GradeItem column = items.require(course, item, tool);
        List<Grade> grades = gradebook.grades(column.id()).stream()
                .filter(grade -> userId == null || userId.equals(grade.personId()))
                .toList();
        Page<Grade> page = Page.of(grades, from, limit);
        List<Map<String, Object>> body =
                page.items().stream().map(grade -> result(column, grade, tool)).toList();
        return answer.of(MediaType.RESULTS, body, nextLink(page));
    }

    /** A comment shows only beside a score, as in Moodle. */
    private Map<String, Object> result(GradeItem item, Grade grade, ToolRegistration tool) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", addresses.result(item, tool, grade.personId()));
        result.put("userId", grade.personId());
        result.put("scoreOf", addresses.of(item, tool));
        Double score = grade.score();
        if (score != null) {
            result.put("resultScore", score);
            result.put("resultMaximum", item.maximum());
            String comment = grade.comment();
            if (comment != null) {
                result.put("comment", comment);
            }
        }
        return result;
    }

    private static String nextLink(Page<Grade> page) {
        return page.next() == 0
                ? ""
                : "<"
                        + ServletUriComponentsBuilder.fromCurrentRequest()
                                .replaceQueryParam("from", page.next())
                                .toUriString()
                        + ">; rel=\"next\"";
    }
}
