package app.vigil.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terms of an institution, and those of single recordings, be they deleted already. */
@Component
public class RetentionTerms {

    private final JdbcClient jdbc;
    private final RetentionProfiles profiles;

    RetentionTerms(JdbcClient jdbc, RetentionProfiles profiles) {
        this.jdbc = jdbc;
        this.profiles = profiles;
    }

    /** @param dueAt when it is deleted unless somebody holds it */
    public record Keeping(RetentionClass keptAs, Instant dueAt, boolean deleted) {}

    /** How long a profile keeps recordings of a class. */
    public Period of(String profile, RetentionClass keptAs) {
        return profiles.of(profile).of(keptAs);
    }

    /** Of those sittings whose term has begun. */
    public Map<UUID, Keeping> of(Collection<UUID> sittings) {
        Map<UUID, Keeping> keepings = new HashMap<>();
        if (!sittings.isEmpty()) {
            jdbc.sql("select sitting, kept_as, due_at, deleted_at from retention_item where sitting in (:sittings)")
                    .param("sittings", sittings)
                    .query(row -> {
                        keepings.put(
                                row.getObject("sitting", UUID.class),
                                new Keeping(
                                        RetentionClass.ofCode(row.getString("kept_as")),
                                        row.getObject("due_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("deleted_at") != null));
                    });
        }
        return keepings;
    }
}
