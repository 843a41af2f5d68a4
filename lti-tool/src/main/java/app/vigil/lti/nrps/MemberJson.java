package app.vigil.lti.nrps;

import app.vigil.lti.launch.RoleNames;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.lti.nrps.Memberships.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members as platforms write them: everything but the id may be withheld (NRPS 2.0, 2.2). */
final class MemberJson {

    private MemberJson() {}

    /** Empty for what names no user. */
    static Optional<Member> read(JsonNode node) {
        List<String> roles = new ArrayList<>();
        node.path("roles").forEach(role -> roles.add(role.asString("")));
        return Optional.ofNullable(text(node, "user_id"))
                .map(user -> new Member(
                        user,
                        RoleNames.read(roles),
                        status(node.path("status").asString("")),
                        text(node, "name"),
                        text(node, "given_name"),
                        text(node, "family_name"),
                        text(node, "email")));
    }

    /** Saying nothing means active; a word nobody knows does not. */
    private static Status status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "", "active" -> Status.ACTIVE;
            case "deleted" -> Status.DELETED;
            default -> Status.INACTIVE;
        };
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isBlank() ? null : text;
    }
}
