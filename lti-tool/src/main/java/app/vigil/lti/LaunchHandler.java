package app.vigil.lti;

import org.springframework.web.servlet.ModelAndView;

/**
 * A room above that answers launches. The first that accepts, by {@link org.springframework.core.annotation.Order},
 * renders the framed page; no cookie may be relied on there.
 */
public interface LaunchHandler {

    boolean accepts(Launch launch);

    /** Renders the answer; the {@code lti} room adds {@code frame-ancestors} for the launching platform. */
    ModelAndView handle(Launch launch);
}
