package app.vigil.access;

import java.util.Arrays;

/** The columns of {@code docs/access.md}: what a signed-in person may be. */
enum Role {
    EXAMINEE("examinee"),
    TEACHER("teacher"),
    PROCTOR("proctor"),
    DECISION_MAKER("decision maker"),
    RECORDS_KEEPER("records keeper"),
    ADMINISTRATOR("administrator"),
    OPERATOR("operator"),
    ANYBODY("anybody signed in");

    private final String column;

    Role(String column) {
        this.column = column;
    }

    static Role ofColumn(String column) {
        return Arrays.stream(values())
                .filter(role -> role.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("docs/access.md has the unknown column " + column));
    }
}
