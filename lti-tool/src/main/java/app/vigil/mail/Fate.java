package app.vigil.mail;

/** What a mail server did with a letter. */
sealed interface Fate {

    /** It took it. */
    record Taken() implements Fate {}

    /** Not now. */
    record Later(LetterTrouble because) implements Fate {}

    /** Never, unless somebody asks again. */
    record Over(LetterState state, LetterTrouble because) implements Fate {}

    Fate TAKEN = new Taken();

    Fate UNREACHABLE = new Later(LetterTrouble.UNREACHABLE);
}
