package app.vigil.sitting.web;

/**
 * An instruction as its examinee reads it.
 *
 * @param language of words and address, which may be another than the page's
 * @param words empty when it is to be read at the address
 * @param address empty when the words are here
 * @param known shown to this examinee before
 */
record InstructionLine(
        String id,
        String kind,
        String title,
        String edition,
        String language,
        String words,
        String address,
        boolean known) {}
