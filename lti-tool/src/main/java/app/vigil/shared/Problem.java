package app.vigil.shared;

import org.springframework.http.HttpStatus;

/**
 * One entry of the problem catalogue: a stable code with a status. Rooms implement it with enums; the texts are
 * {@code problem.<code>.title} and {@code problem.<code>.detail} in the room's message bundle.
 */
public interface Problem {

    /** Stable, kebab-case, unique in the installation; part of the public API. */
    String code();

    /** The HTTP status of the answer. */
    HttpStatus status();
}
