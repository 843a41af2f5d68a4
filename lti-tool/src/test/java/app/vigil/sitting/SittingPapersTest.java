package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.exam.ExamId;
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

/** What many say at once, as a double click does, is kept once, and nobody is refused. */
@ParameterizedClass
@EnumSource(Database.class)
class SittingPapersTest {

    @Parameter
    private Database database;

    @Test
    @DisplayName("R2-069 the first of many records of a representative's consent stays")
    void keepsTheFirst() throws Exception {
        SittingPapers papers = new SittingPapers(database.fresh().jdbc());
        ExamId exam = new ExamId(UUID.randomUUID());
        PersonId examinee = new PersonId(UUID.randomUUID());
        ExamRoll.RepresentativeConsent consent =
                new ExamRoll.RepresentativeConsent("№ 5", new PersonId(UUID.randomUUID()), Instant.EPOCH);

        assertThat(AllAtOnce.winners(() -> papers.record(exam, examinee, consent)))
                .isOne();

        assertThat(papers.representativeConsent(exam, examinee)).contains(consent);
    }
}
