package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.doctor.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The doctor's words as lines of text. */
@Component
public class DoctorReport {

    private final MessageSource messages;

    DoctorReport(MessageSource messages) {
        this.messages = messages;
    }

    /** How many platforms are examined. */
    public String heading(int platforms, Locale locale) {
        return text("lti.doctor.platforms", List.of(platforms), locale);
    }

    /** Which platform comes now. */
    public String platform(Registration registration) {
        return System.lineSeparator() + registration.name() + " · " + registration.issuer();
    }

    /** One line for the step, and more for each thing found. */
    public List<String> lines(Diagnosis diagnosis, Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(sign(diagnosis.level())
                + text("lti.doctor.step." + diagnosis.step().code(), List.of(), locale));
        for (Finding finding : diagnosis.findings()) {
            lines.add("       " + text("lti.doctor.finding." + finding.code(), finding.arguments(), locale));
            if (finding.level() != Level.GOOD) {
                lines.add("       → " + text("lti.doctor.mend." + finding.code(), finding.arguments(), locale));
            }
        }
        return List.copyOf(lines);
    }

    private static String sign(Level level) {
        return switch (level) {
            case GOOD -> "  [ok] ";
            case NOTE -> "  [ i] ";
            case BAD -> "  [!!] ";
        };
    }

    private String text(String key, List<Object> arguments, Locale locale) {
        return messages.getMessage(key, arguments.toArray(), locale);
    }
}
