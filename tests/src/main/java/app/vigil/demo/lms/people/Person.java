package app.vigil.demo.lms.people;

/**
 * An account of the LMS.
 *
 * @param id stable number; the {@code sub} of launches and {@code user_id} of memberships
 */
public record Person(
        String id, String username, String givenName, String familyName, String email, boolean administrator) {

    public String name() {
        return givenName + " " + familyName;
    }
}
