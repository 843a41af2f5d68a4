package app.vigil.document;

import java.util.Locale;

/** The forms of each institution: files an office can edit, {@code config/papers/<profile>/<form>.yml}. */
public interface PaperTemplates {

    /** The profile's own form, or the default one; in the language of ours nearest to the locale. */
    PaperTemplate of(String profile, String form, Locale locale);

    /** Refuses to start with a file of this form that names what nobody fills in. */
    void require(String form, PaperTemplate.Vocabulary vocabulary);
}
