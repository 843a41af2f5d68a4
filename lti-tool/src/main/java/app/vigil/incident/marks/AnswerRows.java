package app.vigil.incident.marks;

import app.vigil.incident.IncidentId;
import app.vigil.incident.MarkAnswers;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of examinees' answers to marks. */
@Component
class AnswerRows implements MarkAnswers {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final MarkRows marks;
    private final Clock clock;

    AnswerRows(JdbcClient jdbc, MarkRows marks, Clock clock) {
        this.jdbc = jdbc;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public Map<IncidentId, Answer> of(SittingId sitting) {
        Map<IncidentId, Answer> answers = new HashMap<>();
        jdbc.sql("""
                        select a.incident, a.words, a.given_ms from incident_answer a
                        where a.sitting = :sitting and a.version = (select max(newest.version)
                          from incident_answer newest where newest.incident = a.incident)""").param("sitting", sitting.value()).query(row -> {
            answers.put(
                    new IncidentId(row.getObject("incident", UUID.class)),
                    new Answer(row.getString("words"), Instant.ofEpochMilli(row.getLong("given_ms"))));
        });
        return answers;
    }

    @Override
    @Transactional
    public void give(SittingId sitting, IncidentId mark, String words) {
        if (words.length() > LONGEST) {
            throw new ProblemException(CommonProblem.TOO_LARGE).with("mark", mark);
        }
        if (marks.lock(sitting, mark).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("mark", mark);
        }
        jdbc.sql("""
                        insert into incident_answer (incident, version, sitting, words, given_ms)
                        select :mark, coalesce(max(version), 0) + 1, :sitting, :words, :at
                        from incident_answer where incident = :mark""")
                .param("mark", mark.value())
                .param("sitting", sitting.value())
                .param("words", words)
                .param("at", clock.millis())
                .update();
    }
}
