package app.vigil.lti.web;

import app.vigil.lti.DoctorCommand;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.OperatorTokens;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.doctor.ConnectionDoctor;
import app.vigil.lti.doctor.DoctorReport;
import app.vigil.lti.doctor.Finding.Level;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The check of the command line: the running tool examines and tells line by line. So the check sees the network as the
 * tool sees it, and works beside an embedded database.
 */
@Controller
class DoctorReportController {

    private final OperatorTokens tokens;
    private final Registrations registrations;
    private final ConnectionDoctor doctor;
    private final DoctorReport report;

    DoctorReportController(
            OperatorTokens tokens, Registrations registrations, ConnectionDoctor doctor, DoctorReport report) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.doctor = doctor;
        this.report = report;
    }

    @PostMapping("/lti/check")
    @OpenEndpoint(because = "the token is signed with the master key, expires within a minute and works once")
    void check(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String platform,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (!tokens.redeem(DoctorCommand.PURPOSE, token)) {
            throw new ProblemException(LtiProblem.CHECK_TOKEN_INVALID);
        }
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        PrintWriter out = response.getWriter();
        List<Registration> asked = registrations.named(platform);
        out.println(report.heading(asked.size(), locale));
        boolean[] healthy = {!asked.isEmpty()};
        for (Registration registration : asked) {
            out.println(report.platform(registration));
            doctor.examine(registration, diagnosis -> {
                healthy[0] &= diagnosis.level() != Level.BAD;
                report.lines(diagnosis, locale).forEach(out::println);
                out.flush();
            });
        }
        out.println(healthy[0] ? DoctorCommand.HEALTHY : DoctorCommand.NOT_HEALTHY);
    }
}
