package app.vigil.incident.marks;

import app.vigil.exam.Rule;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an announced mark is well-formed; throws {@link IllegalArgumentException} when not. */
final class MarkCheck {

    private MarkCheck() {}

    static Rule rule(@Nullable String code) {
        return Rule.ofCode(String.valueOf(code));
    }

    static Incident incident(SittingId sitting, Rule rule, MarkIntake.Mark mark) {
        Long endedAt = mark.endedAt();
        require(mark.startedAt() > 0);
        require(endedAt == null || mark.startedAt() <= endedAt);
        require(Double.isFinite(mark.value()) && Double.isFinite(mark.threshold()));
        require(mark.confidence() >= 0 && mark.confidence() <= 1);
        requireText(mark.unit(), 20);
        requireText(mark.detector(), 80);
        Incident.Source source = Incident.Source.ofCode(mark.source());
        require(source != Incident.Source.PROCTOR);
        return new Incident(
                new IncidentId(mark.id()),
                sitting,
                rule,
                rule.violation(mark.detector()),
                Instant.ofEpochMilli(mark.startedAt()),
                instant(endedAt),
                mark.value(),
                mark.threshold(),
                mark.unit(),
                mark.confidence(),
                mark.detector(),
                source,
                instant(mark.noticeShownAt()),
                null,
                grounds(mark),
                null);
    }

    private static Incident.Grounds grounds(MarkIntake.Mark mark) {
        MarkIntake.Reading reading = mark.reading();
        requireShort(mark.cause(), 40);
        requireShort(mark.model(), 200);
        if (reading == null) {
            return new Incident.Grounds(mark.cause(), null, mark.model());
        }
        requireText(reading.of(), 40);
        require(Double.isFinite(reading.value()) && Double.isFinite(reading.limit()));
        return new Incident.Grounds(
                mark.cause(), new Incident.Reading(reading.of(), reading.value(), reading.limit()), mark.model());
    }

    private static void requireShort(@Nullable String text, int longest) {
        require(text == null || text.length() <= longest);
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("malformed mark");
        }
    }

    /** What JSON left out arrives as null, whatever the type says. */
    @SuppressWarnings("ConstantValue")
    static void requireText(@Nullable String text, int longest) {
        require(text != null && text.length() <= longest);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
