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

    static CellException missing() {
        return new CellException(
                "a value is missing; say what stands in for it with missing(...), or leave such rows out");
    }
}
