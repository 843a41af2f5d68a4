package app.vigil.demo.lms.store;

/** Numbers given in ascending order, never twice, from a first one on. */
public enum Sequence {
    TOOL(1),
    /** Course modules; the numbers below belong to what came with the demo. */
    MODULE(101),
    LINE_ITEM(201),
    ATTEMPT(1),
    PROCTORED_ATTEMPT(1);

    private final int first;

    Sequence(int first) {
        this.first = first;
    }

    int first() {
        return first;
    }
}
