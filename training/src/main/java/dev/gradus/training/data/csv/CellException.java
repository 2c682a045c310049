package dev.gradus.training.data.csv;

/** What is wrong with a field, on its way to where its place is known. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    CellException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What was expected and what came, as in the message. */
    String problem() {
        return problem;
    }

    /** A value is missing in a column that has none to stand in for it. */
    static CellException missing() {
        return new CellException(
                "a value is missing, and nothing stands in for one in this column; fill it in, or leave such rows out");
    }
}
