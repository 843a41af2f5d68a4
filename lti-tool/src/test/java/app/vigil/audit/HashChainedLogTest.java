package app.vigil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
    private HashChainedLog log;

    @BeforeEach
    void threeLines() {
        database = kind.fresh();
        log = new HashChainedLog(database.jdbc(), SettableClock.atFriday());
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

    private void append(PersonId actor, String action) {
        AuditEntry entry =
                new AuditEntry(actor, action, "sitting", UUID.randomUUID().toString(), "за 3 хв");
        database.transaction().executeWithoutResult(open -> log.append(entry));
    }
}
