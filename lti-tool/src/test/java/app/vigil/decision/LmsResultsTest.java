package app.vigil.decision;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.LmsResults.Origin;
import app.vigil.decision.LmsResults.Read;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.PersonId;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;

/** What many say at once, as a double click does, is kept once, and nobody is refused. */
@ParameterizedClass
@EnumSource(Database.class)
class LmsResultsTest {

    @Parameter
    private Database database;

    @Test
    @DisplayName("R2-062 a gradebook that is imported twice at once is there once")
    void keepsWhatIsImportedTwice() throws Exception {
        Database.Connection connection = database.fresh();
        LmsResults results = new LmsResults(connection.jdbc(), Mockito.mock(Exams.class));
        ExamId exam = new ExamId(UUID.randomUUID());
        PersonId examinee = new PersonId(UUID.randomUUID());
        Origin file = new Origin("file", new PersonId(UUID.randomUUID()), Instant.EPOCH);

        assertThat(AllAtOnce.winners(() -> {
                    connection
                            .transaction()
                            .executeWithoutResult(status -> results.keep(exam, examinee, new Read("7", "A-1"), file));
                    return true;
                }))
                .isEqualTo(50);

        assertThat(results.ofExam(exam)).containsOnlyKeys(examinee).containsValue(new LmsResult("7", "A-1"));
    }
}
