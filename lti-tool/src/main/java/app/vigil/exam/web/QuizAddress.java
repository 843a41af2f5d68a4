package app.vigil.exam.web;

import app.vigil.lti.Registration;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        Set<String> origins = origins(registration);
        if (!origins.contains(origin(address).orElse(""))) {
            complaints.add("quizAddress", "exam.complaint.quiz-address-elsewhere", String.join(", ", origins));
            return null;
        }
        return withoutFragment(address);
    }

    /** Where the platform's pages are: some platforms sign in on a host of their own, so both count. */
    static Set<String> origins(Registration registration) {
        Set<String> origins = new LinkedHashSet<>();
        URI issuer = parse(registration.issuer());
        if (issuer != null) {
            origin(issuer).ifPresent(origins::add);
        }
        origin(registration.authorizationEndpoint()).ifPresent(origins::add);
        return origins;
    }

    private static Optional<String> origin(URI address) {
        if (address.getHost() == null || address.getScheme() == null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = "https".equals(scheme) ? 443 : 80;
        String port = address.getPort() == -1 || address.getPort() == usual ? "" : ":" + address.getPort();
        return Optional.of(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port);
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
