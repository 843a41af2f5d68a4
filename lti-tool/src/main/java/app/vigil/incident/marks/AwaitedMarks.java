package app.vigil.incident.marks;

import app.vigil.sitting.MarksState;
import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks the browser of somebody who is done has told of and not sent yet. */
@Component
class AwaitedMarks implements MarksState {

    private final JdbcClient jdbc;

    AwaitedMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void expect(SittingId sitting, Set<UUID> held) {
        jdbc.sql("delete from incident_awaited where sitting = :sitting")
                .param("sitting", sitting.value())
                .update();
        held.forEach(mark -> jdbc.sql("insert into incident_awaited (sitting, mark) values (:sitting, :mark)")
                .param("sitting", sitting.value())
                .param("mark", mark)
                .update());
    }

    /** It may have come while its browser told that it had not; one that has no end yet is told once more. */
    @Override
    public boolean complete(SittingId sitting) {
        return jdbc.sql("""
                                select count(*) from incident_awaited a where a.sitting = :sitting
                                  and not exists (select 1 from incident i where i.id = a.mark and i.ended_ms is not null)""").param("sitting", sitting.value()).query(Long.class).single() == 0;
    }

    /** Never comes: its browser was told so and gave it up. */
    void refused(SittingId sitting, Collection<UUID> marks) {
        if (!marks.isEmpty()) {
            jdbc.sql("delete from incident_awaited where sitting = :sitting and mark in (:marks)")
                    .param("sitting", sitting.value())
                    .param("marks", marks)
                    .update();
        }
    }
}
