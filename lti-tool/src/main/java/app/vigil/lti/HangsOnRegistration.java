package app.vigil.lti;

/**
 * What a room above keeps for an institution, so that whoever is about to delete a registration sees what goes with it.
 * The room erases it when it hears {@link RegistrationDeleted}.
 */
public interface HangsOnRegistration {

    /** Label {@code hangs-on-registration.<code>}, with the number as its argument. */
    String code();

    long count(RegistrationId registration);
}
