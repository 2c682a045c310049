package dev.gradus.models.files;

import java.io.IOException;

/** Carries what went wrong in making the content, and not in writing it, to where it is thrown as it was. */
final class ContentException extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException problem;

    ContentException(IOException problem) {
        super(problem);
        this.problem = problem;
    }

    IOException problem() {
        return problem;
    }
}
