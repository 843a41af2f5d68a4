package app.vigil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class HashChainedLogTest {

    @Parameter
    private Database kind;

    private Database.Connection database;
    private final SettableClock clock = SettableClock.atFriday();
    private HashChainedLog log;

    @BeforeEach
    void threeLines() {
        database = kind.fresh();
        log = new HashChainedLog(database.jdbc(), clock);
        append(new PersonId(UUID.randomUUID()), "status-set");
        append(null, "recording-deleted");
        append(new PersonId(UUID.randomUUID()), "decision-taken");
    }

    @Test
    void findsNothingInALogNobodyTouched() {
        assertThat(log.firstBrokenLine()).isEmpty();
    }

    @Test
    void namesTheFirstLineThatWasChanged() {
        database.jdbc()
                .sql("update audit_line set detail = 'nothing' where line = 2")
                .update();

        assertThat(log.firstBrokenLine()).hasValue(2);
    }

    @Test
    void noticesALineThatIsMissing() {
        database.jdbc().sql("delete from audit_line where line = 2").update();

        assertThat(log.firstBrokenLine()).isPresent();
    }

    @Test
    @DisplayName("R1-025 the log is read over a period, in its order, with who did what and when")
    void readsALogOverAPeriod() {
        Instant now = clock.instant();
        clock.tick(Duration.ofHours(1));
        PersonId by = new PersonId(UUID.randomUUID());
        append(by, "status-set");

        assertThat(log.between(now, now.plusSeconds(1), List.of("status-set", "recording-deleted")))
                .extracting(line -> line.entry().action())
                .containsExactly("status-set", "recording-deleted");
        assertThat(log.between(now.plusSeconds(1), now.plusSeconds(3601), List.of("status-set")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.at()).isEqualTo(now.plusSeconds(3600));
                    assertThat(line.entry().actor()).isEqualTo(by);
                    assertThat(line.entry().detail()).isEqualTo("за 3 хв");
                });
        assertThat(log.between(now, now.plusSeconds(3601), List.of())).isEmpty();
        assertThat(log.between(now, now.plusSeconds(3600), List.of("recording-deleted")))
                .extracting(line -> line.entry().actor())
                .containsOnlyNulls();
    }

    private void append(PersonId actor, String action) {
        AuditEntry entry =
                new AuditEntry(actor, action, "sitting", UUID.randomUUID().toString(), "за 3 хв");
        database.transaction().executeWithoutResult(open -> log.append(entry));
    }
}
