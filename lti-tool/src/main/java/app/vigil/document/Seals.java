package app.vigil.document;

import java.util.Optional;

/** The seals of the institutions, by profile: {@code vigil.profiles.<name>.document.seal}. */
public interface Seals {

    /** Empty where no certificate is set up: papers are signed by hand there. */
    Optional<Seal> of(String profile);
}
