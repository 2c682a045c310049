package dev.gradus.examples.serving;

/** A request that cannot be answered, through no fault of the service; becomes an answer with a status of 4xx. */
final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String place;
    private final String problem;

    /**
     * Says what is wrong.
     *
     * @param status the HTTP status of the answer
     * @param place where in the request, such as {@code examples[2][7]}; empty if it is the request as a whole
     * @param problem what was expected and what came
     */
    RequestException(int status, String place, String problem) {
        super(problem);
        this.status = status;
        this.place = place;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    String place() {
        return place;
    }

    String problem() {
        return problem;
    }
}
