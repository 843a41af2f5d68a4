package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.incident.DetectorErrors;
import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what detectors proposed against the newest word of a person on it. */
@Component
class JudgedDetectors implements DetectorErrors {

    private final JdbcClient jdbc;

    JudgedDetectors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Tally> of(Collection<SittingId> sittings) {
        if (sittings.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select i.rule, i.detector, count(*) as proposed,
                          sum(case when v.confirmed then 1 else 0 end) as confirmed,
                          sum(case when v.confirmed then 0 when v.version is null then 0 else 1 end) as dismissed,
                          sum(case when v.confirmed and v.violation <> i.violation then 1 else 0 end) as reclassified
                        from incident i left join incident_verdict v on v.incident = i.id
                          and v.version = (select max(newest.version) from incident_verdict newest
                            where newest.incident = i.id)
                        where i.source <> 'proctor' and i.rule is not null and i.sitting in (:sittings)
                        group by i.rule, i.detector order by i.rule, i.detector""")
                .param("sittings", sittings.stream().map(SittingId::value).toList())
                .query((row, number) -> new Tally(
                        Rule.ofCode(row.getString("rule")),
                        row.getString("detector"),
                        row.getInt("proposed"),
                        row.getInt("confirmed"),
                        row.getInt("dismissed"),
                        row.getInt("reclassified")))
                .list();
    }
}
