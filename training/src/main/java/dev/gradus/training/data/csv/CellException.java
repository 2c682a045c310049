package dev.gradus.training.data.csv;

/** What is wrong with a field, on its way to where its place is known. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1;

    CellException(String problem) {
        super(problem);
    }

    static CellException missing() {
        return new CellException(
                "a value is missing; say what stands in for it with missing(...), or leave such rows out");
    }
}
