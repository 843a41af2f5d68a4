package app.vigil.demo.lms.people;

import app.vigil.demo.lms.store.FrameSwitch;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/**
 * The person the visitor acts as, kept in a cookie of the LMS; a controller asks for it by a parameter of
 * type {@link Person}.
 *
 * <p>The cookie is {@code SameSite=Lax} like Moodle's session: a post from the tool's site does not carry it,
 * which is why the LTI endpoints post once more to themselves. Where pages may be framed it is
 * {@code SameSite=None; Secure}, as Moodle's over https: a browser that lets third parties have cookies sends it
 * from a frame on another site.
 */
@Component
public class ActingPerson implements HandlerMethodArgumentResolver {

    /** Name of the cookie; not Moodle's, since cookies know no ports and other programs share the host. */
    public static final String COOKIE = "DemoLmsPerson";

    private final People people;
    private final FrameSwitch framing;

    public ActingPerson(People people, FrameSwitch framing) {
        this.people = people;
        this.framing = framing;
    }

    public Optional<Person> of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : people.byUsername(cookie.getValue());
    }

    public ResponseCookie cookieOf(Person person) {
        return ResponseCookie.from(COOKIE, person.username())
                .path("/")
                .httpOnly(true)
                .secure(framing.on())
                .sameSite(framing.on() ? "None" : "Lax")
                .build();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Person.class);
    }

    @Override
    public Person resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        return Optional.ofNullable(http).flatMap(this::of).orElseThrow(NobodyChosenException::new);
    }
}
