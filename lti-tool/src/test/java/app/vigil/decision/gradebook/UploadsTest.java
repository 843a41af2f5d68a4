package app.vigil.decision.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What many say at once, as a double click does, is kept once, and nobody is refused. */
@ParameterizedClass
@EnumSource(Database.class)
class UploadsTest {

    @Parameter
    private Database database;

    @Test
    void keepsOneOfManyTables() throws Exception {
        Database.Connection connection = database.fresh();
        Uploads uploads = new Uploads(connection.jdbc(), SettableClock.atFriday());
        ExamId exam = new ExamId(UUID.randomUUID());
        PersonId coordinator = new PersonId(UUID.randomUUID());
        GradebookTable table = new GradebookTable(List.of("Score"), List.of(List.of("7")), null);

        assertThat(AllAtOnce.winners(() -> {
                    connection.transaction().executeWithoutResult(status -> uploads.keep(exam, table, coordinator));
                    return true;
                }))
                .isEqualTo(50);

        assertThat(uploads.find(exam)).contains(table);
    }
}
