package app.vigil.exam;

/**
 * An exam is being erased together with its institution. Heard within the transaction; each room above erases what it
 * keeps of the exam.
 */
public record ExamErased(ExamId exam) {}
