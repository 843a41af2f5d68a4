package app.vigil.lti.launch;

/** The form of ids in LTI 1.3 core: at most 255 ASCII characters, case-sensitive. */
final class ShortId {

    private static final int LENGTH = 255;

    private ShortId() {}

    static boolean fits(String id) {
        return id.length() <= LENGTH && id.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
    }
}
