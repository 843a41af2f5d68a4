package app.vigil.demo.lms.people;

/**
 * An account of the LMS.
 *
 * @param id stable number; the {@code sub} of launches and {@code user_id} of memberships
 */
public record Person(
        String id, String username, String givenName, String familyName, String email, boolean administrator) {

    /** The institution's own number; in no way the id, as in any LMS. */
    public String idNumber() {
        return "S-" + id;
    }

    public String name() {
        return givenName + " " + familyName;
    }
}
