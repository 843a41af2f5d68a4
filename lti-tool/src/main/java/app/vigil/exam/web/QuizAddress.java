package app.vigil.exam.web;

import app.vigil.lti.Origins;
import app.vigil.lti.Registration;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges the address students are sent to: it must be on the platform's own origin, or a teacher's typing mistake would
 * send a whole class elsewhere.
 */
@Component
class QuizAddress {

    private static final int LONGEST = 2000;

    private final boolean demo;

    QuizAddress(VigilSettings settings) {
        this.demo = settings.demo();
    }

    /** The address, or a complaint. The fragment is dropped: the exam window puts the loader's token there. */
    @Nullable
    URI read(String typed, Registration registration, Complaints complaints) {
        if (typed.isEmpty()) {
            complaints.add("quizAddress", "exam.complaint.quiz-address-missing");
            return null;
        }
        URI address = parse(typed);
        if (address == null || address.getHost() == null || address.getUserInfo() != null || typed.length() > LONGEST) {
            complaints.add("quizAddress", "exam.complaint.quiz-address-unreadable");
            return null;
        }
        if (!("https".equals(address.getScheme()) || demo && "http".equals(address.getScheme()))) {
            complaints.add("quizAddress", "exam.complaint.quiz-address-insecure");
            return null;
        }
        List<String> origins = registration.origins();
        if (!origins.contains(Origins.of(address).orElse(""))) {
            complaints.add("quizAddress", "exam.complaint.quiz-address-elsewhere", String.join(", ", origins));
            return null;
        }
        return withoutFragment(address);
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
