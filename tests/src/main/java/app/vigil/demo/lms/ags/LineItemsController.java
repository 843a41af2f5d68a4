package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.registration.Scopes;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.token.JsonAnswer;
import app.vigil.demo.lms.token.Page;
import app.vigil.demo.lms.token.ServiceAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The line item container and single line items.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#line-item-service">AGS 2.0, 3.2</a>
 */
@RestController
@RequestMapping("/mod/lti/services.php/{course}/lineitems")
class LineItemsController {

    /** U+201D in UTF-8, as the bytes go into a header. */
    private static final String TYPOGRAPHIC_QUOTE =
            new String("\u201D".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    private final ServiceAccess access;
    private final LineItems items;
    private final JsonAnswer answer;
    private final Quirks quirks;

    LineItemsController(ServiceAccess access, LineItems items, JsonAnswer answer, Quirks quirks) {
        this.access = access;
        this.items = items;
        this.answer = answer;
        this.quirks = quirks;
    }

    /** Where a page of the container begins and how long it may be. */
    record Slice(@Nullable Integer from, @Nullable Integer limit) {

        Page<GradeItem> of(List<GradeItem> all) {
            return Page.of(all, from == null ? 0 : from, limit == null ? 0 : limit);
        }
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            @PathVariable String course,
            @RequestParam(name = "resource_link_id", required = false) @Nullable String resourceLinkId,
            @RequestParam(name = "resource_id", required = false) @Nullable String resourceId,
            @RequestParam(required = false) @Nullable String tag,
            Slice slice,
            HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);
        access.requireAccept(request, MediaType.LINE_ITEMS);
        LineItems.Filter filter = new LineItems.Filter(resourceLinkId, resourceId, tag);
        Page<GradeItem> page = slice.of(items.find(course, tool, filter));
        var body = page.items().stream().map(item -> items.json(item, tool)).toList();
        return answer.of(MediaType.LINE_ITEMS, body, nextLink(page));
    }

    private String nextLink(Page<GradeItem> page) {
        if (page.next() == 0) {
            return "";
        }
        String quote = quirks.typographicQuotesInLineItemLinks() ? TYPOGRAPHIC_QUOTE : "\"";
        String next = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("from", page.next())
                .toUriString();
        return "<" + next + ">; rel=" + quote + "next" + quote;
    }

    @PostMapping
    ResponseEntity<byte[]> create(@PathVariable String course, @RequestBody byte[] body, HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.LINE_ITEM);
        access.requireContentType(request, MediaType.LINE_ITEM);
        GradeItem created = items.create(course, answer.parse(body), tool);
        return answer.of(201, MediaType.LINE_ITEM, items.json(created, tool));
    }

    @GetMapping("/{item}/lineitem")
    ResponseEntity<byte[]> read(@PathVariable String course, @PathVariable String item, HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);
        access.requireAccept(request, MediaType.LINE_ITEM);
        return answer.of(200, MediaType.LINE_ITEM, items.json(items.require(course, item, tool), tool));
    }

    @PutMapping("/{item}/lineitem")
    ResponseEntity<byte[]> replace(
            @PathVariable String course,
            @PathVariable String item,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.LINE_ITEM);
        access.requireContentType(request, MediaType.LINE_ITEM);
        GradeItem after = items.replace(items.require(course, item, tool), answer.parse(body), tool);
        return answer.of(200, MediaType.LINE_ITEM, items.json(after, tool));
    }

    @DeleteMapping("/{item}/lineitem")
    ResponseEntity<Void> delete(@PathVariable String course, @PathVariable String item, HttpServletRequest request) {
        ToolRegistration tool = access.require(request, Scopes.LINE_ITEM);
        items.delete(items.require(course, item, tool));
        return ResponseEntity.noContent().build();
    }
}
