package app.vigil.review.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SessionProtocols;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Leads whoever reviews or decides to the protocols of all sessions but the own. */
@Component
class SessionProtocolAddresses implements SessionProtocols {

    private final ExamAccess access;

    SessionProtocolAddresses(ExamAccess access) {
        this.access = access;
    }

    @Override
    public Map<SittingId, String> addresses(PersonId reader, ExamId exam, Collection<Sitting> sittings) {
        return access.proctors(reader, exam) || access.decides(reader, exam)
                ? sittings.stream()
                        .filter(sitting -> !sitting.examinee().equals(reader))
                        .collect(Collectors.toMap(Sitting::id, sitting -> "/review/" + sitting.id() + "/session"))
                : Map.of();
    }
}
