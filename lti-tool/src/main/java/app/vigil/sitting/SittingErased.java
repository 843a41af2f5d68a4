package app.vigil.sitting;

/**
 * A sitting is being erased. Heard within the transaction; each room above erases what it keeps of the sitting, and what
 * lies outside the database afterwards.
 */
public record SittingErased(SittingId sitting) {}
